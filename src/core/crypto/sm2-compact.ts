/**
 * GB/T 32918.2-2016 SM2 with SM3 for codes that must be short and phones that must be quick: signatures are 64 bytes, r then s; public keys 33
 * bytes, compressed (02 or 03, then x); private keys 32 bytes. User id `1234567812345678`.
 *
 * The arithmetic is not constant in time. On the holder's own phone that gives nothing away: who can measure it there can read the key where it is
 * stored. A signer that shares its machine with strangers needs another one.
 */
import { fromHex } from './hex'
import { hasBigIntegers, hexOf, inverse, least, numberOf, ONE, ORDER, ordinateOf, PRIME, ZERO } from './sm2-field'
import {
  addMultiple,
  coordinatesOf,
  hasAbscissa,
  INFINITY,
  type Multiples,
  multiple,
  multiplesOf,
  pointAt,
} from './sm2-points'
import { hmacSm3, sm3 } from './sm3'

export { hasBigIntegers } from './sm2-field'

export const SIGNATURE_BYTES = 64
export const PUBLIC_KEY_BYTES = 33
export const PRIVATE_KEY_BYTES = 32
const BASE_X = '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'
const BASE_Y = 'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'
/** What the digest of a key begins with: the length of the user id in bits, the id, a, b, and the base point. */
const IDENTITY_HEAD = fromHex(
  [
    '008031323334353637383132333435363738',
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
    BASE_X,
    BASE_Y,
  ].join(''),
)

/** A public key that has been found to lie on the curve. */
export interface VerifyingKey {
  /** Compressed. */
  readonly bytes: Uint8Array
  readonly x: bigint
  readonly y: bigint
  /** Z of the standard: the digest of who signs. */
  readonly identity: Uint8Array
  readonly table?: Multiples
}

/** Reads a compressed public key; undefined when it names no point of the curve, and where {@link hasBigIntegers} says no. */
export function verifyingKey(bytes: Uint8Array): VerifyingKey | undefined {
  const [sign] = bytes
  if (!hasBigIntegers() || bytes.length !== PUBLIC_KEY_BYTES || (sign !== 2 && sign !== 3)) return undefined
  const x = numberOf(bytes.subarray(1))
  const root = x < PRIME ? ordinateOf(x) : undefined
  if (root === undefined) return undefined
  const y = isOdd(root) === (sign === 3) ? root : PRIME - root
  return { bytes, x, y, identity: identityOf(x, y) }
}

/** The same key with a table of its multiples, 230 KB made in some 15 ms: worth it for a key that many signatures are checked with. */
export function prepared(key: VerifyingKey): VerifyingKey {
  return key.table ? key : { ...key, table: multiplesOf(key.x, key.y) }
}

/** Whether `signature` is one of `key` over `message`. Never throws, whatever comes in. */
export function verifyCompact(message: Uint8Array, signature: Uint8Array, key: VerifyingKey): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  const r = numberOf(signature.subarray(0, 32))
  const s = numberOf(signature.subarray(32))
  const t = (r + s) % ORDER
  if (!isScalar(r) || !isScalar(s) || t === ZERO) return false
  const ofKey = key.table ? addMultiple(INFINITY, t, key.table) : multiple(t, pointAt(key.x, key.y))
  const sum = addMultiple(ofKey, s, baseTable())
  return hasAbscissa(sum, least(r - numberOf(messageDigest(message, key)), ORDER))
}

/**
 * Signs `message`. `random`: 32 unpredictable bytes, of this signature alone; the core makes none itself. The private key and the message go into
 * the secret number too, so that poor randomness alone does not give the key away. Throws RangeError for a private key that is none.
 */
export function signCompact(message: Uint8Array, privateKey: Uint8Array, random: Uint8Array): Uint8Array {
  if (random.length !== PRIVATE_KEY_BYTES) throw new RangeError('32 random bytes are needed')
  const d = secretOf(privateKey)
  const digest = messageDigest(message, { identity: identityOf(...publicPoint(d)) })
  const e = numberOf(digest)
  for (let attempt = 0; ; attempt++) {
    const k = numberOf(hmacSm3(privateKey, Uint8Array.from([...digest, ...random, attempt])))
    if (!isScalar(k)) continue
    const r = (e + publicPoint(k)[0]) % ORDER
    if (r === ZERO || r + k === ORDER) continue
    const s = least(inverse(ONE + d, ORDER) * (k - r * d), ORDER)
    if (s !== ZERO) return fromHex(hexOf(r) + hexOf(s))
  }
}

/** The compressed public key of a private one. Throws RangeError for a private key that is none. */
export function compactPublicKey(privateKey: Uint8Array): Uint8Array {
  const [x, y] = publicPoint(secretOf(privateKey))
  return fromHex((isOdd(y) ? '03' : '02') + hexOf(x))
}

let table: Multiples | undefined

/** Of the base point; made when it is first needed. */
function baseTable(): Multiples {
  table ??= multiplesOf(BigInt(`0x${BASE_X}`), BigInt(`0x${BASE_Y}`))
  return table
}

function publicPoint(scalar: bigint): readonly [x: bigint, y: bigint] {
  return coordinatesOf(addMultiple(INFINITY, scalar, baseTable()))
}

/** In [1, n-2]: with n-1 the equation of the signature has no solution. */
function secretOf(privateKey: Uint8Array): bigint {
  const d = numberOf(privateKey)
  if (privateKey.length !== PRIVATE_KEY_BYTES || d === ZERO || d >= ORDER - ONE)
    throw new RangeError('not a private key')
  return d
}

function isScalar(number: bigint): boolean {
  return number > ZERO && number < ORDER
}

function isOdd(number: bigint): boolean {
  return BigInt.asUintN(1, number) === ONE
}

function identityOf(x: bigint, y: bigint): Uint8Array {
  return sm3(Uint8Array.from([...IDENTITY_HEAD, ...fromHex(hexOf(x) + hexOf(y))]))
}

function messageDigest(message: Uint8Array, { identity }: Pick<VerifyingKey, 'identity'>): Uint8Array {
  const whole = new Uint8Array(identity.length + message.length)
  whole.set(identity)
  whole.set(message, identity.length)
  return sm3(whole)
}
