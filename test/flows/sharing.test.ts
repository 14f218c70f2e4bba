/** 授权用证, from the draft to the reading and its end: the routes as they are deployed. */

import { READER_LIMITS } from '../../cloudfunctions/server/presentation/limits'
import { verifyChain } from '../../src/core/audit'
import { isGenuine } from '../../src/core/sharing/receipt'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import {
  draft,
  fleetOf,
  give,
  giverOf,
  INSURER,
  inDays,
  outcomes,
  read,
  requestId,
  SHIPPER,
  TERMS,
  today,
} from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const company = personCalled('freight-company')
const driver = personCalled('freight-driver')
const agent = personCalled('fleet-agent')
const shipper = personCalled('shipper')
const insurer = personCalled('insurer')

const MOST_A_MINUTE = READER_LIMITS.find(({ name }) => name === 'aMinute')?.most ?? 0

let stand: Stand
let fleet: readonly string[]
let giver: string
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(company), ...codesOf(driver)])))
  expect((await stand.registerParties()).body.results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  for (const person of [company, driver, agent, shipper, insurer]) await proven(stand, person)
  fleet = await fleetOf(stand, company.openid)
  giver = await giverOf(stand, company.openid, 'company')
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
})
afterAll(() => stand.close())

const [first = ''] = ['']
const at = (place: number) => fleet[place] ?? first
const linesOf = async (openid: string, act: string) =>
  granted(await stand.holder(openid, 'listActivity', {})).items.filter((line) => line.act === act)

