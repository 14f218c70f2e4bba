/**
 * 状态列表: IETF Token Status List (draft-ietf-oauth-status-list): two bits for each licence that was ever given a credential, packed from the
 * least significant bit, deflated, signed. Which index is whose is known only to who holds the credential, and to us.
 */
import type { StatusReference } from './credential'

export const STATUS_LIST_TYPE = 'statuslist+jwt'
/** Ours: what changed since a list, so that a phone need not fetch the whole one again. */
export const STATUS_CHANGES_TYPE = 'statuslist-changes+jwt'
export const STATUS_BITS = 2
/** Entries of one list. */
export const LIST_LENGTH = 2 ** 20

/** 0 VALID, 1 INVALID, 2 SUSPENDED, 3 is left to applications and means nothing here. */
export type TokenStatus = 0 | 1 | 2 | 3

/** The payload of a list. Times are seconds since 1970, as in every JWT. */
export interface StatusListClaims {
  /** `https://HOST/api/public/v1/status-lists/<list>` */
  readonly sub: string
  /** The list knows of everything that happened up to this moment. */
  readonly iat: number
  readonly exp: number
  /** Seconds after which a new one may be there. */
  readonly ttl: number
  /** Ours: rises with every change of this list. */
  readonly seq: number
  /** `lst`: base64url of zlib (RFC 1950). */
  readonly status_list: { readonly bits: 1 | 2 | 4 | 8; readonly lst: string }
}

/**
 * The payload of the changes from one `seq` to another. Each says what the list of `seq` says at its index, so they may be entered into a list
 * of any number from `from` to `seq`, not of `from` alone; `iat` and `exp` then count for the whole list.
 */
export interface StatusChangesClaims {
  readonly sub: string
  readonly iat: number
  readonly exp: number
  readonly ttl: number
  readonly from: number
  readonly seq: number
  readonly changes: readonly (readonly [index: number, status: TokenStatus])[]
}

/** A list as it is looked into. */
export interface StatusList {
  readonly bits: 1 | 2 | 4 | 8
  /** Inflated. */
  readonly bytes: Uint8Array
}

/** The status at `index`; undefined beyond the list's end. */
export function statusIn({ bits, bytes }: StatusList, index: number): number | undefined {
  const perByte = 8 / bits
  const byte = bytes[Math.floor(index / perByte)]
  return byte === undefined ? undefined : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1)
}

/** Writes a status into `bytes`. Throws RangeError beyond their end. */
export function setStatus({ bits, bytes }: StatusList, index: number, status: number): void {
  const perByte = 8 / bits
  const at = Math.floor(index / perByte)
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('beyond the list')
  const shift = (index % perByte) * bits
  bytes[at] = (byte & ~((2 ** bits - 1) << shift)) | (status << shift)
}

/** Bytes of a list of `length` entries. */
export function listBytes(length: number, bits: number = STATUS_BITS): number {
  return Math.ceil((length * bits) / 8)
}

/** Where the list of a reference is published. */
export function statusListUri(host: string, { list }: Pick<StatusReference, 'list'>): string {
  return `https://${host}/api/public/v1/status-lists/${list}`
}

/** `kid` of who signs lists and their changes: the issuer and the number of its key, as the trust list names them. */
export function issuerKeyId(issuer: string, number: number): string {
  return `${issuer}-${number}`
}
