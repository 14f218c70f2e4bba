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
  type CredentialFault,
  credentialBytes,
  joined,
  LONGEST_TEXT,
  type ReadCredential,
  readCredential,
} from './credential'

export const PROOF_PREFIX = 'RTC1:'
export const NONCE_BYTES = 8
const TIME_BYTES = 4
/** 240 bytes are 360 characters of base45. */
const LONGEST_PROOF = 55 + LONGEST_TEXT + SIGNATURE_BYTES + TIME_BYTES + NONCE_BYTES + SIGNATURE_BYTES

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

/** Makes the code. `credential` is `encoded ‖ signature` as the issuer gave it; `random`: 8 bytes for the nonce and 32 for the signature. */
export function makeProof(
  credential: Uint8Array,
  shownAt: Instant,
  privateKey: Uint8Array,
  random: Uint8Array,
): string {
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setUint32(0, Math.floor(epochOf(shownAt) / 1000))
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

function readBytes(bytes: Uint8Array): Result<ReadProof, ProofFault> {
  const length = credentialBytes(bytes)
  const credential = readCredential(length === undefined ? bytes : bytes.subarray(0, length))
  if (!credential.ok) return credential
  const end = (length ?? 0) + TIME_BYTES + NONCE_BYTES
  if (bytes.length !== end + SIGNATURE_BYTES) return refuse('UNREADABLE')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ok({
    credential: credential.value,
    shownAt: instantOf(view.getUint32(end - NONCE_BYTES - TIME_BYTES) * 1000),
    nonce: bytes.slice(end - NONCE_BYTES, end),
    signed: bytes.subarray(0, end),
    signature: bytes.subarray(end),
  })
}