describe('granting', () => {
  it('takes three steps, and counts for nobody before the last', async () => {
    const drafted = granted(await draft(stand, company.openid, giver))
    expect(drafted).toMatchObject({
      state: 'drafted',
      role: 'giver',
      size: 0,
      giver: { name: '示例市恒通物流有限公司' },
    })
    const fill = { grant: drafted.id, pick: { licences: [at(0), at(1), '0'.repeat(64), own] } }
    const filled = granted(await stand.grants(company.openid, 'fillGrant', fill))
    expect(outcomes(filled.results)).toEqual(['included', 'included', 'notYours', 'notYours'])
    expect(outcomes(granted(await stand.grants(company.openid, 'fillGrant', fill)).results).slice(0, 2)).toEqual([
      'already',
      'already',
    ])
    expect(codeOf(await read(stand, shipper.openid, drafted.id, at(0)))).toBe('GRANT_NOT_ACTIVE')
    expect(granted(await stand.grants(shipper.openid, 'listGrants', { list: 'received' })).items).toEqual([])
    const given = granted(await stand.grants(company.openid, 'giveGrant', { grant: drafted.id }))
    expect(given).toMatchObject({ state: 'active', size: 2, moves: ['withdraw'] })
    expect(given.examples.map(({ subject }) => subject).join()).toMatch(/·/)
    expect(granted(await stand.grants(company.openid, 'giveGrant', { grant: drafted.id })).givenAt).toBe(given.givenAt)
    expect(await linesOf(company.openid, 'grantGiven')).toHaveLength(1)
  })

  it('the same draft twice is one draft, and another under the same id is refused', async () => {
    const same = { requestId: requestId() }
    const one = granted(await draft(stand, company.openid, giver, same))
    expect(granted(await draft(stand, company.openid, giver, same)).id).toBe(one.id)
    const other = { ...same, terms: { ...TERMS, copies: true } }
    expect(await draft(stand, company.openid, giver, other)).toMatchObject({
      failure: { code: 'REQUEST_INVALID', field: 'requestId' },
    })
  })

  it.each([
    ['an unknown party', () => ({ recipient: { kind: 'party', id: 'nobody' } }), 'PARTY_NOT_FOUND'],
    ['an unknown person', () => ({ recipient: { kind: 'person', id: '0'.repeat(64) } }), 'PERSON_NOT_FOUND'],
    ['himself', () => ({ giver: self, recipient: { kind: 'person', id: self } }), 'GRANT_TO_SELF'],
    ['somebody in another’s name', () => ({ giver }), 'GRANT_NOT_FOUND'],
    ['a term in the past', () => ({ terms: { ...TERMS, until: '2020-01-01' } }), 'GRANT_TERM_PAST'],
    ['a term too long', () => ({ terms: { ...TERMS, until: inDays(91) } }), 'GRANT_TERM_TOO_LONG'],
    [
      'fields that do not exist',
      () => ({ terms: { ...TERMS, fields: { transport: ['secret'] } } }),
      'GRANT_FIELD_UNKNOWN',
    ],
  ] as const)('is refused to %s', async (_, bent, code) => {
    const outcome = codeOf(await draft(stand, driver.openid, self, bent()))
    expect(outcome === 'DELEGATION_NOT_FOUND' ? 'GRANT_NOT_FOUND' : outcome).toBe(code)
  })

  it('nothing is given when nothing is in it, and a dropped draft is given no more', async () => {
    const { id } = granted(await draft(stand, driver.openid, self))
    expect(codeOf(await stand.grants(driver.openid, 'giveGrant', { grant: id }))).toBe('GRANT_EMPTY')
    expect(granted(await stand.grants(driver.openid, 'dropGrant', { grant: id })).state).toBe('dropped')
    const fill = await stand.grants(driver.openid, 'fillGrant', { grant: id, pick: { licences: [own] } })
    expect(fill).toMatchObject({ failure: { code: 'GRANT_STATE', state: 'dropped' } })
  })

  it('a licence that is not in force is left out, with its status, and a grant of it alone is not given', async () => {
    const [issued] = eventsOfHolders([driver.holderCode])
    const { revision } = stand.records('licences').get(own) ?? { revision: 0 }
    const happens = (type: string, later: number) =>
      stand.push([
        {
          ...{ ...issued, type, revision: revision + later, reason: '测试' },
          ...{ eventId: crypto.randomUUID(), occurredAt: new Date().toISOString() },
        },
      ])
    await happens('suspend', 1)
    const { id } = granted(await draft(stand, driver.openid, self))
    const filled = granted(await stand.grants(driver.openid, 'fillGrant', { grant: id, pick: { licences: [own] } }))
    expect(filled).toMatchObject({
      size: 0,
      results: [{ outcome: 'leftOut', reason: { code: 'notInForce', status: 'suspended' } }],
    })
    expect(codeOf(await stand.grants(driver.openid, 'giveGrant', { grant: id }))).toBe('GRANT_EMPTY')
    await happens('resume', 2)
  })

  it('a whole fleet is taken page by page, by its conditions', async () => {
    const { id } = granted(await draft(stand, company.openid, giver))
    const filled = granted(
      await stand.grants(company.openid, 'fillGrant', { grant: id, pick: { fleet: { state: 'inForce' } } }),
    )
    expect(filled.size).toBe(fleet.length)
    expect(filled.next).toBeUndefined()
    granted(await stand.grants(company.openid, 'dropGrant', { grant: id }))
  })
})

