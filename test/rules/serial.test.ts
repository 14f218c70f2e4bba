import fc from 'fast-check'
import { formatLicenceIdentifier } from '../../src/core/identifier/licence-identifier'
import { SALT_BYTES, SERIAL_SHARDS, SERIALS_PER_BLOCK, serialOf, seriesOf } from '../../src/core/identifier/serial'

const NO_CHANCE = new Uint8Array(SALT_BYTES)

const blocks = fc.record({ shard: fc.nat(SERIAL_SHARDS - 1), block: fc.nat(10 ** 9) })
const offsets = fc.nat(SERIALS_PER_BLOCK - 1)
const salts = fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES })

describe('an allocated serial (流水号)', () => {
  it('is 20 characters of 0-9 and A-Z, as the Hubei guide prescribes', () => {
    fc.assert(
      fc.property(blocks, offsets, salts, (block, offset, salt) => {
        expect(serialOf(block, offset, salt)).toMatch(/^[0-9A-Z]{20}$/)
      }),
    )
  })

  it('differs from every serial of another place, whatever chance adds', () => {
    fc.assert(
      fc.property(blocks, offsets, salts, blocks, offsets, salts, (block, offset, salt, other, place, chance) => {
        const same = block.shard === other.shard && block.block === other.block && offset === place
        fc.pre(!same)
        expect(serialOf(block, offset, salt)).not.toBe(serialOf(other, place, chance))
      }),
    )
  })

  it('differs when a block is handed out again after the database was set back', () => {
    const chance = new Uint8Array(SALT_BYTES).fill(200)
    expect(serialOf({ shard: 1, block: 2 }, 3, NO_CHANCE)).not.toBe(serialOf({ shard: 1, block: 2 }, 3, chance))
  })

  it('is not made beyond its block, nor of more blocks than eight characters count', () => {
    expect(serialOf({ shard: 15, block: 36 ** 8 - 1 }, SERIALS_PER_BLOCK - 1, NO_CHANCE)).toBe('FZZZZZZZZZZ000000000')
    expect(() => serialOf({ shard: 0, block: 0 }, SERIALS_PER_BLOCK, NO_CHANCE)).toThrow(RangeError)
    expect(() => serialOf({ shard: 0, block: 36 ** 8 }, 0, NO_CHANCE)).toThrow(RangeError)
  })
})

describe('the series of an identifier', () => {
  const parts = { typeCode: '11100000000019713D071', issuer: '11990101MB00000012', serial: '1' }

  it('is the same for every version and another for another serial', () => {
    const [first, second, other] = [
      formatLicenceIdentifier({ ...parts, version: 1 }),
      formatLicenceIdentifier({ ...parts, version: 2 }),
      formatLicenceIdentifier({ ...parts, serial: '2', version: 1 }),
    ]
    expect(seriesOf(first)).toBe(seriesOf(second))
    expect(seriesOf(first)).not.toBe(seriesOf(other))
  })
})
