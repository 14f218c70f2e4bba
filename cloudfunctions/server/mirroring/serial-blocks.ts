/**
 * 号段分配: an instance of a function takes a whole block of serials in one small transaction and hands them out of its memory. When it
 * dies the rest of the block is lost: a gap harms nobody, a repeat would.
 */
import {
  SALT_BYTES,
  SERIAL_SHARDS,
  SERIALS_PER_BLOCK,
  type SerialBlock,
  serialOf,
} from '../../../src/core/identifier/serial'
import { ok, type Result } from '../../../src/core/result'
import { type Busy, key, type Random, type Serials, type Store } from '../ports'

interface AllocatingDeps {
  readonly store: Store
  readonly random: Random
}

/** The serials of one instance of a function. Callers that wait for the same block take it once. */
export function serialBlocks(deps: AllocatingDeps): Serials {
  let block: SerialBlock | undefined
  let used = 0
  let taking: Promise<Result<undefined, Busy>> | undefined

  async function takeNext(): Promise<Result<undefined, Busy>> {
    const taken = await takeBlock(deps)
    if (!taken.ok) return taken
    block = taken.value
    used = 0
    return ok(undefined)
  }

  return {
    async next() {
      while (block === undefined || used === SERIALS_PER_BLOCK) {
        taking ??= takeNext().finally(() => {
          taking = undefined
        })
        const taken = await taking
        if (!taken.ok) return taken
      }
      used += 1
      return ok(serialOf(block, used - 1, deps.random.bytes(SALT_BYTES)))
    },
  }
}

/** Any shard will do: chance spreads the instances over them. */
function takeBlock({ store, random }: AllocatingDeps): Promise<Result<SerialBlock, Busy>> {
  const shard = (random.bytes(1)[0] ?? 0) % SERIAL_SHARDS
  const id = key('serialBlocks', String(shard))
  return store.transact([id], (read) => {
    const stored = read.get(id)
    const block = stored?.taken ?? 0
    const record = { taken: block + 1 }
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: id, record }], value: { shard, block } })
  })
}
