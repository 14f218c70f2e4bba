/** 状态序号: places in our status lists, a block an instance (`blocks`): one for each life of a licence, and never another's. */
import type { StatusReference } from '../../../src/core/presentation/credential'
import { LIST_LENGTH } from '../../../src/core/presentation/status-list'
import { ok, type Result } from '../../../src/core/result'
import { inBlocks } from '../blocks'
import { type Busy, type Key, key, type StatusIndexes, type Store } from '../ports'

/** A divisor of {@link LIST_LENGTH}: no block lies in two lists. */
const BLOCK = 64
/** A list grows by so many entries: 1 KB before it is deflated. */
const STEP = 4096
/** A list is this much longer than what was handed out, so that nobody is given a place that no published list has yet. */
const AHEAD = STEP / 2

const NEXT: Key<'statusBlocks'> = key('statusBlocks', 'next')

/** The places of one instance of a function. */
export function statusIndexes({ store }: { readonly store: Store }): StatusIndexes {
  const next = inBlocks(BLOCK, () => takeBlock(store))
  return {
    async next() {
      const taken = await next()
      if (!taken.ok) return taken
      const number = taken.value.block * BLOCK + taken.value.place
      return ok({ list: Math.floor(number / LIST_LENGTH), index: number % LIST_LENGTH })
    },
  }
}

function takeBlock(store: Store): Promise<Result<number, Busy>> {
  return store.transact([NEXT], (read) => {
    const stored = read.get(NEXT)
    const block = stored?.taken ?? 0
    const record = { taken: block + 1 }
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: NEXT, record }], value: block })
  })
}

/** How many entries each of our lists has to have by now. */
export async function listLengths(store: Store): Promise<readonly number[]> {
  return lengthsFor(((await store.get(NEXT))?.taken ?? 0) * BLOCK)
}

/** Exported for tests. `handedOut`: how many places were. */
export function lengthsFor(handedOut: number): readonly number[] {
  const needed = handedOut + AHEAD
  const full = Math.floor(needed / LIST_LENGTH)
  const last = Math.ceil((needed % LIST_LENGTH) / STEP) * STEP
  return [...Array.from({ length: full }, () => LIST_LENGTH), ...(last > 0 ? [last] : [])]
}

/** As it stands in the licence's record. */
export function referenceText({ list, index }: StatusReference): string {
  return `${list}:${index}`
}

/** Throws when the text is none of {@link referenceText}. */
export function referenceIn(text: string): StatusReference {
  const [, list, index] = /^(\d{1,4}):(\d{1,7})$/.exec(text) ?? []
  if (list === undefined || index === undefined) throw new Error('a status reference is malformed')
  return { list: Number(list), index: Number(index) }
}
