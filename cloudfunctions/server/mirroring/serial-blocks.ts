/** 号段分配: serials for licences that come without an identifier, a block an instance (`blocks`). */
import {
  SALT_BYTES,
  SERIAL_SHARDS,
  SERIALS_PER_BLOCK,
  type SerialBlock,
  serialOf,
} from '../../../src/core/identifier/serial'
import { ok, type Result } from '../../../src/core/result'
import { inBlocks } from '../blocks'
import { type Busy, key, type Random, type Serials, type Store } from '../ports'

interface AllocatingDeps {
  readonly store: Store
  readonly random: Random
}

/** The serials of one instance of a function. */
export function serialBlocks(deps: AllocatingDeps): Serials {
  const next = inBlocks(SERIALS_PER_BLOCK, () => takeBlock(deps))
  return {
    async next() {
      const taken = await next()
      return taken.ok ? ok(serialOf(taken.value.block, taken.value.place, deps.random.bytes(SALT_BYTES))) : taken
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
