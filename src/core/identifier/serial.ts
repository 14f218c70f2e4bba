/**
 * 流水号: the 20 characters that tell licences of one type and issuer apart (Hubei's access guide prescribes the length; the division is ours).
 * `shard block offset salt`: who holds a block hands its serials out alone, so no two licences get the same one and no record is locked for it.
 */

/** Serials of one block: what two characters can count. */
export const SERIALS_PER_BLOCK = 36 ** 2

/** Rows of blocks, each counted by a record of its own, so that allocators do not queue for one. */
export const SERIAL_SHARDS = 16

/** Bytes of chance that one serial takes. */
export const SALT_BYTES = 7

/** 号段: the right to hand out {@link SERIALS_PER_BLOCK} serials. */
export interface SerialBlock {
  /** From 0, below {@link SERIAL_SHARDS}. */
  readonly shard: number
  /** From 0: the how-manieth block of its shard. */
  readonly block: number
}

const BLOCK_CHARACTERS = 8
const OFFSET_CHARACTERS = 2
const SALT_CHARACTERS = 9

/**
 * The serial at `offset` of a block. The salt ({@link SALT_BYTES} unpredictable bytes) keeps it apart from serials that a province gives,
 * and from blocks handed out twice because a database was set back. Throws RangeError beyond the block, and when a shard is used up.
 */
export function serialOf({ shard, block }: SerialBlock, offset: number, salt: Uint8Array): string {
  if (offset >= SERIALS_PER_BLOCK) throw new RangeError('beyond the block')
  const chance = salt.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % 36n ** BigInt(SALT_CHARACTERS)
  return [
    inBase36(shard, 1),
    inBase36(block, BLOCK_CHARACTERS),
    inBase36(offset, OFFSET_CHARACTERS),
    inBase36(chance, SALT_CHARACTERS),
  ].join('')
}

/** Root, type, issuer and serial of a 证照标识: what its versions share, and no other licence has. */
export function seriesOf(identifier: string): string {
  return identifier.split('.').slice(0, -2).join('.')
}

function inBase36(value: number | bigint, characters: number): string {
  const text = value.toString(36).toUpperCase().padStart(characters, '0')
  if (text.length > characters) throw new RangeError(`${value} does not fit in ${characters} characters`)
  return text
}
