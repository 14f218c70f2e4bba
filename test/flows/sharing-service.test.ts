/** 共享服务: every method and every status, through the deployed function, with real signatures. */
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { ask, type Caller, grantTo, inDays, PARTY, partyOf, requestId, type Told, told } from './relying-party'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')
const other = personCalled('ride-hailing-driver')
const company = personCalled('freight-company')
const shipper = personCalled('shipper')

const DRIVER_TYPE = '11100000000019713D071'
const VEHICLE_TYPE = '11100000000019713D013'
const NOT_AUTHORISED = { head: { status: 1, message: '未获得授权' } }

let stand: Stand
let party: Caller
let own: string
let strangers: string
let identifier: string
let number: string
let fleet: readonly string[]
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(other), ...codesOf(company)])))
  await stand.registerParties()
  for (const person of [driver, other, company, shipper]) await proven(stand, person)
  party = partyOf(stand)
  own = await firstLicence(stand, driver.openid)
  strangers = await firstLicence(stand, other.openid)
  identifier = stand.records('licences').get(own)?.identifier ?? ''
  number = numberOf()
  const [operator] = granted(await stand.holder(company.openid, 'listFleets', {})).items
  const listed = await stand.holder(company.openid, 'listFleet', { operator: operator?.operator ?? '' })
  fleet = granted(listed).items.map(({ id }) => id)
})
afterAll(() => stand.close())

/** As the feed has it. */
function numberOf(): string {
  const [event] = eventsOfHolders([driver.holderCode])
  return String(event?.licence.CertificateNumber)
}

const linesOf = async (openid: string, act: string) =>
  granted(await stand.holder(openid, 'listActivity', {})).items.filter((line) => line.act === act)
const data = (bent: object = {}, head: object = {}) =>
  ask(stand, party, 'GetCertificateDataByCertificateID', { CertificateID: identifier, ...bent }, head)
const withdraw = async (grant: string) => granted(await stand.grants(driver.openid, 'withdrawGrant', { grant }))

describe('GetCertificateType', () => {
  it('lists the nine types with what of each can be granted, to any registered party', async () => {
    const { items } = told(await ask(stand, party, 'GetCertificateType', {}))
    expect(items).toHaveLength(9)
    expect(items.find(({ CertificateTypeCode: code }) => code === DRIVER_TYPE)).toMatchObject({
      CertificateTypeName: '道路运输从业人员从业资格证',
      CertificateDefineAuthorityCode: '11100000000019713D',
      CertificateHolderCategory: '自然人',
      elements: expect.arrayContaining([{ name: 'CertificateHolderName', label: '持证主体', sensitive: false }]),
    })
  })
})

describe('without a grant', () => {
  it('the answer for a licence that exists is byte for byte the answer for one that does not', async () => {
    const unknown = identifier.replace(/\.([0-9A-Z]+)\.(\d{3})\.[0-9A-Z]$/, '.$1.$2.0')
    const existing = await data()
    expect(existing.body).toEqual(NOT_AUTHORISED)
    const absent = await data({ CertificateID: '0'.repeat(64) })
    expect(absent.text).toBe(existing.text)
    expect((await data({ CertificateID: unknown })).body.head?.status).toBeGreaterThan(0)
  })

  it('every method that names a licence or a holder answers status 1 and nothing else', async () => {
    const named = { CertificateTypeCode: DRIVER_TYPE, CertificateHolderCode: driver.holderCode }
    const asked = [
      await ask(stand, party, 'Retrieval', { CertificateHolderCode: driver.holderCode }),
      await ask(stand, party, 'Retrieval', { ...named, CertificateNumber: number }),
      await ask(stand, party, 'GetCertificateDataByHolder', named),
      await ask(stand, party, 'GetCertificateDataByHolder', { ...named, CertificateNumber: number }),
      await ask(stand, party, 'GetCertificateFileByCertificateID', {
        ...{ CertificateID: identifier, CertificateCopyCause: '投标', CertificateCopyExpiringTime: inDays(3) },
      }),
      await ask(stand, party, 'verifyCertInfo', { ...named, CertificateID: identifier }),
    ]
    for (const { status, body } of asked) expect([status, body]).toEqual([200, NOT_AUTHORISED])
  })

  it('is told to the holder: who asked, for what, and which fields', async () => {
    await data({ fields: ['CertificateHolderName'] })
    const [line] = await linesOf(driver.openid, 'grantReadRefused')
    expect(line).toMatchObject({
      actor: { kind: 'recipient', name: '示例市丰达货运平台有限公司' },
      recipient: '示例市丰达货运平台有限公司',
      purpose: { zh: '托运承运核验' },
      fields: [{ zh: '持证主体' }],
      outcome: 'GRANT_NOT_FOUND',
    })
  })

  it('a party that lists what it has, and has nothing, is told there is nothing: status 3', async () => {
    expect((await ask(stand, party, 'Retrieval', {})).body).toEqual({ head: { status: 3, message: '未检索到记录' } })
  })
})

