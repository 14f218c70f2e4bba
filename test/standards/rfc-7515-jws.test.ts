/** RFC 7515 compact form with SM2 signatures: one text for one value, and no other signature taken for this one. */
import fc from 'fast-check'
import { sm2 as library } from 'sm-crypto-v2'
import { fromBase64Url, toBase64Url } from '../../src/core/crypto/base64'
import { toHex } from '../../src/core/crypto/hex'
import { readJws, signJws, verifyJws } from '../../src/core/crypto/jws'
import { compactPublicKey, signCompact, verifyingKey } from '../../src/core/crypto/sm2-compact'
import { sm3 } from '../../src/core/crypto/sm3'

const HEADER = { kid: 'root-1', typ: 'example+jwt' }
const RANDOM = new Uint8Array(32)
const secret = sm3(Uint8Array.of(1))
const key = keyOf(secret)
const text = signJws(HEADER, { name: '示例省', list: [1, 2] }, secret, RANDOM)
const [head = '', body = '', tail = ''] = text.split('.')

function keyOf(privateKey: Uint8Array) {
  const found = verifyingKey(compactPublicKey(privateKey))
  if (!found) throw new Error('no key')
  return found
}

/** Whether the text is read and the key's. */
function isGood(given: string, by = key): boolean {
  const read = readJws(given)
  return read.ok && verifyJws(read.value, by)
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a JWS', () => {
  it('has the three parts of RFC 7515, readable by anyone', () => {
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'SM2-SM3', ...HEADER })
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({ name: '示例省', list: [1, 2] })
    expect(Buffer.from(tail, 'base64url')).toHaveLength(64)
    const options = { hash: true, userId: '1234567812345678' }
    const signature = Buffer.from(tail, 'base64url').toString('hex')
    expect(library.doVerifySignature(`${head}.${body}`, signature, toHex(key.bytes), options)).toBe(true)
  })

  it('is read back with what was signed, and verified by its key and no other', () => {
    const payloads = fc.jsonValue({ maxDepth: 2, noUnicodeString: false })
    fc.assert(
      fc.property(payloads, (payload) => {
        const made = signJws(HEADER, payload, secret, RANDOM)
        const read = readJws(made)
        expect(read.ok && read.value.payload).toEqual(JSON.parse(JSON.stringify(payload)))
        expect(read.ok && read.value.header).toEqual({ alg: 'SM2-SM3', ...HEADER })
        expect(isGood(made)).toBe(true)
        expect(isGood(made, keyOf(sm3(Uint8Array.of(2))))).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('is refused with any one character of it changed', () => {
    for (let at = 0; at < text.length; at++) {
      const other = text.charAt(at) === 'A' ? 'B' : 'A'
      expect(isGood(text.slice(0, at) + other + text.slice(at + 1))).toBe(false)
    }
  })

  it.each([
    ['no signature', `${head}.${body}.`],
    ['the parts of another', `${head}.${encoded({ name: '他省' })}.${tail}`],
    ['another header', `${encoded({ alg: 'SM2-SM3', kid: 'root-2', typ: HEADER.typ })}.${body}.${tail}`],
    ['the algorithm none', `${encoded({ alg: 'none', ...HEADER })}.${body}.`],
    ['another algorithm', `${encoded({ alg: 'ES256', ...HEADER })}.${body}.${tail}`],
    ['a header without a key id', `${encoded({ alg: 'SM2-SM3', typ: HEADER.typ })}.${body}.${tail}`],
    ['a key id that is a number', `${encoded({ alg: 'SM2-SM3', kid: 1, typ: HEADER.typ })}.${body}.${tail}`],
    ['a header that is null', `${encoded(null)}.${body}.${tail}`],
    ['a fourth part', `${text}.`],
    ['two parts', `${head}.${body}`],
    ['nothing', ''],
    ['padding', `${head}=.${body}.${tail}`],
    ['a line end', `${text}\n`],
    ['base64 for base64url', `${head}.${body}.+${tail.slice(1)}`],
    ['a payload that is no JSON', `${head}.${toBase64Url(Uint8Array.of(123))}.${tail}`],
    ['a payload that is no UTF-8', `${head}.${toBase64Url(Uint8Array.of(0x22, 0xff, 0x22))}.${tail}`],
  ])('is refused with %s', (_what, given) => {
    expect(isGood(given)).toBe(false)
  })

  it('is refused, though rightly signed, when it names what must be understood (RFC 7515, 4.1.11)', () => {
    const signed = (header: object) => {
      const parts = `${encoded(header)}.${body}`
      return `${parts}.${toBase64Url(signCompact(Buffer.from(parts), secret, RANDOM))}`
    }
    expect(isGood(signed({ alg: 'SM2-SM3', ...HEADER }))).toBe(true)
    expect(isGood(signed({ alg: 'SM2-SM3', ...HEADER, crit: ['exp'], exp: 1 }))).toBe(false)
  })

  it('never makes the reader throw', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(head, body, tail), fc.base64String())
    fc.assert(fc.property(part, part, part, (...parts) => expect([true, false]).toContain(isGood(parts.join('.')))))
  })
})

describe('RFC 4648 base64url', () => {
  it('is what Node writes, and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const written = toBase64Url(bytes)
        expect(written).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64Url(written)).toEqual(bytes)
      }),
    )
  })

  it.each(['A', 'AB==', 'AB', 'AAB', 'A+AA', 'A/AA', ' AAAA', 'AAAA\n', 'AAAAA'])('refuses %j', (given) => {
    expect(fromBase64Url(given)).toBeUndefined()
  })
})
