/** GB/T 32918.2 and .5 SM2 signatures of 64 bytes, our own arithmetic: against the standard's example and three other implementations. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sm2 as independent } from 'sm-crypto'
import { sm2 as library } from 'sm-crypto-v2'
import { fromHex, toHex } from '../../src/core/crypto/hex'
import {
  compactPublicKey,
  hasBigIntegers,
  prepared,
  signCompact,
  type VerifyingKey,
  verifyCompact,
  verifyingKey,
} from '../../src/core/crypto/sm2-compact'
import { hexOf, inverse, ordinateOf } from '../../src/core/crypto/sm2-field'
import { hasAbscissa, INFINITY, pointAt } from '../../src/core/crypto/sm2-points'
import { readSignature, writeSignature } from '../../src/core/crypto/sm2-signature'
import { sm3 } from '../../src/core/crypto/sm3'
import vectors from './vectors/crypto.json'

const { d, px, py, r, s, za, message_utf8 } = vectors.sm2_sign
const ORDER = BigInt(`0x${vectors.sm2_curve.n}`)
const PRIME = BigInt(`0x${vectors.sm2_curve.p}`)
const OPTIONS = { hash: true, userId: vectors.sm2_sign.user_id_utf8 }
const RANDOM = new Uint8Array(32).fill(7)

const privateKey = fromHex(d)
const publicKey = fromHex(`03${px}`)
const message = new TextEncoder().encode(message_utf8)
const published = fromHex(r + s)

const scalars = fc.bigInt({ min: BigInt(1), max: ORDER - BigInt(2) }).map((number) => fromHex(hexOf(number)))
const messages = fc.uint8Array({ maxLength: 300 })
const randoms = fc.uint8Array({ minLength: 32, maxLength: 32 })

function keyOf(bytes: Uint8Array): VerifyingKey {
  const key = verifyingKey(bytes)
  if (!key) throw new Error('no key')
  return key
}

/** Uncompressed hex, as the others want it. */
function uncompressed({ x, y }: VerifyingKey): string {
  return `04${hexOf(x)}${hexOf(y)}`
}

function pair(first: bigint, second: bigint): Uint8Array {
  return fromHex(hexOf(first) + hexOf(second))
}

const known = keyOf(publicKey)
const knownWithTable = prepared(known)

function verifies(signature: Uint8Array, text: Uint8Array = message): boolean {
  const plain = verifyCompact(text, signature, known)
  expect(verifyCompact(text, signature, knownWithTable)).toBe(plain)
  return plain
}

describe('the example of GB/T 32918.5', () => {
  it('has the published public key, digest of its identity and signature', () => {
    expect(toHex(compactPublicKey(privateKey))).toBe(toHex(publicKey))
    expect(uncompressed(known)).toBe(`04${px}${py}`.toLowerCase())
    expect(toHex(known.identity)).toBe(za.toLowerCase())
    expect(verifies(published)).toBe(true)
  })

  it('does not verify over another message or by another key', () => {
    expect(verifies(published, Uint8Array.of(...message, 0))).toBe(false)
    expect(verifies(published, message.subarray(1))).toBe(false)
    expect(verifyCompact(message, published, keyOf(compactPublicKey(sm3(message))))).toBe(false)
  })

  it('does not verify by the key of the same abscissa and the other ordinate', () => {
    expect(verifyCompact(message, published, keyOf(fromHex(`02${px}`)))).toBe(false)
  })

  it('is refused with any one bit of the signature flipped', () => {
    for (let bit = 0; bit < published.length * 8; bit++) expect(verifies(flipped(published, bit))).toBe(false)
  })

  it('is refused with any one bit of the key flipped, whether that is still a key or not', () => {
    for (let bit = 0; bit < publicKey.length * 8; bit++) {
      const key = verifyingKey(flipped(publicKey, bit))
      expect(key !== undefined && verifyCompact(message, published, key)).toBe(false)
    }
  })
})

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

