/** SM3 and SM2 as the check uses them. What verified once is remembered by its digest, for certificates, lists and seals come again with every file. */
import { createHash } from 'node:crypto'
import { verifySm2Der } from '../../../../src/core/crypto/sm2-known-keys'

/** Room for the seals, certificates and lists of a province many times over, in about 100 KB. */
const MOST_REMEMBERED = 512

/** Digests of key, message and signature, in the order in which they verified. Only what verified; time plays no part in it. */
const verified = new Set<string>()

export function sm3(bytes: Uint8Array): Uint8Array {
  return createHash('sm3').update(bytes).digest()
}

/** Whether `signature` is the SM2 signature of `publicKey` over `message`. For what is the same in many files. */
export function verifiesAsBefore(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  // Fixed width of the key and a digest of the message: no two triples are written the same way.
  const digest = createHash('sm3').update(publicKey).update(sm3(message)).update(signature).digest('hex')
  if (verified.has(digest)) return true
  if (!verifySm2Der(message, signature, publicKey)) return false
  for (const oldest of verified) {
    if (verified.size < MOST_REMEMBERED) break
    verified.delete(oldest)
  }
  verified.add(digest)
  return true
}
