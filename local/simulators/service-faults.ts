/** How the simulator of a service misbehaves when it is told to: one list of rules, each used as often as it says. */

/** `Act`: what the service does that cannot be undone, such as `Signing`. */
export type ServiceFault<Act extends string> =
  /** Answers after a while. */
  | { readonly fault: 'latency'; readonly ms: number; readonly times?: number }
  /** Cuts every connection for a while. */
  | { readonly fault: 'outage'; readonly ms: number }
  /** Its clock is fast by so much; slow when negative. */
  | { readonly fault: 'clock'; readonly ms: number; readonly times?: number }
  /** Answers 429 or 503, with `Retry-After` in seconds when given. */
  | { readonly fault: 'busy'; readonly status: 429 | 503; readonly retryAfter?: number; readonly times?: number }
  /** Cuts the connection of a request for the act before or after it is done. */
  | { readonly fault: `dropBefore${Act}` | `dropAfter${Act}`; readonly times?: number }

/** The faults that meet one request. */
export interface Met {
  readonly latencyMs: number
  readonly clockMs: number
  readonly busy?: { readonly status: 429 | 503; readonly retryAfter?: number }
  readonly drop?: 'before' | 'after'
}

/** A fault as it is used up: what its kind does not have is 0 or absent. */
interface Rule {
  readonly fault: string
  readonly ms: number
  readonly status: 429 | 503
  readonly retryAfter?: number
  /** Of an outage, its end; of any other, how often it is still used. */
  left: number
}

export class ServiceFaults<Act extends string> {
  private rules: Rule[] = []

  constructor(private readonly act: Act) {}

  /** Replaces what was set before. An outage begins now. */
  set(faults: readonly ServiceFault<Act>[], now: number): void {
    this.rules = faults.map((given) => {
      const rule: Omit<Rule, 'left'> & { readonly times?: number } = { ms: 0, status: 503, ...given }
      return { ...rule, left: rule.fault === 'outage' ? now + rule.ms : (rule.times ?? Number.POSITIVE_INFINITY) }
    })
  }

  /** What becomes of a request; counts it against the rules it meets. */
  meet(isAct: boolean, now: number): Met {
    if (this.rules.some(({ fault, left }) => fault === 'outage' && now < left)) {
      return { latencyMs: 0, clockMs: 0, drop: 'before' }
    }
    const met = { latencyMs: this.take('latency')?.ms ?? 0, clockMs: this.take('clock')?.ms ?? 0 }
    const busy = this.take('busy')
    if (busy) return { ...met, busy }
    const drop = isAct ? this.drop() : undefined
    return { ...met, ...(drop ? { drop } : {}) }
  }

  /** Reads `{"faults":[…]}`; undefined when it is anything else. */
  read(body: unknown): readonly ServiceFault<Act>[] | undefined {
    const list = (body as { faults?: unknown } | null)?.faults
    return Array.isArray(list) && list.every((value) => this.isFault(value)) ? list : undefined
  }

  private drop(): Met['drop'] {
    if (this.take(`dropBefore${this.act}`)) return 'before'
    return this.take(`dropAfter${this.act}`) ? 'after' : undefined
  }

  private take(name: string): Rule | undefined {
    const rule = this.rules.find(({ fault, left }) => fault === name && left > 0)
    if (rule) rule.left -= 1
    return rule
  }

  private isFault(value: unknown): value is ServiceFault<Act> {
    const { fault, ms, times, status, retryAfter } = (value ?? {}) as Record<string, unknown>
    if (![times, retryAfter].every((number) => number === undefined || isCount(number))) return false
    if (fault === 'latency' || fault === 'outage') return isCount(ms)
    if (fault === 'clock') return Number.isInteger(ms)
    if (fault === 'busy') return status === 429 || status === 503
    return fault === `dropBefore${this.act}` || fault === `dropAfter${this.act}`
  }
}

/** The header of a busy service, in seconds. */
export function retryAfter({ busy }: Met): Record<string, string> {
  return busy?.retryAfter === undefined ? {} : { 'Retry-After': String(busy.retryAfter) }
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0
}