describe('a signature out of range', () => {
  const zero = BigInt(0)
  const one = BigInt(1)
  const [goodR, goodS] = [BigInt(`0x${r}`), BigInt(`0x${s}`)]
  const most = (one << BigInt(256)) - one

  it.each([
    ['r = 0', pair(zero, goodS)],
    ['s = 0', pair(goodR, zero)],
    ['both 0', pair(zero, zero)],
    ['r = n', pair(ORDER, goodS)],
    ['s = n', pair(goodR, ORDER)],
    ['r = n + 1', pair(ORDER + one, goodS)],
    ['s = n + 1', pair(goodR, ORDER + one)],
    ['r = p', pair(PRIME, goodS)],
    ['r = 2^256 - 1', pair(most, goodS)],
    ['s = 2^256 - 1', pair(goodR, most)],
    ['r + s = n', pair(goodR, ORDER - goodR)],
    ['r = 1 and s = n - 1', pair(one, ORDER - one)],
    ['-s for s', pair(goodR, ORDER - goodS)],
    ['-r for r', pair(ORDER - goodR, goodS)],
    ['r and s exchanged', pair(goodS, goodR)],
    ['a byte missing', published.subarray(1)],
    ['a byte more', Uint8Array.of(...published, 0)],
    ['nothing', new Uint8Array()],
    ['the DER form', writeSignature({ r: r.toLowerCase(), s: s.toLowerCase() })],
  ])('is refused: %s', (_what, signature) => {
    expect(verifies(signature)).toBe(false)
  })

  it('is refused where the sum is the point at infinity', () => {
    const key = BigInt(`0x${d}`)
    for (let t = one; t < BigInt(40); t += one) {
      const second = ((ORDER - ((t * key) % ORDER)) * one) % ORDER
      expect(verifies(pair((t - second + ORDER) % ORDER, second))).toBe(false)
    }
  })

  it('is refused for small numbers, with which a table runs into its own points', () => {
    for (const [first, second] of [
      [1, 1],
      [1, 2],
      [2, 1],
      [63, 1],
      [64, 64],
      [127, 1],
      [1, 128],
    ] as const) {
      expect(verifies(pair(BigInt(first), BigInt(second)))).toBe(false)
    }
  })
})

describe('a public key', () => {
  it.each([
    ['the point at infinity', new Uint8Array(33)],
    ['one byte 00', Uint8Array.of(0)],
    ['nothing', new Uint8Array()],
    ['x = p', fromHex(`02${hexOf(PRIME)}`)],
    ['x = p + 1', fromHex(`02${hexOf(PRIME + BigInt(1))}`)],
    ['x = 2^256 - 1', fromHex(`02${'f'.repeat(64)}`)],
    ['an uncompressed key', fromHex(`04${px}${py}`)],
    ['the first byte 04 before x', fromHex(`04${px}`)],
    ['the first byte 00 before x', fromHex(`00${px}`)],
    ['x alone', fromHex(px)],
    ['a byte too many', Uint8Array.of(...publicKey, 0)],
  ])('is not read: %s', (_what, bytes) => {
    expect(verifyingKey(bytes)).toBeUndefined()
  })

  it('is read for every abscissa of a point and for no other, with the ordinate that its first byte says', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: BigInt(0), max: PRIME - BigInt(1) }), fc.boolean(), (x, isOdd) => {
        const square =
          (x ** BigInt(3) + BigInt(`0x${vectors.sm2_curve.a}`) * x + BigInt(`0x${vectors.sm2_curve.b}`)) % PRIME
        const key = verifyingKey(fromHex((isOdd ? '03' : '02') + hexOf(x)))
        expect(key !== undefined).toBe(power(square, (PRIME - BigInt(1)) / BigInt(2)) === BigInt(1))
        if (!key) return
        expect((key.y * key.y) % PRIME).toBe(square)
        expect(key.y % BigInt(2) === BigInt(1)).toBe(isOdd)
      }),
      { numRuns: 200 },
    )
  })

  it('of the private key 1 and of -1 verifies what it signed, though its sums meet the base point itself', () => {
    const one = fromHex(hexOf(BigInt(1)))
    const key = keyOf(compactPublicKey(one))
    for (let round = 0; round < 20; round++) {
      const signature = signCompact(Uint8Array.of(round), one, RANDOM)
      expect(verifyCompact(Uint8Array.of(round), signature, key)).toBe(true)
      expect(verifyCompact(Uint8Array.of(round), signature, prepared(key))).toBe(true)
    }
    const minusOne = keyOf(fromHex((key.y % BigInt(2) === BigInt(0) ? '03' : '02') + hexOf(key.x)))
    expect(verifyCompact(message, published, minusOne)).toBe(false)
    expect(verifyCompact(message, published, prepared(minusOne))).toBe(false)
  })
})

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [BigInt(1), base % PRIME]
  for (let rest = exponent; rest > BigInt(0); rest >>= BigInt(1)) {
    if (rest % BigInt(2) === BigInt(1)) result = (result * square) % PRIME
    square = (square * square) % PRIME
  }
  return result
}

