/** What every function answers the phone: the value, or one refusal the person can act on. */
import type { Failure } from '../core/failure'
import type { Result } from '../core/result'

export type Reply<T> = Result<T, Failure>

/** What the phone sends: the route's name and its request. */
export interface Call<R> {
  readonly route: string
  readonly request: R
}

/** A page of a list. `next` is opaque; absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