describe('with a grant in force', () => {
  let grant: string
  beforeAll(async () => {
    ;({ id: grant } = await grantTo(stand, driver.openid, [own]))
  })
  afterAll(() => withdraw(grant))

  it('a reading gives exactly the granted fields, by the names and in the form of the standard', async () => {
    const answer = told(await data())
    expect(Object.keys(answer).sort()).toEqual(
      [
        ...[
          'CertificateID',
          'CertificateTypeCode',
          'CertificateTypeName',
          'CertificateHolderName',
          'CertificateHolderCode',
        ],
        ...['CertificateNumber', 'CertificateIdentifier', 'CertificateEffectiveDate', 'CertificateExpiringDate'],
        ...['CertificateIssuedDate', 'CertificateState', 'face', 'withheld', 'grant', 'readAt'],
      ].sort(),
    )
    expect(answer).toMatchObject({
      ...{ CertificateHolderName: driver.name, CertificateHolderCode: driver.holderCode, CertificateNumber: number },
      ...{ CertificateIdentifier: identifier, CertificateState: 'inForce', withheld: [] },
      CertificateIssuedDate: expect.stringMatching(/^\d{8}$/),
      grant: { grantId: grant, until: inDays(30) },
    })
    expect(Object.keys(answer.face)).toEqual(['qualifications'])
  })

  it('fewer fields may be asked for, and no other leaves', async () => {
    const answer = await data({ fields: ['CertificateHolderName', 'CertificateState'] })
    expect(told(answer)).toMatchObject({ CertificateHolderName: driver.name, CertificateState: 'inForce' })
    expect(answer.text).not.toContain(driver.holderCode)
    expect(answer.text).not.toContain('face')
  })

  it('each reading is in the holder’s record, with the fields and never the values', async () => {
    await data({ fields: ['CertificateHolderName'] })
    const [line] = await linesOf(driver.openid, 'grantRead')
    expect(line).toMatchObject({ recipient: '示例市丰达货运平台有限公司', fields: [{ zh: '持证主体' }] })
    expect(JSON.stringify(line)).not.toContain(driver.holderCode)
  })

  it('a field that is not granted, another purpose, and another grant are status 1, and in the holder’s record', async () => {
    const before = (await linesOf(driver.openid, 'grantReadRefused')).length
    expect((await data({ fields: ['birthDate'] })).body).toEqual(NOT_AUTHORISED)
    expect((await data({}, { useFor: 'insurance' })).body).toEqual(NOT_AUTHORISED)
    expect((await data({}, { grantId: 'f'.repeat(64) })).body).toEqual(NOT_AUTHORISED)
    expect(await linesOf(driver.openid, 'grantReadRefused')).toHaveLength(before + 3)
  })

  it('the purpose may be said in Chinese', async () => {
    expect((await data({}, { useFor: '托运承运核验' })).body.head.status).toBe(0)
  })

  it('the id that Retrieval gave names the licence as its identifier does', async () => {
    const { items } = told(await ask(stand, party, 'Retrieval', { CertificateHolderCode: driver.holderCode }))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ CertificateIdentifier: identifier, CertificateTypeCode: DRIVER_TYPE })
    expect(told(await data({ CertificateID: items[0]?.CertificateID }))).toMatchObject({ CertificateNumber: number })
  })

  it('Retrieval tells no more of a licence than that it is granted', async () => {
    const answer = await ask(stand, party, 'Retrieval', { CertificateTypeCode: DRIVER_TYPE, CertificateNumber: number })
    expect(told(answer).items).toHaveLength(1)
    for (const secret of [driver.name, driver.holderCode, 'inForce']) expect(answer.text).not.toContain(secret)
  })

  it('by the holder’s code it reads what he granted, and by a number only if it is his', async () => {
    const named = { CertificateTypeCode: DRIVER_TYPE, CertificateHolderCode: driver.holderCode }
    const { items } = told(await ask(stand, party, 'GetCertificateDataByHolder', named))
    expect(items.map(({ CertificateNumber }) => CertificateNumber)).toEqual([number])
    const byNumber = { ...named, CertificateNumber: number }
    expect(told(await ask(stand, party, 'GetCertificateDataByHolder', byNumber)).items).toHaveLength(1)
    const anothers = { ...byNumber, CertificateHolderCode: other.holderCode }
    expect((await ask(stand, party, 'GetCertificateDataByHolder', anothers)).body).toEqual(NOT_AUTHORISED)
  })

  it('nothing of it opens another party’s door', async () => {
    const insurer = { ...party, key: stand.keys.pair('seal-client'), accessId: 'insurer-demo' }
    await stand.post(
      '/api/issuance/v1/relying-parties',
      JSON.stringify({ parties: [insurerWith(insurer.key.keyId, insurer.key.publicKey)] }),
    )
    expect(
      (await ask(stand, insurer, 'GetCertificateDataByCertificateID', { CertificateID: identifier })).body,
    ).toEqual(NOT_AUTHORISED)
    expect((await ask(stand, insurer, 'Retrieval', {}, { grantId: grant })).body.head.status).toBe(3)
  })
})