describe('reading', () => {
  it('tells exactly the granted fields, and the holder who, for what and which', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    const told = granted(await read(stand, shipper.openid, id, own))
    expect(told.fields.map(({ name }) => name)).toEqual(['holderName', 'status', 'qualifications'])
    expect(told.fields[0]).toMatchObject({ data: driver.name })
    expect(JSON.stringify(told)).not.toContain(driver.holderCode)
    const [line] = await linesOf(driver.openid, 'grantRead')
    expect(line).toMatchObject({
      grant: id,
      actor: { kind: 'recipient', name: '示例市丰达货运平台有限公司' },
      recipient: '示例市丰达货运平台有限公司',
    })
    expect(line?.fields?.map(({ zh }) => zh)).toEqual(['持证主体', '从业资格类别', '证照状态'])
    expect(line?.purpose?.zh).toBe('托运承运核验')
  })

  it('the same request again is the same reading; another one is another', async () => {
    const { id } = await give(stand, driver.openid, self, [own], { terms: { ...TERMS, uses: 2 } })
    const same = { requestId: requestId() }
    expect(granted(await read(stand, shipper.openid, id, own, same))).toMatchObject({ used: 1, left: 1 })
    expect(granted(await read(stand, shipper.openid, id, own, same))).toMatchObject({ used: 1, left: 1 })
    const last = { requestId: requestId() }
    expect(granted(await read(stand, shipper.openid, id, own, last))).toMatchObject({ used: 2, left: 0 })
    expect(codeOf(await read(stand, shipper.openid, id, own))).toBe('GRANT_NOT_ACTIVE')
    expect(granted(await stand.grants(driver.openid, 'openGrant', { grant: id })).state).toBe('usedUp')
    // Whose last answer was lost asks for it again.
    expect(granted(await read(stand, shipper.openid, id, own, last))).toMatchObject({ used: 2, left: 0 })
    expect(codeOf(await read(stand, shipper.openid, id, own))).toBe('GRANT_NOT_ACTIVE')
  })

  it('is refused to others, for another purpose, for other fields; and the holder sees each attempt', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    const before = (await linesOf(driver.openid, 'grantReadRefused')).length
    expect(codeOf(await read(stand, insurer.openid, id, own))).toBe('GRANT_NOT_FOUND')
    expect(codeOf(await read(stand, shipper.openid, id, own, { purpose: 'insurance' }))).toBe('GRANT_PURPOSE_OTHER')
    expect(codeOf(await read(stand, shipper.openid, id, own, { fields: ['holderCode'] }))).toBe(
      'GRANT_FIELD_NOT_GRANTED',
    )
    expect(codeOf(await read(stand, shipper.openid, id, at(0)))).toBe('GRANT_LICENCE_NOT_IN')
    const lines = await linesOf(driver.openid, 'grantReadRefused')
    expect(lines.length - before).toBe(3)
    expect(lines.slice(0, 3).map(({ outcome, actor }) => [outcome, actor.kind])).toEqual(
      expect.arrayContaining([
        ['GRANT_NOT_FOUND', 'anyone'],
        ['GRANT_PURPOSE_OTHER', 'recipient'],
        ['GRANT_FIELD_NOT_GRANTED', 'recipient'],
      ]),
    )
  })

  it(`is limited by hand: ${MOST_A_MINUTE} times in a minute, whatever is asked for`, async () => {
    const unknown = '0'.repeat(64)
    const codes = new Set<string>()
    for (let time = 0; time < MOST_A_MINUTE; time += 1)
      codes.add(codeOf(await read(stand, company.openid, unknown, own)))
    expect([...codes]).toEqual(['GRANT_NOT_FOUND'])
    expect(await read(stand, company.openid, unknown, own)).toMatchObject({
      failure: { code: 'TOO_MANY_CHECKS', minutes: 1 },
    })
  })

  it('ends at once for a party that the province suspends', async () => {
    const { id } = await give(stand, driver.openid, self, [own])
    granted(await read(stand, shipper.openid, id, own))
    await stand.registerParties({ active: false })
    expect(codeOf(await read(stand, shipper.openid, id, own))).toBe('PARTY_SUSPENDED')
    expect(codeOf(await draft(stand, driver.openid, self))).toBe('PARTY_SUSPENDED')
    await stand.registerParties()
    expect((await read(stand, shipper.openid, id, own)).ok).toBe(true)
  })

  it('a person reads what was granted to him, and nobody else does', async () => {
    const found = granted(
      await stand.grants(driver.openid, 'findPerson', { by: 'phone', phone: agent.phone ?? '', name: agent.name }),
    )
    expect(
      codeOf(await stand.grants(driver.openid, 'findPerson', { by: 'phone', phone: agent.phone ?? '', name: '别人' })),
    ).toBe('PERSON_NOT_FOUND')
    const { code } = granted(await stand.grants(agent.openid, 'showReceivingCode', {}))
    expect(granted(await stand.grants(driver.openid, 'findPerson', { by: 'code', code }))).toEqual({
      id: found.id,
      name: '周**',
    })
    const { id } = await give(stand, driver.openid, self, [own], { recipient: { kind: 'person', id: found.id } })
    expect((await read(stand, agent.openid, id, own)).ok).toBe(true)
    expect(codeOf(await read(stand, shipper.openid, id, own))).toBe('GRANT_NOT_FOUND')
  })
})

