/**
 * Encrypts single fields with SM4-CTR, then HMAC-SM3 over everything (encrypt-then-MAC). The place of the field is under the MAC:
 * a sealed text copied to another record or field does not open. Each text names its key, so keys rotate without a stop.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FieldCipher, Place } from '../ports'
import type { Sealed } from '../records'

/** `current` seals; every key opens. A key is 96 hex digits: 16 bytes for SM4, 32 for HMAC-SM3. */
export interface DataKeys {
  readonly current: string
  readonly keys: { readonly [id: string]: string }
}

const CIPHER = 'sm4-ctr'
const IV_BYTES = 16
const MAC_BYTES = 32

interface KeyPair {
  readonly encryption: Buffer
  readonly authentication: Buffer
}

/** Throws when the keys are not of the form above: the function must not start without them. */
export function fieldCipher({ current, keys }: DataKeys): FieldCipher {
  const pairs = new Map(Object.entries(keys).map(([id, hex]) => [id, keyPairOf(id, hex)]))
  const currentPair = pairs.get(current)
  if (!currentPair) throw new Error('the current data key is missing')
  return {
    seal: (place, text) => seal(current, currentPair, place, text),
    open: (place, sealed) => open(pairs, place, sealed),
  }
}

function keyPairOf(id: string, hex: string): KeyPair {
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(id) || !/^[0-9a-f]{96}$/i.test(hex)) throw new Error('a data key is malformed')
  return { encryption: Buffer.from(hex.slice(0, 32), 'hex'), authentication: Buffer.from(hex.slice(32), 'hex') }
}

function seal(keyId: string, pair: KeyPair, place: Place, text: string): Sealed {
  // The counter starts at a random point of 2^128: the same one twice under a key would take 2^64 fields to become likely.
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, pair.encryption, iv)
  const ciphertext = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
  const whole = Buffer.concat([ciphertext, macOf(keyId, pair, place, ciphertext)])
  return `${keyId}.${whole.toString('base64url')}` as Sealed
}

function open(pairs: ReadonlyMap<string, KeyPair>, place: Place, sealed: Sealed): string {
  const [keyId = '', text = ''] = sealed.split('.')
  const pair = pairs.get(keyId)
  if (!pair) throw new Error(`${nameOf(place)}: sealed under a key we do not hold`)
  const whole = Buffer.from(text, 'base64url')
  const ciphertext = whole.subarray(0, -MAC_BYTES)
  const intact =
    whole.length >= IV_BYTES + MAC_BYTES &&
    timingSafeEqual(whole.subarray(-MAC_BYTES), macOf(keyId, pair, place, ciphertext))
  if (!intact) throw new Error(`${nameOf(place)}: a sealed field was altered or moved`)
  const decipher = createDecipheriv(CIPHER, pair.encryption, ciphertext.subarray(0, IV_BYTES))
  return Buffer.concat([decipher.update(ciphertext.subarray(IV_BYTES)), decipher.final()]).toString('utf8')
}

function macOf(keyId: string, { authentication }: KeyPair, place: Place, ciphertext: Buffer): Buffer {
  // As JSON, so that no two places give the same bytes.
  const context = JSON.stringify([keyId, place.collection, place.id, place.field])
  return createHmac('sm3', authentication).update(context).update('\0').update(ciphertext).digest()
}

/** Without the id: errors are logged, and they name kinds of things, not things. */
function nameOf({ collection, field }: Place): string {
  return `${collection}.${field}`
}
