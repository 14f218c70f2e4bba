/** Who gets through to the sharing service, how often, and what is said of a request that is wrong. */
import { cloudbaseFiles, cloudStorage } from '../../cloudfunctions/server/adapters/cloudbase-files'
import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import type { SharingServiceDeps } from '../../cloudfunctions/server/deps'
import { sharingServiceRoutes } from '../../cloudfunctions/server/routes'
import { MOST_A_MINUTE, MOST_GUESSES_AN_HOUR } from '../../cloudfunctions/server/sharing-service/party-limits'
import type { ServiceReply } from '../../cloudfunctions/server/sharing-service/reply'
import { type NamedKey, signedHeaders } from '../../local/signature'
import type { Reply } from '../../src/contract/reply'
import { parseInstant } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { ask, type Caller, grantTo, inDays, MOUNT, newKey, PARTIES, PARTY, partyOf, post } from './relying-party'
import { granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const NOT_AUTHORISED = { head: { status: 1, message: '未获得授权' } }
const REGISTERED = {
  partyId: PARTY,
  name: '示例市丰达货运平台有限公司',
  creditCode: '91990101202600012J',
  kind: 'platform',
}
const BODY = JSON.stringify({ head: { accessId: PARTY, useFor: 'carriage' }, data: {} })

let stand: Stand
let desk: Desk
let party: Caller
let identifier: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders(codesOf(driver))))
  await stand.registerParties()
  await proven(stand, driver)
  desk = await openDesk(stand)
  party = partyOf(stand)
  const own = await firstLicence(stand, driver.openid)
  identifier = stand.records('licences').get(own)?.identifier ?? ''
  await grantTo(stand, driver.openid, [own])
})
afterAll(() => stand.close())

const types = (caller: Caller = party) => ask(stand, caller, 'GetCertificateType', {})
const reading = (caller: Caller = party) =>
  ask(stand, caller, 'GetCertificateDataByCertificateID', { CertificateID: identifier })
const register = (bent: object) =>
  stand.post(PARTIES, JSON.stringify({ parties: [{ ...REGISTERED, active: true, ...bent }] }))
const keyOf = ({ keyId, publicKey }: NamedKey, more: object = {}) => ({ keyId, publicKey, ...more })
const asRegistered = () => register({ keys: [keyOf(party.key)], about: '网络货运平台，查验承运车辆和驾驶员资质' })
const refusal = async (answer: ReturnType<typeof post>) => {
  const { status, body } = await answer
  return [status, body.error?.code]
}

describe('a request is refused before anything is looked at', () => {
  it.each(['X-Key-Id', 'X-Timestamp', 'X-Nonce', 'X-Signature'])('without %s', async (header) => {
    expect(await refusal(post(stand, party.key, 'GetCertificateType', BODY, { [header]: '' }))).toEqual([
      401,
      'SIGNATURE_INVALID',
    ])
  })

  it('when no party has registered the key, the province’s own among them', async () => {
    for (const key of [newKey('nobody-1'), stand.keys.pair('province-licensing')]) {
      expect(await refusal(post(stand, key, 'GetCertificateType', BODY))).toEqual([401, 'SIGNATURE_INVALID'])
    }
  })

  it('when another’s key signed it in this one’s name', async () => {
    const forged = { ...newKey('x'), keyId: party.key.keyId }
    expect(await refusal(post(stand, forged, 'GetCertificateType', BODY))).toEqual([401, 'SIGNATURE_INVALID'])
  })

  it('when its body or its method is not the signed one', async () => {
    const other = signedHeaders('POST', `${MOUNT}/GetCertificateType`, '{}', party.key)
    expect(await refusal(post(stand, party.key, 'GetCertificateType', BODY, other))).toEqual([401, 'SIGNATURE_INVALID'])
    const elsewhere = signedHeaders('POST', `${MOUNT}/Retrieval`, BODY, party.key)
    expect(await refusal(post(stand, party.key, 'GetCertificateType', BODY, elsewhere))).toEqual([
      401,
      'SIGNATURE_INVALID',
    ])
  })

  it('when it is six minutes old, or comes a second time', async () => {
    const late = { 'X-Timestamp': new Date(Date.now() - 6 * 60_000).toISOString() }
    expect(await refusal(post(stand, party.key, 'GetCertificateType', BODY, late))).toEqual([401, 'REQUEST_STALE'])
    const again = signedHeaders('POST', `${MOUNT}/GetCertificateType`, BODY, party.key)
    expect((await post(stand, party.key, 'GetCertificateType', BODY, again)).status).toBe(200)
    expect(await refusal(post(stand, party.key, 'GetCertificateType', BODY, again))).toEqual([401, 'REQUEST_REPLAYED'])
  })

  it('when it is longer than 1 MB, not JSON, to no method of ours, or not a POST', async () => {
    const long = JSON.stringify({ head: {}, data: { content: 'A'.repeat(1024 * 1024) } })
    expect(await refusal(post(stand, party.key, 'verifyFile', long))).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(await refusal(post(stand, party.key, 'verifyFile', '{'))).toEqual([400, 'MALFORMED_JSON'])
    expect(await refusal(post(stand, party.key, 'GetCertificateFileByHolder', BODY))).toEqual([404, 'ROUTE_UNKNOWN'])
    const got = await fetch(`${stand.url}${MOUNT}/GetCertificateType`)
    expect(got.status).toBe(405)
  })
})

