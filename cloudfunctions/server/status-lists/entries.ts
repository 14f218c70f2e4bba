/** The entries of one of our lists, as they are worked on: read from the last list that was published, enlarged, packed again. */
import { fromBase64Url, toBase64Url } from '../../../src/core/crypto/base64'
import { readJws } from '../../../src/core/crypto/jws'
import {
  listBytes,
  STATUS_BITS,
  type StatusList,
  type StatusListClaims,
} from '../../../src/core/presentation/status-list'
import type { Deflate } from '../ports'

/** All entries VALID. */
export function freshEntries(length: number): StatusList {
  return { bits: STATUS_BITS, bytes: new Uint8Array(listBytes(length)) }
}

/** The entries of a list of ours, of at least `length`. Throws when `token` is none: only an older copy of the record helps then. */
export function entriesOf(deflate: Deflate, token: string, length: number): StatusList {
  const jws = readJws(token)
  // We signed it ourselves.
  const packed = jws.ok ? fromBase64Url((jws.value.payload as StatusListClaims).status_list.lst) : undefined
  if (!packed) throw new Error('a status list of ours is unreadable')
  const before = deflate.unpack(packed)
  const bytes = new Uint8Array(Math.max(before.length, listBytes(length)))
  bytes.set(before)
  return { bits: STATUS_BITS, bytes }
}

/** As the list carries them: zlib, base64url. */
export function packed(deflate: Deflate, { bytes }: StatusList): string {
  return toBase64Url(deflate.pack(bytes))
}
