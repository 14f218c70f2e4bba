/** The keys made at first start, the identity provider simulator, and the demo's people. */
import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sm2, sm3 } from 'sm-crypto-v2'
import { PEOPLE } from '../../local/demo/people'
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud } from './fixtures/cloud'

const functionsDir = buildFixtures(['province'])
let cloud: FixtureCloud

beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir, demo: true })
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})

const inKeys = (name: string) => join(cloud.dataDir, 'keys', name)

describe('keys', () => {
  it('are listed with id, file and use, and only their owner may read them', () => {
    const list = JSON.parse(readFileSync(inKeys('keys.json'), 'utf8')) as { keyId: string; file: string; use: string }[]
    expect(list.map(({ file }) => file)).toEqual(
      [
        'province-licensing',
        'province-seal',
        'province-issuer',
        'province-receipts',
        'province-verifier',
        'ministry',
        'relying-party-demo',
        'identity-provider',
        'trust-list-root',
        'trust-root',
        'seal-maker',
        'seal-client',
        'seal-service',
      ].map((name) => `${name}.key`),
    )
    for (const { file } of list) expect(existsSync(inKeys(file))).toBe(true)
    for (const entry of readdirSync(inKeys('.'), { recursive: true, encoding: 'utf8' })) {
      const status = statSync(inKeys(entry))
      expect(status.mode & 0o777).toBe(status.isDirectory() ? 0o700 : 0o600)
    }
  })
  it('are PKCS#8 that openssl reads', () => {
    const text = execFileSync('openssl', [
      'pkey',
      '-in',
      inKeys('province-licensing.key'),
      '-noout',
      '-text',
    ]).toString()
    expect(text).toContain('SM2')
  })
  it('stay the same at the next start', async () => {
    const before = readFileSync(inKeys('province-licensing.key'), 'utf8')
    await cloud.close()
    cloud = await startFixtureCloud({ functionsDir, dataDir: cloud.dataDir, demo: true })
    expect(readFileSync(inKeys('province-licensing.key'), 'utf8')).toBe(before)
  })
  it('hold 32 hex digits for SM4 and 64 for HMAC in each data key', () => {
    const { current, keys } = JSON.parse(readFileSync(inKeys('data-keys.json'), 'utf8'))
    expect(keys[current]).toMatch(/^[0-9a-f]{96}$/)
  })
})

describe('identity provider', () => {
  const publicKey = () =>
    createPublicKey(readFileSync(inKeys('identity-provider.pub')))
      .export({ format: 'der', type: 'spki' })
      .toString('hex')
      .slice(-130)

  async function redeem(code: string, nonce = 'bm9uY2U') {
    const reply = await fetch(`${cloud.url}/simulator/identity/redeem`, {
      method: 'POST',
      body: JSON.stringify({ code, nonce }),
    })
    const body = await reply.text()
    const signature = Buffer.from(reply.headers.get('x-signature') ?? '', 'base64').toString('hex')
    const text = `${reply.status}\n${nonce}\n${sm3(Buffer.from(body))}`
    const signed = sm2.doVerifySignature(text, signature, publicKey(), {
      hash: true,
      der: true,
      userId: '1234567812345678',
    })
    return { status: reply.status, json: JSON.parse(body), signed }
  }
  async function mint(person: string): Promise<string> {
    const reply = await fetch(`${cloud.url}/simulator/identity/codes`, {
      method: 'POST',
      body: JSON.stringify({ person }),
    })
    return ((await reply.json()) as { code: string }).code
  }

  it('redeems a code once, signed', async () => {
    const code = await mint('freight-company')
    expect(code).toMatch(/^\d{8}$/)
    expect(await redeem(code)).toMatchObject({
      status: 200,
      signed: true,
      json: { name: '张德胜', codeType: '111', represents: [{ creditCode: '91990101621770657C' }] },
    })
    expect(await redeem(code)).toMatchObject({ status: 404, signed: true, json: { error: { code: 'CODE_UNKNOWN' } } })
  })
  it('redeems a demo person’s standing code again and again', async () => {
    expect([await redeem('90000001'), await redeem('90000001')]).toMatchObject([{ status: 200 }, { status: 200 }])
  })
  it('knows no other person and no other code', async () => {
    expect((await redeem('12345678')).status).toBe(404)
    expect((await redeem('../../etc')).status).toBe(404)
    expect(
      (await fetch(`${cloud.url}/simulator/identity/codes`, { method: 'POST', body: '{"person":"nobody"}' })).status,
    ).toBe(404)
  })
})

describe('the demo', () => {
  it('lists its people without any number of theirs', async () => {
    const text = await (await fetch(`${cloud.url}/local/people`)).text()
    for (const { holderCode, demoCode, name } of PEOPLE) {
      expect(text).toContain(name)
      expect(text).not.toContain(holderCode)
      expect(text).not.toContain(demoCode)
    }
  })
  it('pushes the whole provincial feed once, at first start', () => {
    expect(JSON.parse(readFileSync(join(cloud.dataDir, 'demo-loaded.json'), 'utf8'))).toMatchObject({ events: 887 })
  })
  it('plays only people of area 99, with valid numbers', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for (const { holderCode } of PEOPLE) {
      expect(holderCode).toMatch(/^99\d{15}[\dX]$/)
      const sum = weights.reduce((total, weight, position) => total + weight * Number(holderCode[position]), 0)
      expect(holderCode.at(-1)).toBe('10X98765432'[sum % 11])
    }
  })
})
