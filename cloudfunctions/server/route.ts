/** A route: who may call it, what it takes, what it does. The endpoint asks in this order. */
import * as v from 'valibot'
import type { Failure } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'

/** From the caller's credential `C` to the actor `A`, or why he is none. */
export type Admission<D, C, A> = (deps: D, credential: C) => Promise<Result<A, Failure>>

export interface Route<D, C, V> {
  run(deps: D, credential: C, request: unknown): Promise<Result<V, Failure>>
}

/** Makes a route. Nothing about the request is told to somebody who may not call. */
export function route<D, E, C, A, S extends v.GenericSchema, V>(
  admit: Admission<D, C, A>,
  schema: S,
  answer: (deps: E, actor: A, request: v.InferOutput<S>) => Promise<Result<V, Failure>>,
): Route<D & E, C, V> {
  return {
    async run(deps, credential, request) {
      const actor = await admit(deps, credential)
      if (!actor.ok) return actor
      const parsed = parse(schema, request)
      return parsed.ok ? answer(deps, actor.value, parsed.value) : parsed
    },
  }
}

function parse<S extends v.GenericSchema>(schema: S, request: unknown): Result<v.InferOutput<S>, Failure> {
  const parsed = v.safeParse(schema, request)
  return parsed.success ? ok(parsed.output) : refuse({ code: 'REQUEST_INVALID', field: fieldOf(parsed.issues[0]) })
}

/** The first member that is wrong, by name. */
function fieldOf(issue: v.BaseIssue<unknown>): string {
  return (v.getDotPath(issue) ?? 'request').slice(0, 60)
}
