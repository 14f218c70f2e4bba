/** Checks a signed request in the order of docs/interfaces.md, "Signed requests". Nothing is stored before the signature is right. */

import { verifySm2 } from '../../src/core/crypto/sm2'
import { sm3Hex } from '../../src/core/crypto/sm3'
import type { Failure } from '../../src/core/failure'
import { isNonce, NONCE_MEMORY_MS, REQUEST_WINDOW_MS, signedText } from '../../src/core/request-signature'
import { ok, type Result, refuse } from '../../src/core/result'
import { after, epochOf, parseInstant } from '../../src/core/time'
import type { Received } from './http-exchange'
import { type Clock, key, type Store } from './ports'

export interface SignatureDeps {
  readonly store: Store
  readonly clock: Clock
  /** The registered key: uncompressed SM2 public key, hex; undefined when there is none of this id that is good now. */
  readonly publicKeyOf: (keyId: string) => Promise<string | undefined>
}

/** What is no key's id is looked up nowhere. */
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

interface Signature {
  readonly keyId: string
  readonly timestamp: string
  readonly nonce: string
  readonly signature: string
}

/** The key id that signed `request`, or why it is not taken. */
export async function signerOf(deps: SignatureDeps, request: Received): Promise<Result<string, Failure>> {
  const signature = signatureOf(request)
  if (!signature) return refuse({ code: 'SIGNATURE_INVALID' })
  const time = parseInstant(signature.timestamp)
  if (!time.ok) return refuse({ code: 'SIGNATURE_INVALID' })
  const now = deps.clock.now()
  if (Math.abs(epochOf(now) - epochOf(time.value)) > REQUEST_WINDOW_MS) return refuse({ code: 'REQUEST_STALE' })
  if (!(await isSigned(deps, request, signature))) return refuse({ code: 'SIGNATURE_INVALID' })
  const { keyId, nonce } = signature
  const remembered = key('nonces', sm3Hex(`${keyId}\n${nonce}`))
  const fresh = await deps.store.insert(remembered, { expiresAt: after(now, NONCE_MEMORY_MS) })
  return fresh ? ok(keyId) : refuse({ code: 'REQUEST_REPLAYED' })
}

function signatureOf({ headers }: Received): Signature | undefined {
  const { 'x-key-id': keyId, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature } = headers
  if (!keyId || !timestamp || !nonce || !signature || !isNonce(nonce)) return undefined
  return { keyId, timestamp, nonce, signature }
}

async function isSigned(
  { publicKeyOf }: SignatureDeps,
  { method, path, body }: Received,
  given: Signature,
): Promise<boolean> {
  const { keyId, timestamp, nonce, signature } = given
  const publicKey = KEY_ID.test(keyId) ? await publicKeyOf(keyId) : undefined
  if (publicKey === undefined) return false
  const text = signedText({ method, path, timestamp, nonce, bodyDigestHex: sm3Hex(body) })
  return verifySm2(text, signature, publicKey)
}
