/**
 * 分段领取: an instance of a function takes a whole block of numbers in one small transaction and hands them out of its memory. When it dies the
 * rest of the block is lost: a gap harms nobody, a repeat would.
 */
import { ok, type Result } from '../../src/core/result'
import type { Busy } from './ports'

/** A place of a block, from 0. */
export interface Place<B> {
  readonly block: B
  readonly place: number
}

/** Hands out the `size` places of each block that `take` brings. Callers that wait for the same block take it once. */
export function inBlocks<B>(size: number, take: () => Promise<Result<B, Busy>>) {
  let taken: { readonly block: B } | undefined
  let used = 0
  let taking: Promise<Result<undefined, Busy>> | undefined

  async function takeNext(): Promise<Result<undefined, Busy>> {
    const block = await take()
    if (!block.ok) return block
    taken = { block: block.value }
    used = 0
    return ok(undefined)
  }

  return async (): Promise<Result<Place<B>, Busy>> => {
    while (taken === undefined || used === size) {
      taking ??= takeNext().finally(() => {
        taking = undefined
      })
      const done = await taking
      if (!done.ok) return done
    }
    used += 1
    return ok({ block: taken.block, place: used - 1 })
  }
}