function insurerWith(keyId: string, publicKey: string): object {
  const { partyId, name, kind } = { partyId: 'insurer-demo', name: '示例财产保险股份有限公司', kind: 'insurer' }
  return { partyId, name, kind, creditCode: '91990101202600020D', active: true, keys: [{ keyId, publicKey }] }
}

describe('verifyCertInfo', () => {
  let grant: string
  const info = (bent: object) =>
    ask(stand, party, 'verifyCertInfo', { CertificateTypeCode: DRIVER_TYPE, CertificateNumber: number, ...bent })
  const resultOf = async (bent: object) => told(await info(bent)).result
  beforeAll(async () => {
    ;({ id: grant } = await grantTo(stand, driver.openid, [own]))
  })
  afterAll(() => withdraw(grant))

  it('1: right, and its holder has not activated it; 0: right and valid, once he has', async () => {
    expect(await resultOf({ CertificateHolderName: driver.name })).toBe(1)
    granted(await stand.holder(driver.openid, 'activate', { id: own }))
    expect(await resultOf({ CertificateHolderName: driver.name, CertificateHolderCode: driver.holderCode })).toBe(0)
  })

  it('6: a datum that is given is not as on record', async () => {
    expect(await resultOf({ CertificateHolderName: '别人' })).toBe(6)
    expect(await resultOf({ CertificateExpiringDate: '20991231' })).toBe(6)
    expect(
      await resultOf({
        CertificateTypeCode: VEHICLE_TYPE,
        CertificateID: identifier,
        CertificateHolderName: driver.name,
      }),
    ).toBe(6)
  })

  it('4: nothing names the licence, or nothing is there to compare', async () => {
    expect(
      told(
        await ask(stand, party, 'verifyCertInfo', {
          CertificateTypeCode: DRIVER_TYPE,
          CertificateHolderName: driver.name,
        }),
      ).result,
    ).toBe(4)
    expect(await resultOf({})).toBe(4)
  })

  it('5: the holder has granted licences of this type, and this is none of them', async () => {
    expect(await resultOf({ CertificateNumber: '990000000000', CertificateHolderCode: driver.holderCode })).toBe(5)
  })

  it('a datum that is not granted is not compared but refused', async () => {
    expect((await info({ face: { birthDate: '1994-07-11' } })).body).toEqual(NOT_AUTHORISED)
  })

  it('2 and 3: right, and for now or for good without effect; only what says which it is can be compared', async () => {
    const [issued] = eventsOfHolders([driver.holderCode])
    const act = async (type: string, revision: number) =>
      stand.push([
        {
          ...issued,
          eventId: crypto.randomUUID(),
          type,
          revision,
          reason: '测试',
          occurredAt: new Date().toISOString(),
        },
      ])
    const { revision } = stand.records('licences').get(own) ?? { revision: 0 }
    await act('suspend', revision + 1)
    const suspended = told(await info({ CertificateHolderName: driver.name }))
    expect(suspended).toMatchObject({ result: 2, notCompared: ['CertificateHolderName'] })
    const withheld = told(await data())
    expect(withheld).toMatchObject({ CertificateState: 'suspended', CertificateNumber: number })
    expect(withheld.withheld).toEqual(expect.arrayContaining(['CertificateHolderName', 'qualifications']))
    expect(withheld.CertificateHolderName).toBeUndefined()
    await act('resume', revision + 2)
    expect(await resultOf({ CertificateHolderName: driver.name })).toBe(0)
  })
})