describe('a parameter that is wrong is status 4 and named', () => {
  it.each([
    ['head', { data: {} }],
    ['head.accessId', { head: { useFor: 'carriage' }, data: {} }],
    ['head.accessId', { head: { accessId: 'insurer-demo', useFor: 'carriage' }, data: {} }],
    ['head.useFor', { head: { accessId: PARTY }, data: {} }],
    ['head.useFor', { head: { accessId: PARTY, useFor: '好奇' }, data: {} }],
    ['head.grantId', { head: { accessId: PARTY, useFor: 'carriage', grantId: 'mine' }, data: {} }],
    ['head.requestId', { head: { accessId: PARTY, useFor: 'carriage', requestId: 'x' }, data: {} }],
    ['head.token', { head: { accessId: PARTY, useFor: 'carriage', token: 'x' }, data: {} }],
    ['data', { head: { accessId: PARTY, useFor: 'carriage' } }],
    ['data.all', { head: { accessId: PARTY, useFor: 'carriage' }, data: { all: true } }],
  ])('%s', async (field, request) => {
    const { status, body } = await post(stand, party.key, 'GetCertificateType', JSON.stringify(request))
    expect([status, body.head.status, body.head.field]).toEqual([200, 4, field])
  })

  it.each([
    ['GetCertificateDataByCertificateID', 'data.CertificateID', {}],
    ['GetCertificateDataByCertificateID', 'data.CertificateID', { CertificateID: '1.2.156.3005.2.x' }],
    ['GetCertificateDataByCertificateID', 'data.fields', { CertificateID: '0'.repeat(64), fields: ['password'] }],
    ['GetCertificateDataByCertificateID', 'data.fields', { CertificateID: '0'.repeat(64), fields: ['constructor'] }],
    ['GetCertificateDataByHolder', 'data.CertificateHolderCode', { CertificateTypeCode: '11100000000019713D071' }],
    [
      'GetCertificateDataByHolder',
      'data.CertificateTypeCode',
      { CertificateTypeCode: '1', CertificateHolderCode: '99010119' },
    ],
    ['Retrieval', 'data.CertificateTypeCode', { CertificateNumber: '990201199407116775' }],
    ['Retrieval', 'data.limit', { limit: 101 }],
    ['Retrieval', 'data.cursor', { cursor: 'elsewhere' }],
    ['verifyCertInfo', 'data.CertificateTypeCode', {}],
    ['verifyFile', 'data.contentType', { content: 'AA==' }],
    ['verifyFile', 'data.content', { contentType: 'base64', content: '***' }],
    [
      'GetCertificateFileByCertificateID',
      'data.CertificateCopyExpiringTime',
      { CertificateID: 'x', CertificateCopyCause: '投标', CertificateCopyExpiringTime: 'soon' },
    ],
  ] as const)('%s: %s', async (method, field, data) => {
    const { status, body } = await ask(stand, party, method, data)
    expect([status, body.head.status, body.head.field]).toEqual([200, 4, field])
  })

  it('verifyCertInfo: a face field that no licence has', async () => {
    const data = { CertificateTypeCode: '11100000000019713D071', CertificateID: identifier, face: { shoeSize: 43 } }
    expect((await ask(stand, party, 'verifyCertInfo', data)).body.head).toMatchObject({
      status: 4,
      field: 'data.face.shoeSize',
    })
  })
})

