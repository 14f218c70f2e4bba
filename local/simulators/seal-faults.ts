/** How the seal service simulator misbehaves when it is told to: one list of rules, each used as often as it says. */

export type SealFault =
  /** Answers after a while. */
  | { readonly fault: 'latency'; readonly ms: number; readonly times?: number }
  /** Cuts every connection for a while. */
  | { readonly fault: 'outage'; readonly ms: number }
  /** Answers 429 or 503, with `Retry-After` in seconds when given. */
  | { readonly fault: 'busy'; readonly status: 429 | 503; readonly retryAfter?: number; readonly times?: number }
  /** Cuts the connection of a request for a signature before or after the seal was used. */
  | { readonly fault: 'dropBeforeSigning' | 'dropAfterSigning'; readonly times?: number }

/** The faults that meet one request. */
export interface Met {
  readonly latencyMs: number
  readonly busy?: Extract<SealFault, { fault: 'busy' }>
  readonly drop?: 'now' | 'afterSigning'
}

interface Rule {
  readonly fault: SealFault
  left: number
}

export class SealFaults {
  private rules: Rule[] = []

  /** Replaces what was set before. An outage begins now. */
  set(faults: readonly SealFault[], now: number): void {
    this.rules = faults.map((fault) => ({
      fault,
      left: fault.fault === 'outage' ? now + fault.ms : (fault.times ?? Number.POSITIVE_INFINITY),
    }))
  }

  /** What becomes of a request; counts it against the rules it meets. */
  meet(isSigning: boolean, now: number): Met {
    if (this.rules.some(({ fault, left }) => fault.fault === 'outage' && now < left))
      return { latencyMs: 0, drop: 'now' }
    const latency = this.take('latency')
    const busy = this.take('busy')
    if (busy) return { latencyMs: latency?.ms ?? 0, busy }
    const drop = isSigning ? this.drop() : undefined
    return { latencyMs: latency?.ms ?? 0, ...(drop ? { drop } : {}) }
  }

  private drop(): Met['drop'] {
    if (this.take('dropBeforeSigning')) return 'now'
    return this.take('dropAfterSigning') ? 'afterSigning' : undefined
  }

  private take<F extends SealFault['fault']>(name: F): Extract<SealFault, { fault: F }> | undefined {
    const rule = this.rules.find(({ fault, left }) => fault.fault === name && left > 0)
    if (!rule) return undefined
    rule.left -= 1
    // Found by its name.
    return rule.fault as Extract<SealFault, { fault: F }>
  }
}

/** Reads `{"faults":[…]}`; undefined when it is anything else. */
export function readSealFaults(body: unknown): readonly SealFault[] | undefined {
  const list = (body as { faults?: unknown } | null)?.faults
  return Array.isArray(list) && list.every(isFault) ? list : undefined
}

function isFault(value: unknown): value is SealFault {
  const { fault, ms, times, status, retryAfter } = (value ?? {}) as Record<string, unknown>
  if (![times, retryAfter].every((number) => number === undefined || isCount(number))) return false
  if (fault === 'latency' || fault === 'outage') return isCount(ms)
  if (fault === 'busy') return status === 429 || status === 503
  return fault === 'dropBeforeSigning' || fault === 'dropAfterSigning'
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0
}
