/**
 * The second province makes its codes from docs/presentation-format.md alone and shares no code with the product: that the product reads them, and
 * would have written the same bytes, proves that the document is enough.
 */
import { inflateSync } from 'node:zlib'
import { newKey } from '../../local/jws'
import { compressed, openKeys } from '../../local/keys'
import { signedHeaders } from '../../local/signature'
import { base45, credentialBytes, proofText, statusBits } from '../../local/simulators/sample-province-format'
import { SAMPLE_LICENCES } from '../../local/simulators/sample-province-licences'
import { fromHex, toHex } from '../../src/core/crypto/hex'
import { signCompact, verifyCompact, verifyingKey } from '../../src/core/crypto/sm2-compact'
import { hasCode } from '../../src/core/licence/code-tables'
import { isTypeCode, kindOf } from '../../src/core/licence/kinds'
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'
import {
  type CredentialContent,
  credentialMessage,
  encodeCredential,
  joined,
  readCredential,
} from '../../src/core/presentation/credential'
import { makeProof, proofMessage, readProof } from '../../src/core/presentation/proof'
import { type CheckingMeans, judgeProof, type ProofVerdict } from '../../src/core/presentation/proof-verdict'
import { type KnownStatusList, readStatusList, statusFrom } from '../../src/core/presentation/read-status-list'
import { issuerIn, readTrustList, type TrustList } from '../../src/core/presentation/trust-list'
import { type CivilDate, type Instant, instantOf } from '../../src/core/time'
import { buildFixtures, type FixtureCloud, post, remove, startFixtureCloud } from './fixtures/cloud'

const functionsDir = buildFixtures(['probe'])
let cloud: FixtureCloud
let trust: TrustList
beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir })
  trust = await trustedNow()
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const moment = (fromNowMs = 0): Instant => instantOf(Date.now() + fromNowMs)

async function trustedNow(): Promise<TrustList> {
  const keys = openKeys(cloud.dataDir)
  const path = '/simulator/ministry/v1/trust-list'
  const headers = signedHeaders('GET', path, '', keys.pair('province-verifier'))
  const { trustList } = (await (await fetch(cloud.url + path, { headers })).json()) as { trustList: string }
  const list = readTrustList(trustList, keys.trustListRoots)
  if (!list.ok) throw new Error(list.failure)
  return list.value
}

async function code(licence: string, wish: object = {}): Promise<string> {
  const body = JSON.stringify({ licence, kind: 'offline', ...wish })
  const { status, json } = await post(`${cloud.url}/simulator/sample-province/codes`, body)
  if (status !== 200) throw new Error(JSON.stringify(json))
  return (json as { code: string }).code
}

async function statusList(): Promise<KnownStatusList> {
  const reply = await fetch(`${cloud.url}/simulator/sample-province/status-lists/0`)
  const { token } = (await reply.json()) as { token: string }
  const issuer = issuerIn(trust, '980000')
  const list = issuer && readStatusList(token, { issuer, list: 0 }, (packed) => inflateSync(packed))
  if (!list?.ok) throw new Error(list?.failure ?? 'no such province')
  return list.value
}

const judge = (text: string, other: Partial<CheckingMeans> = {}): ProofVerdict =>
  judgeProof(text, { now: moment(), trust, statusOf: () => undefined, scannedBefore: () => undefined, ...other })
const said = ({ verdict, reason }: ProofVerdict) => [verdict, reason]

