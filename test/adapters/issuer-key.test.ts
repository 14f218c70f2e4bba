/** 签发密钥: what it signs is SM2 as everybody knows it, checked by two implementations that are not ours. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { localIssuerKey } from '../../cloudfunctions/server/adapters/issuer-key-local'
import { openKeys } from '../../local/keys'
import { toHex } from '../../src/core/crypto/hex'
import { readJws, verifyJws } from '../../src/core/crypto/jws'
import { compactPublicKey, verifyingKey } from '../../src/core/crypto/sm2-compact'

const directory = mkdtempSync(join(tmpdir(), 'issuer-key-'))
afterAll(() => rmSync(directory, { recursive: true }))

const { privateKey, publicKey } = openKeys(directory).pair('province-issuer')
const key = localIssuerKey({ issuer: '990000', number: 7, privateKey })
const USER_ID = '1234567812345678'
const message = Buffer.from('RTC1/credential\n示例', 'utf8')

/** r and s as DER, which the openssl command reads. */
function der(signature: Uint8Array): Buffer {
  const integer = (bytes: Uint8Array) => {
    const digits = [...bytes].slice(bytes.findIndex((byte) => byte !== 0))
    const positive = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits
    return [2, positive.length, ...positive]
  }
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))]
  return Buffer.from([0x30, body.length, ...body])
}

it('names its province and its number', () => {
  expect([key.issuer, key.number]).toEqual(['990000', 7])
})

it('signs so that sm-crypto finds it right, and nothing else', () => {
  const signature = key.sign(message)
  expect(signature).toHaveLength(64)
  const check = (text: Buffer) =>
    sm2.doVerifySignature(text, toHex(signature), publicKey, { hash: true, userId: USER_ID })
  expect([check(message), check(Buffer.from('other'))]).toEqual([true, false])
})

it('signs so that the openssl command finds it right, and nothing else', () => {
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(directory, name), bytes)
    return join(directory, name)
  }
  const signature = file('signature', der(key.sign(message)))
  const check = (text: Buffer) =>
    spawnSync('openssl', [
      ...['dgst', '-sm3', '-sigopt', `distid:${USER_ID}`, '-verify', join(directory, 'keys', 'province-issuer.pub')],
      ...['-signature', signature, file('message', text)],
    ]).status
  expect([check(message), check(Buffer.from('other'))]).toEqual([0, 1])
})

it('never gives two signatures that are the same: each takes fresh chance', () => {
  const signatures = Array.from({ length: 50 }, () => toHex(key.sign(message)))
  expect(new Set(signatures).size).toBe(50)
  expect(new Set(signatures.map((signature) => signature.slice(0, 64))).size).toBe(50)
})

it('signs JSON as a JWS that names the key', () => {
  const jws = readJws(key.signJws('statuslist+jwt', { seq: 1 }))
  const own = verifyingKey(compactPublicKey(Buffer.from(privateKey, 'hex')))
  if (!jws.ok || !own) throw new Error('malformed')
  expect(jws.value).toMatchObject({
    header: { alg: 'SM2-SM3', kid: '990000-7', typ: 'statuslist+jwt' },
    payload: { seq: 1 },
  })
  expect(verifyJws(jws.value, own)).toBe(true)
})

it.each(['0'.repeat(64), 'f'.repeat(64)])('does not start with %s, which is no private key', (wrong) => {
  expect(() => localIssuerKey({ issuer: '990000', number: 1, privateKey: wrong })).toThrow(RangeError)
})

it('shows its private key to nobody who looks at it', () => {
  expect(JSON.stringify(key)).not.toContain(privateKey)
  expect(Object.keys(key).sort()).toEqual(['issuer', 'number', 'sign', 'signJws'])
})
