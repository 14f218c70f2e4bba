/** Keyed digests (HMAC-SM3): a citizen number is found again by its index, and nobody without the key can try out numbers. */
import { createHmac } from 'node:crypto'
import type { KeyedIndex } from '../ports'
import type { Index } from '../records'

/** `keyHex`: 64 hex digits. Unlike data keys it cannot rotate without a re-index of the whole store. Throws when malformed. */
export function keyedIndex(keyHex: string): KeyedIndex {
  if (!/^[0-9a-f]{64}$/i.test(keyHex)) throw new Error('the index key is malformed')
  const key = Buffer.from(keyHex, 'hex')
  return { of: (subject, text) => createHmac('sm3', key).update(`${subject}\n${text}`).digest('hex') as Index }
}