describe('a grant that ends', () => {
  it('opens nothing from the moment it is withdrawn', async () => {
    const { id } = await grantTo(stand, driver.openid, [own])
    expect((await data()).body.head.status).toBe(0)
    await withdraw(id)
    expect((await data()).body).toEqual(NOT_AUTHORISED)
    expect((await linesOf(driver.openid, 'grantReadRefused'))[0]).toMatchObject({ outcome: 'GRANT_NOT_ACTIVE' })
  })

  it('may be returned by the people of the party, and opens nothing from then on', async () => {
    const { id } = await grantTo(stand, driver.openid, [own])
    granted(await stand.grants(shipper.openid, 'returnGrant', { grant: id }))
    expect((await data()).body).toEqual(NOT_AUTHORISED)
  })

  it('that was granted twice is read twice, by whomever of the party’s people or systems; a lost answer costs nothing', async () => {
    await grantTo(stand, driver.openid, [own], { uses: 2 })
    const id = requestId()
    const first = told(await data({}, { requestId: id }))
    expect(first.grant).toMatchObject({ used: 1, left: 1 })
    expect(told(await data({}, { requestId: id })).grant).toMatchObject({ used: 1, left: 1 })
    const { grantId: grant } = first.grant
    const byHand = { requestId: requestId(), grant, licence: own, purpose: 'carriage' } as const
    expect(granted(await stand.grants(shipper.openid, 'readGranted', byHand)).left).toBe(0)
    expect((await data()).body).toEqual(NOT_AUTHORISED)
    expect(codeOf(await stand.grants(shipper.openid, 'readGranted', { ...byHand, requestId: requestId() }))).not.toBe(
      '',
    )
  })

  it('used once by 20 requests at the same moment is read by one of them', async () => {
    await grantTo(stand, driver.openid, [own], { uses: 1 })
    const asked = await Promise.all(Array.from({ length: 20 }, () => data()))
    expect(asked.filter(({ body }) => body.head?.status === 0)).toHaveLength(1)
  })

  it('takes the newest of several that are in force, and another when that one is spent', async () => {
    const { id: older } = await grantTo(stand, driver.openid, [own])
    const { id: newer } = await grantTo(stand, driver.openid, [own], { uses: 1 })
    expect(told(await data()).grant.grantId).toBe(newer)
    expect(told(await data()).grant.grantId).toBe(older)
    await withdraw(older)
  })
})

describe('a fleet', () => {
  it('is listed and read page by page, each licence once', async () => {
    const { id } = await grantTo(stand, company.openid, fleet)
    const named = { CertificateTypeCode: VEHICLE_TYPE, CertificateHolderCode: company.represents?.[0]?.creditCode }
    const listed = await pages('Retrieval', { ...named, limit: 5 })
    expect(new Set(listed.map(({ CertificateID }) => CertificateID))).toEqual(new Set(fleet))
    const read = await pages('GetCertificateDataByHolder', { ...named, fields: ['plateNumber'] })
    expect(read.map(({ CertificateID }) => CertificateID).sort()).toEqual([...fleet].sort())
    expect(read.every(({ grant }) => grant.used === 1)).toBe(true)
    granted(await stand.grants(company.openid, 'withdrawLicences', { grant: id, licences: fleet.slice(0, 3) }))
    expect(await pages('Retrieval', named)).toHaveLength(fleet.length - 3)
  })
})

async function pages(method: 'Retrieval' | 'GetCertificateDataByHolder', request: object): Promise<readonly Told[]> {
  const items: Told[] = []
  for (let cursor: string | undefined; ; ) {
    const page = told(await ask(stand, party, method, { ...request, ...(cursor ? { cursor } : {}) }))
    items.push(...page.items)
    cursor = page.next
    if (cursor === undefined) return items
  }
}

it('the party’s id is the demo’s, whose people see in the mini-program what its system sees', async () => {
  const { parties } = granted(await stand.grants(shipper.openid, 'sharingMe', {}))
  expect(parties.map(({ id }) => id)).toEqual([PARTY])
  expect(strangers).not.toBe(own)
})