describe('withdrawing', () => {
  it('of all licences is one act; the next reading is refused; again is no second act', async () => {
    const { id } = await give(stand, company.openid, giver, [at(0), at(1)])
    granted(await read(stand, shipper.openid, id, at(0)))
    const before = (await linesOf(company.openid, 'grantWithdrawn')).length
    const withdrawn = granted(await stand.grants(company.openid, 'withdrawGrant', { grant: id }))
    expect(withdrawn).toMatchObject({ state: 'withdrawn', moves: [] })
    expect(await read(stand, shipper.openid, id, at(0))).toMatchObject({
      failure: { code: 'GRANT_NOT_ACTIVE', state: 'withdrawn' },
    })
    expect(granted(await stand.grants(company.openid, 'withdrawGrant', { grant: id })).endedAt).toBe(withdrawn.endedAt)
    expect((await linesOf(company.openid, 'grantWithdrawn')).length - before).toBe(1)
  })

  it('of some licences leaves the others', async () => {
    const { id } = await give(stand, company.openid, giver, [at(0), at(1)])
    const some = granted(
      await stand.grants(company.openid, 'withdrawLicences', { grant: id, licences: [at(0), at(5)] }),
    )
    expect(outcomes(some.results)).toEqual(['included', 'notYours'])
    expect(codeOf(await read(stand, shipper.openid, id, at(0)))).toBe('GRANT_LICENCE_WITHDRAWN')
    expect((await read(stand, shipper.openid, id, at(1))).ok).toBe(true)
  })

  it('of some licences again is no second act, and of a grant that is withdrawn, or not given yet, is refused', async () => {
    const { id } = await give(stand, company.openid, giver, [at(0), at(1)])
    const before = (await linesOf(company.openid, 'grantLicencesWithdrawn')).length
    const withdraw = () => stand.grants(company.openid, 'withdrawLicences', { grant: id, licences: [at(0)] })
    expect([granted(await withdraw()), granted(await withdraw())].map(({ results }) => outcomes(results))).toEqual([
      ['included'],
      ['already'],
    ])
    expect((await linesOf(company.openid, 'grantLicencesWithdrawn')).length - before).toBe(1)
    granted(await stand.grants(company.openid, 'withdrawGrant', { grant: id }))
    expect(await withdraw()).toMatchObject({ failure: { code: 'GRANT_STATE', state: 'withdrawn' } })
    const drafted = granted(await draft(stand, company.openid, giver))
    granted(await stand.grants(company.openid, 'fillGrant', { grant: drafted.id, pick: { licences: [at(0), at(1)] } }))
    const fromDraft = { grant: drafted.id, licences: [at(0)] }
    expect(await stand.grants(company.openid, 'withdrawLicences', fromDraft)).toMatchObject({
      failure: { code: 'GRANT_STATE', state: 'drafted' },
    })
    expect(granted(await stand.grants(company.openid, 'openGrant', { grant: drafted.id })).size).toBe(2)
  })

  it('is nobody else’s: neither the recipient’s nor a stranger’s', async () => {
    const { id } = await give(stand, company.openid, giver, [at(0)])
    for (const { openid } of [shipper, insurer, driver]) {
      expect(codeOf(await stand.grants(openid, 'withdrawGrant', { grant: id }))).toBe('GRANT_NOT_FOUND')
    }
    expect(granted(await stand.grants(shipper.openid, 'returnGrant', { grant: id })).state).toBe('returned')
    expect(codeOf(await read(stand, shipper.openid, id, at(0)))).toBe('GRANT_NOT_ACTIVE')
  })
})