describe('an offline code of the other province', () => {
  it('is valid by the trust list, and says whose licence it is, masked', async () => {
    const { verdict, shown, notices } = judge(await code('driver'))
    expect([verdict, shown?.issuer.name.zh, shown?.subject, shown?.validUntil, shown?.version, notices]).toEqual([
      'valid',
      '样例省',
      { holder: '贺**', numberEnd: '1012', codes: ['02001'] },
      '2031-05-31',
      2,
      ['listMissing'],
    ])
  })

  it('of a vehicle names its plate; a name too long for the code is cut, and it is said', async () => {
    const { verdict, shown, notices } = judge(await code('vehicle'))
    expect([verdict, shown?.subject.plate, shown?.subject.codes]).toEqual(['valid', '样A20418', ['02101', '+']])
    expect(notices).toContain('subjectCut')
    expect(shown?.subject.holder).toMatch(/^样例市.*…$/)
  })

  it.each<[string, string, object, readonly (string | undefined)[]]>([
    ['of a driver whose term has ended', 'expired-driver', {}, ['invalid', 'expired']],
    ['on a credential of yesterday', 'driver', { credentialAgeMinutes: 1441 }, ['stale', 'credentialOld']],
    ['on a credential of this morning', 'driver', { credentialAgeMinutes: 300 }, ['valid', undefined]],
    ['of a phone four minutes behind', 'driver', { deviceClockMs: -4 * MINUTE_MS }, ['undetermined', 'codeOld']],
    ['of a phone two minutes behind', 'driver', { deviceClockMs: -2 * MINUTE_MS }, ['valid', undefined]],
    ['of a phone two minutes ahead', 'driver', { deviceClockMs: 2 * MINUTE_MS }, ['valid', undefined]],
    ['of a phone four minutes ahead', 'driver', { deviceClockMs: 4 * MINUTE_MS }, ['undetermined', 'codeAhead']],
    ['signed with the key that was ended by rollover', 'driver', { keyNumber: 1 }, ['undetermined', 'keyOutOfTerm']],
  ])('%s', async (_what, licence, wish, expected) => {
    expect(said(judge(await code(licence, wish)))).toEqual(expected)
  })

  it('made three days ago is no code of now', async () => {
    expect(said(judge(await code('driver', { at: moment(-3 * DAY_MS) })))).toEqual(['undetermined', 'codeOld'])
  })

  it('signed with the old key while that was in its term is good for that time', async () => {
    const at = moment(-70 * DAY_MS)
    const wish = { at, keyNumber: 1 }
    expect(said(judge(await code('driver', wish), { now: at, trust: { ...trust, issuedAt: at } }))).toEqual([
      'valid',
      undefined,
    ])
  })

  it('of a suspended driver is valid on a phone without that province’s list, and it says the list is missing', async () => {
    const { verdict, notices } = judge(await code('suspended-driver'))
    expect([verdict, notices]).toEqual(['valid', ['listMissing']])
  })

  it.each([
    ['suspended-driver', ['invalid', 'suspended']],
    ['cancelled-vehicle', ['invalid', 'ended']],
    ['driver', ['valid', undefined]],
    ['company', ['valid', undefined]],
  ])('of %s is judged by that province’s status list where there is one', async (licence, expected) => {
    const list = await statusList()
    const statusOf: CheckingMeans['statusOf'] = (_issuer, { index }) => statusFrom(list, index)
    expect(said(judge(await code(licence), { statusOf }))).toEqual(expected)
  })

  it('is not judged without a trust list, and not by one that does not name its province', async () => {
    const text = await code('driver')
    expect(said(judge(text, { trust: undefined }))).toEqual(['undetermined', 'trustMissing'])
    const without = { ...trust, issuers: trust.issuers.filter(({ issuer }) => issuer !== '980000') }
    expect(said(judge(text, { trust: without }))).toEqual(['undetermined', 'issuerUnknown'])
  })

  it('with any single byte altered is valid no more', async () => {
    const bytes = fromBase45((await code('driver')).slice('RTC1:'.length)) ?? new Uint8Array()
    const survivors = Array.from(bytes.keys()).filter((at) => {
      const altered = Uint8Array.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 0x10
      return judge(`RTC1:${toBase45(altered)}`).verdict === 'valid'
    })
    expect([bytes.length > 180, survivors]).toEqual([true, []])
  })

  it('under another phone’s signature, or another province’s, is not good', async () => {
    const proof = readProof(await code('driver'))
    if (!proof.ok) throw new Error(proof.failure)
    const { encoded, signature } = proof.value.credential
    const credential = Buffer.from(joined(encoded, signature))
    const elsewhere = proofText(credential, Date.now(), proof.value.nonce, newKey())
    expect(said(judge(elsewhere))).toEqual(['invalid', 'deviceSignatureWrong'])
    const forged = Uint8Array.from(encoded)
    forged.set(fromHex('990000'), 1)
    forged[4] = 1
    const signed = joined(forged, signature)
    const text = proofText(Buffer.from(signed), Date.now(), proof.value.nonce, newKey())
    expect(said(judge(text))).toEqual(['invalid', 'issuerSignatureWrong'])
  })

  it('fits a QR code of version 11 at level M, every one of them', async () => {
    const codes = await Promise.all(SAMPLE_LICENCES.map(({ id }) => code(id)))
    // ISO/IEC 18004, table 7: 366 characters in the alphanumeric mode.
    expect(codes.map(({ length }) => length).filter((length) => length > 366)).toEqual([])
  })
})