describe('signing', () => {
  it('is verified by both libraries and by openssl', () => {
    withOpenssl(({ verify }) => {
      for (const text of [new Uint8Array(), message, new Uint8Array(1000).fill(3)]) {
        const signature = signCompact(text, privateKey, RANDOM)
        const hex = uncompressed(known)
        expect(verifies(signature, text)).toBe(true)
        expect(independent.doVerifySignature([...text], toHex(signature), hex, OPTIONS)).toBe(true)
        expect(library.doVerifySignature(text, toHex(signature), hex, OPTIONS)).toBe(true)
        expect(verify(text, signature)).toBe(true)
      }
      expect(verify(message, flipped(published, 3))).toBe(false)
    })
  })

  it('and verifying agree for any key, message and random bytes, and with sm-crypto-v2', () => {
    fc.assert(
      fc.property(scalars, messages, randoms, (secret, text, random) => {
        const key = keyOf(compactPublicKey(secret))
        const signature = signCompact(text, secret, random)
        expect(verifyCompact(text, signature, key)).toBe(true)
        expect(library.doVerifySignature(text, toHex(signature), uncompressed(key), OPTIONS)).toBe(true)
        expect(verifyCompact(text, fromHex(library.doSignature(text, toHex(secret), OPTIONS)), key)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('by sm-crypto and by openssl verifies here', () => {
    for (let round = 0; round < 8; round++) {
      const made = independent.generateKeyPairHex()
      const signature = fromHex(independent.doSignature([...message, round], made.privateKey, OPTIONS))
      const key = keyOf(compactPublicKey(fromHex(made.privateKey)))
      expect(uncompressed(key)).toBe(made.publicKey)
      expect(verifyCompact(Uint8Array.of(...message, round), signature, key)).toBe(true)
    }
    withOpenssl(({ sign }) => {
      for (let round = 0; round < 8; round++) {
        const text = Uint8Array.of(...message, round)
        expect(verifies(sign(text), text)).toBe(true)
      }
    })
  })

  it('depends on the key, the message and the random bytes, and on nothing else', () => {
    const first = (text: Uint8Array, secret: Uint8Array, random: Uint8Array) =>
      toHex(signCompact(text, secret, random).subarray(0, 32))
    expect(first(message, privateKey, RANDOM)).toBe(first(message, privateKey, RANDOM))
    const all = [
      first(message, privateKey, RANDOM),
      first(message, privateKey, flipped(RANDOM, 0)),
      first(Uint8Array.of(1), privateKey, RANDOM),
      first(message, sm3(privateKey), RANDOM),
    ]
    expect(new Set(all).size).toBe(4)
  })

  it('of two messages with the same poor random bytes does not use one secret number twice', () => {
    const zeros = new Uint8Array(32)
    const numbers = [1, 2].map((text) => secretNumber(signCompact(Uint8Array.of(text), privateKey, zeros)))
    expect(new Set(numbers).size).toBe(2)
  })

  it('takes private keys from 1 to n - 2 and no others', () => {
    for (const number of [BigInt(1), BigInt(2), ORDER - BigInt(2)]) {
      const secret = fromHex(hexOf(number))
      const key = keyOf(compactPublicKey(secret))
      expect(verifyCompact(message, signCompact(message, secret, RANDOM), key)).toBe(true)
      expect(library.getPublicKeyFromPrivateKey(toHex(secret))).toBe(uncompressed(key))
    }
    for (const number of [BigInt(0), ORDER - BigInt(1), ORDER, (BigInt(1) << BigInt(256)) - BigInt(1)]) {
      expect(() => signCompact(message, fromHex(hexOf(number)), RANDOM)).toThrow(RangeError)
      expect(() => compactPublicKey(fromHex(hexOf(number)))).toThrow(RangeError)
    }
    expect(() => signCompact(message, privateKey.subarray(1), RANDOM)).toThrow(RangeError)
    expect(() => compactPublicKey(Uint8Array.of(...privateKey, 0))).toThrow(RangeError)
  })

  it('wants exactly 32 random bytes', () => {
    expect(() => signCompact(message, privateKey, RANDOM.subarray(1))).toThrow(RangeError)
    expect(() => signCompact(message, privateKey, new Uint8Array(33))).toThrow(RangeError)
  })
})

/** k from s = (1 + d)⁻¹(k - r·d), which only who has the private key can do. */
function secretNumber(signature: Uint8Array): bigint {
  const [first, second] = [signature.subarray(0, 32), signature.subarray(32)].map((bytes) =>
    BigInt(`0x${toHex(bytes)}`),
  )
  const key = BigInt(`0x${d}`)
  return ((second ?? BigInt(0)) * (BigInt(1) + key) + (first ?? BigInt(0)) * key) % ORDER
}

describe('verifying', () => {
  it('with a table and without agree with sm-crypto-v2 on thousands of signatures, right and wrong', () => {
    const cases = Array.from({ length: 4 }, (_, index) => {
      const secret = sm3(Uint8Array.of(index))
      const key = keyOf(compactPublicKey(secret))
      return { secret, key, table: prepared(key), point: library.precomputePublicKey(uncompressed(key)) }
    })
    const verdicts = { right: 0, wrong: 0 }
    const mutation = fc.option(fc.nat({ max: 511 }), { freq: 2 })
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.constantFrom(...cases),
        messages,
        randoms,
        mutation,
        (by, of, text, random, bit) => {
          const made = signCompact(text, of.secret, random)
          const signature = bit === null ? made : flipped(made, bit)
          const expected = by === of && bit === null
          expect(verifyCompact(text, signature, by.key)).toBe(expected)
          expect(verifyCompact(text, signature, by.table)).toBe(expected)
          expect(answerOf(() => library.doVerifySignature(text, toHex(signature), by.point, OPTIONS))).toBe(expected)
          verdicts[expected ? 'right' : 'wrong'] += 1
        },
      ),
      { numRuns: 1000 },
    )
    expect(verdicts.right).toBeGreaterThan(50)
    expect(verdicts.wrong).toBeGreaterThan(500)
  })

  it('never throws on any bytes as a signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 60, maxLength: 68 }), (bytes) => expect(verifies(bytes)).toBe(false)),
      { numRuns: 300 },
    )
  })

  it('takes an abscissa beyond the order for its residue, as the standard does', () => {
    let x = ORDER
    while (ordinateOf(x) === undefined) x += BigInt(1)
    const point = pointAt(x, ordinateOf(x) ?? BigInt(0))
    expect(hasAbscissa(point, x - ORDER)).toBe(true)
    expect(hasAbscissa(point, x - ORDER + BigInt(1))).toBe(false)
    expect(hasAbscissa({ ...point, x: (x * BigInt(9)) % PRIME, zz: BigInt(9), zzz: BigInt(27) }, x - ORDER)).toBe(true)
    expect(hasAbscissa(INFINITY, BigInt(1))).toBe(false)
  })
})

/** The library throws where a number is out of range. */
function answerOf(verify: () => boolean): boolean {
  try {
    return verify()
  } catch {
    return false
  }
}

it('inverts modulo the prime and the order', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: BigInt(1), max: ORDER - BigInt(1) }), (number) => {
      for (const modulus of [PRIME, ORDER]) expect((number * inverse(number, modulus)) % modulus).toBe(BigInt(1))
    }),
  )
})

