/**
 * The test authority and the test seal (RFC 5280; GB/T 38540-2020), read back with asn1js and verified with an implementation of
 * SM2 that had no part in making them.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BitString, fromBER, type OctetString, type Sequence } from 'asn1js'
import { PNG } from 'pngjs'
import { sm2 } from 'sm-crypto'
import { publicKeyIn } from '../../cloudfunctions/server/documents/seal/read-certificate'
import { sealFacts } from '../../cloudfunctions/server/documents/seal/read-seal'
import { readCertificate } from '../../cloudfunctions/server/documents/verify-file/certificate'
import { readRevocationList } from '../../cloudfunctions/server/documents/verify-file/revocation'
import { openKeys } from '../../local/keys'

const NOW = new Date('2026-11-24T08:00:00.500Z')
let dataDir: string
let keys: ReturnType<typeof openKeys>
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'authority-'))
  keys = openKeys(dataDir, NOW)
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const inKeys = (name: string) => join(dataDir, 'keys', name)
const read = (name: string) => readFileSync(inKeys(name))
const members = (der: Uint8Array) => (fromBER(der).result as Sequence).valueBlock.value

function verifies(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  return sm2.doVerifySignature([...message], Buffer.from(signature).toString('hex'), publicKey, {
    hash: true,
    der: true,
    userId: '1234567812345678',
  })
}

/** SEQUENCE { what is signed, …, BIT STRING }: whether `publicKey` signed the first member. */
function isSignedBy(der: Uint8Array, publicKey: string): boolean {
  const all = members(der)
  const signature = (all[all.length - 1] as BitString).valueBlock.valueHexView
  return verifies(new Uint8Array(all[0]?.toBER() ?? []), signature, publicKey)
}

describe('证书', () => {
  const root = () => keys.pair('trust-root').publicKey

  it.each(['trust/trust-root.cer', 'seal-maker.cer', 'province-seal.cer', 'trust/trust-root.crl'])(
    '%s is signed by the root, and by nobody else',
    (name) => {
      expect(isSignedBy(read(name), root())).toBe(true)
      expect(isSignedBy(read(name), keys.pair('seal-maker').publicKey)).toBe(false)
    },
  )

  it.each([
    ['trust/trust-root.cer', 'trust-root'],
    ['seal-maker.cer', 'seal-maker'],
    ['province-seal.cer', 'province-seal'],
  ] as const)('%s is for the key %s', (name, pair) => {
    expect(publicKeyIn(read(name))).toBe(keys.pair(pair).publicKey)
  })

  it('are valid from the day before for ten years', () => {
    const { notBefore, notAfter } = readCertificate(read('province-seal.cer'))
    expect([notBefore, notAfter]).toEqual(['2026-11-23T08:00:00.000Z', '2036-11-23T08:00:00.000Z'])
  })

  it('have serials that are positive and differ', () => {
    const serials = ['trust/trust-root.cer', 'seal-maker.cer', 'province-seal.cer'].map((name) => {
      const [toBeSigned] = members(read(name))
      const serial = (toBeSigned as Sequence).valueBlock.value[1] as OctetString
      return Buffer.from(serial.valueBlock.valueHexView).toString('hex')
    })
    expect(new Set(serials).size).toBe(3)
    for (const serial of serials) expect(serial).toMatch(/^01[0-9a-f]{30}$/)
  })

  it('the strict reader of the check reads them and the list', () => {
    expect(() => readCertificate(read('trust/trust-root.cer'))).not.toThrow()
    expect(() => readRevocationList(read('trust/trust-root.crl'))).not.toThrow()
  })

  it('is no certificate: no key is found', () => {
    expect(publicKeyIn(read('trust/trust-root.crl'))).toBeUndefined()
    expect(publicKeyIn(new Uint8Array())).toBeUndefined()
    expect(publicKeyIn(Uint8Array.of(0x30, 0))).toBeUndefined()
  })
})

describe('印章', () => {
  it('says what it is', () => {
    const { picture, ...facts } = sealFacts(read('province-seal.esl'))
    expect(facts).toEqual({
      version: 4,
      id: '99000000000001',
      name: '示例省道路运输电子证照专用章（测试）',
      type: 1,
      signers: [new Uint8Array(read('province-seal.cer'))],
      validFrom: '2026-11-23T08:00:00.000Z',
      validTo: '2036-11-23T08:00:00.000Z',
    })
    expect(picture).toMatchObject({ format: 'png', widthMm: 40, heightMm: 40 })
  })

  it('is signed by its maker over eSealInfo alone', () => {
    expect(isSignedBy(read('province-seal.esl'), keys.pair('seal-maker').publicKey)).toBe(true)
  })

  it('names its maker by the certificate', () => {
    const [, maker] = members(read('province-seal.esl'))
    const bytes = (maker as OctetString).valueBlock.valueHexView
    expect(Buffer.from(bytes).equals(read('seal-maker.cer'))).toBe(true)
  })

  it('has a picture that is square, transparent outside its ring, red on it and small', () => {
    const { bytes } = sealFacts(read('province-seal.esl')).picture
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
    const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
    expect([width, height]).toEqual([320, 320])
    expect(pixel(0, 0)[3]).toBe(0)
    expect(pixel(160, 8)).toEqual([214, 0, 24, 255])
    expect(pixel(160, 160)).toEqual([214, 0, 24, 255])
    expect(bytes.length).toBeLessThan(6000)
  })
})

describe('a data directory', () => {
  const everything = () =>
    readdirSync(join(dataDir, 'keys'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('hex')])

  it('stays as it is at the next start', () => {
    const before = everything()
    openKeys(dataDir, new Date('2030-01-01T00:00:00Z'))
    expect(everything()).toEqual(before)
  })

  it('of before gets what it lacks, for the keys it has', () => {
    const key = read('province-seal.key')
    for (const name of ['province-seal.cer', 'province-seal.esl', 'seal-maker.cer', 'seal-maker.key', 'trust']) {
      rmSync(inKeys(name), { recursive: true })
    }
    keys = openKeys(dataDir, NOW)
    expect(read('province-seal.key').equals(key)).toBe(true)
    expect(isSignedBy(read('province-seal.esl'), keys.pair('seal-maker').publicKey)).toBe(true)
    expect(isSignedBy(read('province-seal.cer'), keys.pair('trust-root').publicKey)).toBe(true)
  })

  it('holds in trust/ the root and its list, the public root of trust lists, nothing else, no secret key', () => {
    expect(readdirSync(inKeys('trust')).sort()).toEqual(['trust-list-root.json', 'trust-root.cer', 'trust-root.crl'])
    const roots = JSON.parse(String(read('trust/trust-list-root.json'))) as Record<string, string>
    // A compressed public key: a secret one has 64 digits.
    for (const root of Object.values(roots)) expect(root).toMatch(/^0[23][0-9a-f]{64}$/)
  })
})