describe('the receipt', () => {
  it('is the same for both sides, checked with the public key alone, and says how it ended', async () => {
    const { id } = await give(stand, company.openid, giver, [at(2)])
    const ours = granted(await stand.grants(company.openid, 'grantReceipts', { grant: id }))
    const theirs = granted(await stand.grants(shipper.openid, 'grantReceipts', { grant: id }))
    expect(theirs).toEqual(ours)
    granted(await stand.grants(company.openid, 'withdrawGrant', { grant: id }))
    const { receipts, keys } = granted(await stand.grants(shipper.openid, 'grantReceipts', { grant: id }))
    expect(receipts.map(({ content }) => content.events.map(({ event_type }) => event_type))).toEqual([
      ['given'],
      ['given', 'withdrawn'],
    ])
    for (const receipt of receipts) {
      expect(isGenuine(receipt, keys[receipt.signature.keyId] ?? '')).toBe(true)
      expect(
        isGenuine({ ...receipt, content: { ...receipt.content, record_id: 'x' } }, keys[receipt.signature.keyId] ?? ''),
      ).toBe(false)
    }
    expect(codeOf(await stand.grants(insurer.openid, 'grantReceipts', { grant: id }))).toBe('GRANT_NOT_FOUND')
  })
})

describe('a request', () => {
  const ask = (bent: object = {}) =>
    stand.grants(shipper.openid, 'askForGrant', {
      ...{
        requestId: requestId(),
        party: SHIPPER,
        terms: TERMS,
        holder: { by: 'holderCode', code: driver.holderCode } as const,
      },
      ...bent,
    })
  const asked = async () => granted(await stand.grants(driver.openid, 'listGrants', { list: 'asked' })).items

  it('is allowed as asked or less, never more, and becomes the grant', async () => {
    const { id, state } = granted(await ask())
    expect(state).toBe('requested')
    expect((await asked()).map((each) => [each.id, each.moves, each.timesAsked])).toEqual([
      [id, ['allow', 'refuse'], 1],
    ])
    const answer = {
      requestId: requestId(),
      giver: self,
      recipient: { kind: 'party', id: SHIPPER },
      request: id,
    } as const
    const more = { ...TERMS, fields: { practitioner: ['holderName', 'number'] } }
    expect(await stand.grants(driver.openid, 'draftGrant', { ...answer, terms: more })).toMatchObject({
      failure: { code: 'GRANT_BEYOND_REQUEST', what: 'fields' },
    })
    const less = { ...TERMS, until: today(), fields: { practitioner: ['holderName'] } }
    granted(await stand.grants(driver.openid, 'draftGrant', { ...answer, terms: less }))
    expect(granted(await stand.grants(shipper.openid, 'openGrant', { grant: id })).state).toBe('requested')
    granted(await stand.grants(driver.openid, 'fillGrant', { grant: id, pick: { licences: [own] } }))
    expect(granted(await stand.grants(driver.openid, 'giveGrant', { grant: id }))).toMatchObject({
      state: 'active',
      asked: { terms: { until: TERMS.until } },
    })
    expect(granted(await read(stand, shipper.openid, id, own)).fields.map(({ name }) => name)).toEqual(['holderName'])
    expect(await asked()).toEqual([])
  })

  it('is refused, with a word, or taken back, and then allowed no more', async () => {
    const { id } = granted(await ask())
    expect(granted(await stand.grants(driver.openid, 'refuseRequest', { grant: id, words: '不需要' }))).toMatchObject({
      state: 'refused',
      refusal: '不需要',
    })
    expect(granted(await stand.grants(shipper.openid, 'openGrant', { grant: id })).refusal).toBe('不需要')
    const taken = granted(await ask())
    expect(granted(await stand.grants(shipper.openid, 'retractRequest', { grant: taken.id })).state).toBe('retracted')
    expect(await stand.grants(driver.openid, 'refuseRequest', { grant: taken.id })).toMatchObject({
      failure: { code: 'GRANT_STATE', state: 'retracted' },
    })
  })

  it('to nobody is answered as one to somebody', async () => {
    const nobody = granted(await ask({ holder: { by: 'holderCode', code: '990101199003071234' } }))
    expect(nobody).toMatchObject({ state: 'requested', giver: { kind: 'person' } })
    expect(nobody.giver.name).not.toContain('19900307')
  })

  it('is limited in what it asks and how often, and comes from registered parties only', async () => {
    const beyond = { ...TERMS, fields: { practitioner: ['address'] } }
    expect(codeOf(await ask({ terms: beyond }))).toBe('REQUEST_BEYOND_PURPOSE')
    expect(
      codeOf(
        await stand.grants(driver.openid, 'askForGrant', {
          requestId: requestId(),
          party: SHIPPER,
          terms: TERMS,
          holder: { by: 'holderCode', code: driver.holderCode },
        }),
      ),
    ).toBe('PARTY_NOT_REGISTERED')
    expect(codeOf(await ask({ party: INSURER }))).toBe('PARTY_NOT_FOUND')
    for (let time = 0; time < 3; time += 1) granted(await ask())
    expect(codeOf(await ask())).toBe('REQUESTS_UNANSWERED')
  })
})

