/** The outcome of a decision that may be refused. Refusals are values; faults are thrown (ARCHITECTURE.md, "Refusals and faults"). */
export type Result<T, F> = Ok<T> | Refused<F>

export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

export interface Refused<F> {
  readonly ok: false
  readonly failure: F
}

/** The decision was made: here is what it came to. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** The decision was refused: `failure` says why, with a stable code. */
export function refuse<F>(failure: F): Refused<F> {
  return { ok: false, failure }
}