describe('both ways of writing the format, the product’s and the other province’s', () => {
  const issuer = newKey()
  const device = newKey()
  const content: CredentialContent = {
    issuer: '980000',
    keyNumber: 2,
    typeCode: '11100000000019713D013',
    status: { list: 3, index: 1_048_575 },
    issuedAt: instantOf(Date.UTC(2026, 10, 24, 4, 0, 7)),
    lifeMinutes: 1440,
    validUntil: '2032-02-29' as CivilDate,
    version: 65_535,
    deviceKey: fromHex(compressed(device.publicKey)),
    subject: { holder: '样例物流', plate: '样A20418', numberEnd: '4187', codes: ['02101', '+'] },
  }
  const theirs = (change: Partial<CredentialContent> = {}): Buffer => {
    const { status, subject, issuedAt, validUntil, ...rest } = { ...content, ...change }
    const term = validUntil === undefined ? {} : { validUntil }
    return credentialBytes({ ...rest, ...status, ...subject, ...term, issuedAt: Date.parse(issuedAt) }, issuer)
  }

  const { validUntil: _, ...endless } = content
  it.each<[string, CredentialContent]>([
    ['a vehicle at the upper bounds', content],
    ['a licence without a last day', endless],
    [
      'a person at the lower bounds',
      {
        ...endless,
        keyNumber: 0,
        status: { list: 0, index: 0 },
        lifeMinutes: 1,
        version: 1,
        validUntil: '2000-01-01' as CivilDate,
        subject: { holder: '贺**', numberEnd: '1012', codes: [] },
      },
    ],
  ])('give the same bytes for %s', (_what, given) => {
    const { status, subject, issuedAt, ...rest } = given
    const written = credentialBytes({ ...rest, ...status, ...subject, issuedAt: Date.parse(issuedAt) }, issuer)
    expect(toHex(written.subarray(0, -64))).toBe(toHex(encodeCredential(given)))
    expect(readCredential(written)).toMatchObject({ ok: true, value: { content: given } })
  })

  it('leave out as much and no more when the text does not fit: codes first, then the holder’s end', () => {
    const codes = ['02101', '02201', '02301']
    const written = (holder: string) => {
      const read = readCredential(theirs({ subject: { ...content.subject, holder, codes } }))
      return read.ok && [read.value.content.subject.holder, read.value.content.subject.codes]
    }
    expect(written('样例物流')).toEqual(['样例物流', codes])
    expect(written('样例物流站')).toEqual(['样例物流站', ['02101', '02201', '+']])
    expect(written('样例物流车站')).toEqual(['样例物流车站', ['02101', '+']])
    expect(written('样例物流有限公司')).toEqual(['样例物流有限…', ['02101', '+']])
  })

  it('check each other’s signatures', () => {
    const key = verifyingKey(fromHex(compressed(issuer.publicKey)))
    const written = theirs()
    const encoded = encodeCredential(content)
    expect(key && verifyCompact(credentialMessage(encoded), written.subarray(-64), key)).toBe(true)
    const random = Uint8Array.from({ length: 40 }, (_value, index) => index + 1)
    const ours = signCompact(credentialMessage(encoded), fromHex(issuer.privateKey), random.subarray(8))
    expect(key && verifyCompact(credentialMessage(encoded), ours, key)).toBe(true)
  })

  it('give codes that differ only where they are signed', () => {
    const credential = theirs()
    const random = Uint8Array.from({ length: 40 }, (_value, index) => index + 1)
    const made = makeProof(credential, content.issuedAt, fromHex(device.privateKey), random)
    const written = proofText(credential, Date.parse(content.issuedAt), random.subarray(0, 8), device)
    const [one, other] = [readProof(made), readProof(written)]
    if (!one.ok || !other.ok) throw new Error('not read')
    expect(toHex(one.value.signed)).toBe(toHex(other.value.signed))
    const key = verifyingKey(content.deviceKey)
    const signatures = [one.value, other.value].map(
      ({ signed, signature }) => key && verifyCompact(proofMessage(signed), signature, key),
    )
    expect(signatures).toEqual([true, true])
  })

  it('write base45 alike, for any length and any byte', () => {
    const samples = Array.from({ length: 200 }, (_value, length) =>
      Uint8Array.from({ length }, (_byte, at) => (at * 89 + length * 31) % 256),
    )
    expect(samples.map((bytes) => base45(bytes))).toEqual(samples.map((bytes) => toBase45(bytes)))
    expect(base45(Buffer.from('ietf!'))).toBe('QED8WEX0')
  })

  it('pack statuses alike, from the least significant bit', () => {
    const bits = statusBits(
      16,
      new Map([
        [0, 1],
        [3, 2],
        [5, 3],
      ]),
    )
    expect([...inflateSync(Buffer.from(bits, 'base64url'))]).toEqual([0b10000001, 0b00001100, 0, 0])
  })
})

