/**
 * Injected faults: what a function must survive, made to happen on purpose (`--faults FILE`).
 *
 * The file: `{"seed": 1, "rules": [{"on": "…", "fault": "…", "rate": 0.1, …}]}`, or the list of rules alone.
 *
 *   on      what is hit, exactly or with `*` at the end:
 *             "transaction.start" | "transaction.commit" | "transaction.abort"
 *             "database.insertDocument" | "database.getDocument" | "database.modifyDocument" (also "database.updateDocument")
 *             "database.removeDocument" | "database.calculateDocument" | "database.aggregateDocuments"
 *             "storage.*" | "functions.invokeFunction" | "invoke:<function>" | "*"
 *   fault   "conflict"   the operation is refused with TransactionBusy, nothing is done
 *           "dropReply"  the operation is done, then the connection is cut before the answer
 *           "killWorker" the function's worker is killed `afterMs` (default 0) into the invocation; only on "invoke:…"
 *           "latency"    the answer is delayed by `ms`
 *   rate    share of operations hit, 0 to 1; default 1
 *   seed    the same seed gives the same sequence of draws; default 1
 */
import { readFileSync } from 'node:fs'
import { Refusal } from './refusal'

const KINDS = ['conflict', 'dropReply', 'killWorker', 'latency'] as const
type FaultKind = (typeof KINDS)[number]

interface Rule {
  readonly on: string
  readonly fault: FaultKind
  readonly rate: number
  readonly ms: number
  readonly afterMs: number
}
/** What happens to one operation. */
export interface Strike {
  readonly conflict: boolean
  readonly dropReply: boolean
  readonly latencyMs: number
  readonly killAfterMs?: number
}
export interface Faults {
  strike(operation: string): Strike
}

export const NO_FAULTS: Faults = { strike: () => ({ conflict: false, dropReply: false, latencyMs: 0 }) }

/** Throws `FAULTS_FILE_INVALID` naming what is wrong. */
export function readFaults(file: string): Faults {
  try {
    return parseFaults(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      'FAULTS_FILE_INVALID',
      `故障文件 ${file} 无法使用：${why}`,
      `the faults file cannot be used: ${why}`,
    )
  }
}

export function parseFaults(raw: unknown): Faults {
  const file = Array.isArray(raw) ? { rules: raw } : (raw as { rules?: unknown; seed?: unknown } | null)
  if (!Array.isArray(file?.rules)) throw new Error('expected {"seed", "rules": […]}')
  const rules = file.rules.map(parseRule)
  const seed = 'seed' in file ? file.seed : 1
  if (seed !== undefined && !Number.isInteger(seed)) throw new Error('seed must be an integer')
  const draw = generator(Number(seed ?? 1))
  return { strike: (operation) => strike(rules.filter((rule) => hits(rule, operation) && draw() < rule.rate)) }
}

function parseRule(raw: unknown, position: number): Rule {
  const rule = raw as Partial<Rule> | null
  const fault = KINDS.find((kind) => kind === rule?.fault)
  const { on, rate = 1, ms = 0, afterMs = 0 } = rule ?? {}
  if (typeof on !== 'string' || on === '') throw new Error(`rule ${position + 1}: "on" is missing`)
  if (!fault) throw new Error(`rule ${position + 1}: "fault" must be one of ${KINDS.join(', ')}`)
  const numbers = [rate, ms, afterMs].every((value) => typeof value === 'number' && value >= 0)
  if (!numbers || rate > 1) throw new Error(`rule ${position + 1}: rate must be 0 to 1, ms and afterMs not negative`)
  return { on: on.replace('database.updateDocument', 'database.modifyDocument'), fault, rate, ms, afterMs }
}

function hits({ on, fault }: Rule, operation: string): boolean {
  if (fault === 'killWorker' && !operation.startsWith('invoke:')) return false
  return on.endsWith('*') ? operation.startsWith(on.slice(0, -1)) : on === operation
}

function strike(rules: readonly Rule[]): Strike {
  const kill = rules.find(({ fault }) => fault === 'killWorker')
  return {
    conflict: rules.some(({ fault }) => fault === 'conflict'),
    dropReply: rules.some(({ fault }) => fault === 'dropReply'),
    latencyMs: rules.reduce((sum, { fault, ms }) => sum + (fault === 'latency' ? ms : 0), 0),
    ...(kill ? { killAfterMs: kill.afterMs } : {}),
  }
}

/** mulberry32: small, even enough, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