describe('a runtime without BigInt', () => {
  const kept = globalThis.BigInt
  afterEach(() => {
    globalThis.BigInt = kept
  })

  it('loads the module, is told so, and reads no key', async () => {
    Reflect.deleteProperty(globalThis, 'BigInt')
    jest.resetModules()
    const without = await import('../../src/core/crypto/sm2-compact')
    expect(without.hasBigIntegers()).toBe(false)
    expect(without.verifyingKey(publicKey)).toBeUndefined()
    globalThis.BigInt = kept
    expect(hasBigIntegers()).toBe(true)
  })
})

interface Openssl {
  sign(text: Uint8Array): Uint8Array
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

/** The command line of openssl with the example's key. */
function withOpenssl(act: (openssl: Openssl) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'compact-'))
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(directory, name), bytes)
    return join(directory, name)
  }
  const point = `034200${uncompressed(known)}`
  const secret = file(
    'key.pem',
    pem('EC PRIVATE KEY', `30770201010420${toHex(privateKey)}a00a06082a811ccf5501822da144${point}`),
  )
  const open = file('public.pem', pem('PUBLIC KEY', `3059301306072a8648ce3d020106082a811ccf5501822d${point}`))
  const options = ['-sm3', '-sigopt', `distid:${OPTIONS.userId}`]
  try {
    act({
      sign(text) {
        const der = execFileSync('openssl', ['dgst', ...options, '-sign', secret, file('text', text)])
        const read = readSignature(der)
        return fromHex(`${read?.r}${read?.s}`)
      },
      verify(text, signature) {
        const [r, s] = [toHex(signature.subarray(0, 32)), toHex(signature.subarray(32))]
        const der = file('signature', writeSignature({ r, s }))
        const command = ['dgst', ...options, '-verify', open, '-signature', der, file('text', text)]
        return answerOf(() => execFileSync('openssl', command, { encoding: 'utf8', stdio: 'pipe' }).includes('OK'))
      },
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function pem(label: string, hex: string): string {
  const lines =
    Buffer.from(hex, 'hex')
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