describe('the licences of the other province', () => {
  it('are of types and codes that the norm knows', () => {
    const strange = SAMPLE_LICENCES.flatMap(({ id, typeCode, codes }) => {
      if (!isTypeCode(typeCode)) return [id]
      const isPractitioner = kindOf(typeCode).holderCategory === 'person'
      const table = isPractitioner ? 'jtt697_7_5_22' : 'businessScope'
      return codes.filter((given) => !hasCode(table, given)).map((given) => `${id}: ${given}`)
    })
    expect(strange).toEqual([])
  })

  it('are in an area that does not exist, each at its own place in the list', () => {
    expect(SAMPLE_LICENCES.every(({ number }) => number.startsWith('98'))).toBe(true)
    expect(new Set(SAMPLE_LICENCES.map(({ index }) => index)).size).toBe(SAMPLE_LICENCES.length)
  })
})

describe('the page of the other province', () => {
  const codesOn = (page: string) => [...page.matchAll(/data-code="([^"]+)"/g)].map(([, found = '']) => found)

  it('has an online and an offline code for each licence, new at every visit', async () => {
    const visit = async () => codesOn(await (await fetch(`${cloud.url}/local/sample-province`)).text())
    const [one, other] = [await visit(), await visit()]
    expect(one.filter((text) => /^https:\/\/sample-province\.example\/v\/[\w-]{22}$/.test(text))).toHaveLength(7)
    expect(one.filter((text) => text.startsWith('RTC1:'))).toHaveLength(7)
    expect(one.filter((text) => other.includes(text))).toEqual([])
    expect(judge(one.find((text) => text.startsWith('RTC1:')) ?? '').verdict).toBe('valid')
  })

  it('writes no name in full where anyone could read it from the code', async () => {
    const texts = SAMPLE_LICENCES.filter(({ isPerson }) => isPerson).map(async ({ id, holder, number }) => {
      const bytes = Buffer.from(fromBase45((await code(id)).slice(5)) ?? []).toString('utf8')
      return bytes.includes(holder) || bytes.includes(number)
    })
    expect(await Promise.all(texts)).toEqual([false, false, false, false])
  })
})

it.each([
  ['{"licence":"nobody","kind":"online"}'],
  ['{"licence":"driver","kind":"paper"}'],
  ['{"licence":"driver","kind":"offline","at":"yesterday"}'],
  ['{"licence":"driver","kind":"offline","keyNumber":3}'],
  ['{"licence":"driver","kind":"offline","credentialAgeMinutes":"1"}'],
  ['null'],
])('no code is made for %s', async (body) => {
  expect((await post(`${cloud.url}/simulator/sample-province/codes`, body)).status).toBe(400)
})
