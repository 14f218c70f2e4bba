/**
 * 离线码 `RTC1:`: a credential, and the signature of the phone it is bound to over the moment and a nonce (docs/presentation-format.md). Made
 * anew every half minute without a network.
 */
import { SIGNATURE_BYTES, signCompact } from '../crypto/sm2-compact'
import { ok, type Result, refuse } from '../result'
import { utf8 } from '../text-bytes'
import { epochOf, type Instant, instantOf } from '../time'
import { fromBase45, toBase45 } from './base45'
import {
  bounded,
  type CredentialFault,
  credentialLength,
  HEAD_BYTES,
  joined,
  LONGEST_TEXT,
  type ReadCredential,
  readCredential,
} from './credential'

export const PROOF_PREFIX = 'RTC1:'
export const NONCE_BYTES = 8
const TIME_BYTES = 4
/** What the phone adds to its credential. */
const PHONE_BYTES = TIME_BYTES + NONCE_BYTES + SIGNATURE_BYTES
/** 240 bytes are 360 characters of base45. */
const LONGEST_PROOF = HEAD_BYTES + LONGEST_TEXT + SIGNATURE_BYTES + PHONE_BYTES
/** So many bytes of a proof say how long all of it is. */
export const LENGTH_KNOWN_AFTER = HEAD_BYTES

export interface ReadProof {
  readonly credential: ReadCredential
  /** What the phone said the time was, in whole seconds. */
  readonly shownAt: Instant
  readonly nonce: Uint8Array
  /** What the phone signed: everything before its signature. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** `PREFIX_WRONG`: no offline code at all; `TOO_LONG`: longer than any. */
export type ProofFault = CredentialFault | 'PREFIX_WRONG' | 'TOO_LONG'

/**
 * Makes the code. `credential` is `encoded ‖ signature` as the issuer gave it; `random`: 8 bytes for the nonce and 32 for the signature. Throws
 * RangeError when `credential` is none or the time is out of bounds.
 */
export function makeProof(
  credential: Uint8Array,
  shownAt: Instant,
  privateKey: Uint8Array,
  random: Uint8Array,
): string {
  if (credentialLength(credential) !== credential.length) throw new RangeError('not a credential')
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setUint32(0, bounded(Math.floor(epochOf(shownAt) / 1000), 0, 0xffffffff))
  const signed = joined(credential, time, random.subarray(0, NONCE_BYTES))
  const signature = signCompact(proofMessage(signed), privateKey, random.subarray(NONCE_BYTES))
  return PROOF_PREFIX + toBase45(joined(signed, signature))
}

/** What the phone's signature is over. */
export function proofMessage(signed: Uint8Array): Uint8Array {
  return joined(utf8('RTC1/proof\n'), signed)
}

/** Reads a scanned text. Nothing is checked but the form. */
export function readProof(text: string): Result<ReadProof, ProofFault> {
  if (!text.startsWith(PROOF_PREFIX)) return refuse('PREFIX_WRONG')
  if (text.length > PROOF_PREFIX.length + Math.ceil(LONGEST_PROOF * 1.5)) return refuse('TOO_LONG')
  const bytes = fromBase45(text.slice(PROOF_PREFIX.length))
  return bytes ? readBytes(bytes) : refuse('UNREADABLE')
}

/** How many bytes the proof that begins with `bytes` has; undefined when that cannot be told, or no proof begins so. */
export function proofLength(bytes: Uint8Array): number | undefined {
  const length = credentialLength(bytes)
  return length === undefined ? undefined : length + PHONE_BYTES
}

function readBytes(bytes: Uint8Array): Result<ReadProof, ProofFault> {
  const length = proofLength(bytes) === bytes.length ? bytes.length - PHONE_BYTES : 0
  // Of a proof that is not whole only the version is told: a later one may have other lengths.
  const credential = readCredential(bytes.subarray(0, length === 0 ? 1 : length))
  if (!credential.ok) return credential
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = length + TIME_BYTES + NONCE_BYTES
  return ok({
    credential: credential.value,
    shownAt: instantOf(view.getUint32(length) * 1000),
    nonce: bytes.slice(length + TIME_BYTES, end),
    signed: bytes.subarray(0, end),
    signature: bytes.subarray(end),
  })
}