describe('a party', () => {
  it('may name itself by its id or by the key that signed', async () => {
    expect((await types({ ...party, accessId: party.key.keyId })).body.head.status).toBe(0)
  })

  it('that is suspended is told status 1 by every method, and its attempts stay in the holder’s record', async () => {
    await register({ active: false, keys: [keyOf(party.key)] })
    const sent = { contentType: 'base64', content: 'AA==' }
    const answers = [
      await types(),
      await reading(),
      await ask(stand, party, 'Retrieval', {}),
      await ask(stand, party, 'verifyFile', sent),
    ]
    for (const { body } of answers) expect(body).toEqual(NOT_AUTHORISED)
    const { items } = granted(await stand.holder(driver.openid, 'listActivity', {}))
    expect(items[0]).toMatchObject({ act: 'grantReadRefused', outcome: 'PARTY_SUSPENDED' })
    await asRegistered()
    expect((await reading()).body.head.status).toBe(0)
  })

  it('changes its key with both in use for a while; the old one ends with its last day or when it is left out', async () => {
    const next = { ...party, key: newKey('relying-party-demo-2') }
    await register({ keys: [keyOf(party.key, { validUntil: inDays(0) }), keyOf(next.key)] })
    expect([(await reading()).status, (await reading(next)).status]).toEqual([200, 200])
    await register({ keys: [keyOf(party.key, { validUntil: inDays(-1) }), keyOf(next.key)] })
    expect([(await reading()).status, (await reading(next)).status]).toEqual([401, 200])
    await register({ keys: [keyOf(next.key)] })
    expect([(await reading()).status, (await reading(next)).status]).toEqual([401, 200])
    await asRegistered()
    expect([(await reading()).status, (await reading(next)).status]).toEqual([200, 401])
  })
})

/** In this process, at the desk's time. */
function atDesk(method: string, data: object): Promise<Reply<ServiceReply>> {
  const deps: SharingServiceDeps = {
    ...desk.deps,
    ...{ files: cloudbaseFiles(cloudStorage()), fileCipher, mount: MOUNT },
    publicKeyOf: async () => undefined,
    verifyFile: () => {
      throw new Error('no file is checked here')
    },
    trust: { roots: [], revocationLists: [] },
  }
  const run = sharingServiceRoutes[`/${method}`]?.POST?.run
  if (!run) throw new Error(`no method ${method}`)
  const request = { head: { accessId: PARTY, useFor: 'carriage' }, data }
  return run(deps, party.key.keyId, request) as Promise<Reply<ServiceReply>>
}

async function inTurn(count: number, data: () => readonly [string, object]): Promise<readonly string[]> {
  const outcomes: string[] = []
  while (outcomes.length < count) {
    const size = Math.min(8, count - outcomes.length)
    const answers = await Promise.all(Array.from({ length: size }, () => atDesk(...data())))
    outcomes.push(...answers.map((answer) => (answer.ok ? String(answer.value.head.status) : answer.failure.code)))
  }
  return outcomes
}

describe('how often', () => {
  const at = (text: string) => {
    const instant = parseInstant(text)
    if (!instant.ok) throw new Error(text)
    desk.setNow(instant.value)
  }

  it('too many calls are 429 over HTTP, with the time to wait', async () => {
    desk.setNow(aLittleAhead())
    await inTurn(MOST_A_MINUTE, () => ['GetCertificateType', {}])
    const { status, body, headers } = await types()
    expect([status, body.error?.code]).toEqual([429, 'CALLS_TOO_MANY'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(60)
  })

  it(`a party asks: ${MOST_A_MINUTE} times in a minute, whichever of its systems; then it waits`, async () => {
    at('2027-03-01T08:00:00Z')
    const outcomes = await inTurn(MOST_A_MINUTE, () => ['GetCertificateType', {}])
    expect(new Set(outcomes)).toEqual(new Set(['0']))
    const refused = await atDesk('GetCertificateType', {})
    expect(refused).toEqual({ ok: false, failure: { code: 'CALLS_TOO_MANY', minutes: 1 } })
    at('2027-03-01T08:01:01Z')
    expect((await atDesk('GetCertificateType', {})).ok).toBe(true)
  })

  it(`it asks for what was never granted to it: ${MOST_GUESSES_AN_HOUR} times in an hour; then for nothing`, async () => {
    at('2027-04-01T08:00:00Z')
    const guesses = await inTurn(MOST_GUESSES_AN_HOUR, () => [
      'GetCertificateDataByCertificateID',
      { CertificateID: '0'.repeat(64) },
    ])
    expect(new Set(guesses)).toEqual(new Set(['1']))
    const refused = await atDesk('GetCertificateDataByCertificateID', { CertificateID: identifier })
    expect(refused).toEqual({ ok: false, failure: { code: 'CALLS_TOO_MANY', minutes: 60 } })
  })
})

/** Of the cloud's clock, so that the window is still open when it is asked. */
function aLittleAhead() {
  const instant = parseInstant(new Date(Date.now() + 30 * 60_000).toISOString())
  if (!instant.ok) throw new Error('no time')
  return instant.value
}