describe('a delegate', () => {
  const delegated = async (bent: object = {}) => {
    const { id } = granted(
      await stand.grants(company.openid, 'findPerson', { by: 'phone', phone: agent.phone ?? '', name: agent.name }),
    )
    return granted(
      await stand.grants(company.openid, 'delegate', {
        ...{ requestId: requestId(), principal: giver, delegate: { kind: 'person', id } as const, until: inDays(30) },
        ...{ scope: { licences: [at(0), at(1)] }, acts: ['see' as const, 'grant' as const, 'withdraw' as const] },
        ...bent,
      }),
    )
  }

  it('acts within his scope, in both names, and his acts have a trail of their own', async () => {
    const { id: delegation } = await delegated()
    const acting = await giverOf(stand, agent.openid, 'delegator')
    expect(acting).toBe(giver)
    const drafted = granted(await draft(stand, agent.openid, acting))
    const filled = granted(
      await stand.grants(agent.openid, 'fillGrant', { grant: drafted.id, pick: { licences: [at(0), at(4)] } }),
    )
    expect(outcomes(filled.results)).toEqual(['included', 'notYours'])
    expect(granted(await stand.grants(agent.openid, 'giveGrant', { grant: drafted.id }))).toMatchObject({
      state: 'active',
      delegate: agent.name,
    })
    const [line] = await linesOf(company.openid, 'grantGiven')
    expect(line).toMatchObject({ actor: { kind: 'delegate', name: agent.name }, grant: drafted.id })
    const acts = granted(await stand.grants(agent.openid, 'listDelegateActs', { delegation })).items
    expect(acts.map(({ act }) => act)).toEqual(['grantGiven', 'delegated'])
    expect(granted(await stand.grants(agent.openid, 'listDelegatedLicences', { delegation })).items).toHaveLength(2)
    expect(granted(await stand.grants(agent.openid, 'withdrawGrant', { grant: drafted.id })).state).toBe('withdrawn')
  })

  it('cannot delegate, nor reach another’s grant, and is out when it is withdrawn', async () => {
    const { id: delegation } = await delegated()
    const { id: someone } = granted(
      await stand.grants(agent.openid, 'findPerson', { by: 'phone', phone: driver.phone ?? '', name: driver.name }),
    )
    const onward = {
      requestId: requestId(),
      principal: giver,
      delegate: { kind: 'person', id: someone } as const,
      until: inDays(1),
    }
    expect(
      codeOf(
        await stand.grants(agent.openid, 'delegate', {
          ...onward,
          scope: { categories: ['transport'] },
          acts: ['see'],
        }),
      ),
    ).toBe('DELEGATION_NOT_YOURS')
    const { id } = await give(stand, company.openid, giver, [at(5)])
    expect(codeOf(await stand.grants(agent.openid, 'withdrawGrant', { grant: id }))).toBe('DELEGATION_EXCEEDED')
    for (const { id: each } of granted(await stand.grants(company.openid, 'listDelegations', { list: 'given' }))
      .items) {
      granted(await stand.grants(company.openid, 'withdrawDelegation', { delegation: each }))
    }
    expect(await draft(stand, agent.openid, giver)).toMatchObject({
      failure: { code: 'DELEGATION_NOT_ACTIVE', state: 'withdrawn' },
    })
    expect(codeOf(await stand.grants(driver.openid, 'listDelegateActs', { delegation }))).toBe('DELEGATION_NOT_FOUND')
  })

  it('a driver lets his employer include his certificate, sees it, and takes it out himself', async () => {
    const creditCode = company.represents?.[0]?.creditCode ?? ''
    granted(
      await stand.grants(driver.openid, 'delegate', {
        ...{ requestId: requestId(), principal: self, delegate: { kind: 'company', creditCode }, until: inDays(30) },
        ...{ scope: { licences: [own] }, acts: ['grant'] },
      }),
    )
    const { id } = await give(stand, company.openid, giver, [at(0), own])
    const [line] = await linesOf(driver.openid, 'grantIncluded')
    expect(line).toMatchObject({ grant: id, actor: { kind: 'delegate', name: '示例市恒通物流有限公司' } })
    expect((await read(stand, shipper.openid, id, own)).ok).toBe(true)
    expect(granted(await stand.grants(driver.openid, 'listLicenceGrants', { licence: own })).items[0]).toMatchObject({
      id,
      role: 'holder',
      item: { used: 1 },
    })
    granted(await stand.grants(driver.openid, 'withdrawLicences', { grant: id, licences: [own] }))
    expect(codeOf(await read(stand, shipper.openid, id, own))).toBe('GRANT_LICENCE_WITHDRAWN')
    expect((await read(stand, shipper.openid, id, at(0))).ok).toBe(true)
  })
})

describe('the authority authorises a named service', () => {
  const authorise = (bent: object = {}) => {
    const licence = issuedOnly(eventsOfHolders([driver.holderCode]))[0]?.licence
    const request = {
      ...{
        authorisationId: 'A-1',
        authority: '示例省交通运输厅',
        party: INSURER,
        service: '营运车辆保险核验',
        ground: '运行服务规范 第十二条',
      },
      terms: {
        purpose: 'insurance',
        fields: { practitioner: ['holderName', 'status'] },
        until: inDays(30),
        copies: false,
      },
      licences: [{ typeCode: licence?.CertificateTypeCode, number: licence?.CertificateNumber }],
    }
    return stand.post<{ readonly state: string; readonly size: number }>(
      '/api/issuance/v1/authorisations',
      JSON.stringify({ ...request, ...bent }),
    )
  }

  it('with ground and term; the holder sees it and every reading, and only the authority ends it', async () => {
    expect((await authorise()).body).toMatchObject({ state: 'active', size: 1, results: [{ outcome: 'included' }] })
    expect((await authorise()).body).toMatchObject({ state: 'active', size: 1 })
    const [seen] = granted(await stand.grants(driver.openid, 'listLicenceGrants', { licence: own })).items
    expect(seen).toMatchObject({
      giver: { kind: 'authority', name: '示例省交通运输厅' },
      authority: { service: '营运车辆保险核验' },
      moves: [],
    })
    const grant = seen?.id ?? ''
    expect((await read(stand, insurer.openid, grant, own, { purpose: 'insurance' })).ok).toBe(true)
    expect((await linesOf(driver.openid, 'grantRead'))[0]).toMatchObject({
      grant,
      recipient: '示例财产保险股份有限公司',
    })
    expect(codeOf(await stand.grants(driver.openid, 'withdrawGrant', { grant }))).toBe('GRANT_NOT_FOUND')
    expect(codeOf(await stand.grants(driver.openid, 'withdrawLicences', { grant, licences: [own] }))).toBe(
      'GRANT_NOT_FOUND',
    )
    expect((await authorise({ licences: [], ended: true })).body).toMatchObject({ state: 'withdrawn' })
    expect(codeOf(await read(stand, insurer.openid, grant, own, { purpose: 'insurance' }))).toBe('GRANT_NOT_ACTIVE')
  })
})

it('every trail is one whole chain, and nothing personal stands in the open', () => {
  const entries = [...stand.records('audit').values()]
  for (const trail of new Set(entries.map(({ stream }) => stream))) {
    expect(verifyChain(entries.filter(({ stream }) => stream === trail)).ok).toBe(true)
  }
  for (const collection of [
    'grants',
    'grantItems',
    'receipts',
    'readings',
    'delegations',
    'relyingParties',
    'people',
  ] as const) {
    const text = JSON.stringify([...stand.records(collection)])
    for (const secret of [driver.name, driver.holderCode, agent.name, agent.phone ?? '', '不需要', company.name])
      expect(text).not.toContain(secret)
  }
})
