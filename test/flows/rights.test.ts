/** 个人权利: deletion, export and closing the account, through the functions as they are deployed. */
import { housekeeping } from '../../cloudfunctions/server/housekeeping/housekeeping'
import { EXPORT_PARTS } from '../../src/contract/rights-words'
import { verifyChain } from '../../src/core/audit'
import { instantOf, after as later } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { fleetOf, give, giverOf, inDays, read, requestId, SHIPPER, TERMS } from './sharing-desk'
import { codeOf, granted, openStand, type Stand } from './stand'

const DAY = 24 * 60 * 60_000
const driver = personCalled('freight-driver')
const company = personCalled('freight-company')
const other = personCalled('suspended-driver')
const shipper = personCalled('shipper')
const insurer = personCalled('insurer')

let stand: Stand
let desk: Desk
let self: string
let own: string
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
  await stand.push(issuedOnly(eventsOfHolders([...codesOf(driver), ...codesOf(company)])))
  await stand.registerParties()
  for (const person of [driver, company, other, shipper, insurer]) await proven(stand, person)
  self = await giverOf(stand, driver.openid, 'self')
  own = await firstLicence(stand, driver.openid)
  granted(await stand.holder(driver.openid, 'activate', { id: own }))
})
afterAll(() => stand.close())

async function exported(openid: string) {
  const all: Record<string, readonly unknown[]> = {}
  for (const part of EXPORT_PARTS) {
    const items: unknown[] = []
    let cursor: string | undefined
    do {
      const page = granted(await stand.holder(openid, 'exportMine', { part, ...(cursor ? { cursor } : {}) }))
      items.push(...page.items)
      cursor = page.next
    } while (cursor)
    all[part] = items
  }
  return all
}

const newest = async (openid: string) => granted(await stand.grants(openid, 'listMessages', {})).items[0]?.kind

describe('asking a recipient to delete', () => {
  let grant: string
  const ask = (openid: string) => stand.grants(openid, 'askErasure', { grant })
  const answer = (openid: string, bent: object = {}) =>
    stand.grants(openid, 'answerErasure', { grant, answer: 'done', ...bent })

  it('is possible once the grant is over, for who gave it, and once', async () => {
    grant = (await give(stand, driver.openid, self, [own])).id
    granted(await read(stand, shipper.openid, grant, own))
    expect(codeOf(await ask(driver.openid))).toBe('ERASURE_TOO_EARLY')
    granted(await stand.grants(driver.openid, 'withdrawGrant', { grant }))
    for (const person of [shipper, other, insurer]) expect(codeOf(await ask(person.openid))).toBe('GRANT_NOT_FOUND')
    const asked = granted(await ask(driver.openid))
    expect(asked).toMatchObject({ grant, role: 'giver', state: 'asked', recipient: '示例市丰达货运平台有限公司' })
    expect(granted(await ask(driver.openid))).toEqual(asked)
    expect(await newest(shipper.openid)).toBe('erasureAsked')
  })

  it('stands in both sides’ lists, and in nobody else’s', async () => {
    const list = async (openid: string, which: 'asked' | 'received') =>
      granted(await stand.grants(openid, 'listErasures', { list: which })).items
    expect(await list(driver.openid, 'asked')).toHaveLength(1)
    expect(await list(shipper.openid, 'received')).toMatchObject([{ giver: driver.name, role: 'recipient' }])
    expect(await list(insurer.openid, 'received')).toEqual([])
    expect(await list(other.openid, 'asked')).toEqual([])
  })

  it('is answered by the recipient alone; keeping it takes a reason; an answer is final', async () => {
    for (const person of [driver, insurer]) expect(codeOf(await answer(person.openid))).toBe('ERASURE_NOT_FOUND')
    expect(codeOf(await answer(shipper.openid, { answer: 'declined' }))).toBe('GRANT_WORDS_MISSING')
    const words = '依法须保存三年'
    const kept = granted(await answer(shipper.openid, { answer: 'declined', words }))
    expect(kept).toMatchObject({ state: 'declined', words })
    expect(granted(await answer(shipper.openid, { answer: 'declined', words })).answeredAt).toBe(kept.answeredAt)
    expect(codeOf(await answer(shipper.openid))).toBe('ERASURE_ANSWERED')
    expect(await newest(driver.openid)).toBe('erasureDeclined')
    const acts = granted(await stand.holder(driver.openid, 'listActivity', {})).items.map(({ act }) => act)
    expect(acts.slice(0, 2)).toEqual(['erasureAnswered', 'erasureAsked'])
  })

  it('asked once more and not answered within thirty days it lapses, and that is told', async () => {
    granted(await ask(driver.openid))
    desk.setNow(later(instantOf(Date.now()), 31 * DAY))
    expect(codeOf(await desk.grants(shipper.openid, 'answerErasure', { grant, answer: 'done' }))).toBe(
      'ERASURE_ANSWERED',
    )
    await housekeeping(desk.deps)
    await housekeeping(desk.deps)
    desk.setNow(instantOf(Date.now()))
    const told = [...stand.records('messages').values()].filter(({ kind }) => kind === 'erasureLapsed')
    expect(told).toHaveLength(1)
    expect([...stand.records('erasures').values()].map(({ state }) => state)).toEqual(['lapsed'])
  })
})

describe('the export', () => {
  it('has every part, each thing as data and as a sentence, of the person and of nobody else', async () => {
    const all = await exported(driver.openid)
    expect(all.identity).toMatchObject([{ data: { name: driver.name, code: driver.holderCode } }])
    expect(all.phones).toMatchObject([{ data: { thisPhone: true } }])
    expect(all.licences).toMatchObject([{ data: { id: own, activatedAt: expect.any(String) } }])
    expect(all.grantsGivenOver).toMatchObject([{ data: { state: 'withdrawn', receipts: [{}, {}] } }])
    expect(all.erasuresAsked).toMatchObject([
      { data: { state: 'lapsed' }, text: { zh: expect.stringContaining('删除') } },
    ])
    expect(all.messages?.length).toBeGreaterThan(0)
    expect(all.activity?.length).toBeGreaterThan(3)
    const others = JSON.stringify(await exported(other.openid))
    for (const text of [driver.name, driver.holderCode, own]) expect(others).not.toContain(text)
  })
})

describe('closing the account', () => {
  it('ends what is the person’s own, keeps what the law keeps, and leaves companies and others alone', async () => {
    const grant = await give(stand, driver.openid, self, [own])
    const companyGiver = await giverOf(stand, company.openid, 'company')
    const [vehicle = ''] = await fleetOf(stand, company.openid)
    const companyGrant = await give(stand, company.openid, companyGiver, [vehicle])
    const terms = { ...TERMS, fields: { practitioner: ['status'] } }
    const holder = { by: 'holderCode', code: driver.holderCode } as const
    const wish = { requestId: requestId(), party: SHIPPER, terms, holder }
    const request = granted(await stand.grants(shipper.openid, 'askForGrant', wish))
    const delegate = { kind: 'person', id: await giverOf(stand, other.openid, 'self') } as const
    const delegating = { requestId: requestId(), principal: self, delegate, acts: ['see' as const], until: inDays(3) }
    const scope = { categories: ['practitioner' as const] }
    const { id } = granted(await stand.grants(driver.openid, 'delegate', { ...delegating, scope }))
    const [entry] = granted(await stand.holder(driver.openid, 'listActivity', {})).items
    granted(await stand.holder(driver.openid, 'hideActivity', { id: entry?.id ?? '', hidden: true }))
    const second = granted(await stand.holder('second-phone', 'proveIdentity', { code: driver.demoCode }))
    expect(second.proven).toBe(true)
    const audited = stand.records('audit').size

    expect(granted(await stand.grants(driver.openid, 'closeAccount', {}))).toEqual({ closed: true })

    for (const openid of [driver.openid, 'second-phone']) {
      expect(granted(await stand.holder(openid, 'me', {})).proven).toBe(false)
    }
    expect(stand.records('grants').get(grant.id)?.state).toBe('withdrawn')
    expect(stand.records('grants').get(request.id)?.state).toBe('refused')
    expect(stand.records('grants').get(companyGrant.id)?.state).toBe('active')
    expect(stand.records('delegations').get(id)?.withdrawnAt).toBeDefined()
    expect(stand.records('activations').has(own)).toBe(false)
    const left = JSON.stringify([...stand.records('messages').values(), ...stand.records('hiddenEntries').values()])
    expect(left).not.toContain(self)
    expect(stand.records('licences').has(own)).toBe(true)
    expect(stand.records('receipts').size).toBeGreaterThan(0)
    expect(stand.records('audit').size).toBeGreaterThan(audited)
    const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === own)
    expect(verifyChain(trail)).toMatchObject({ ok: true })
    expect(codeOf(await read(stand, shipper.openid, grant.id, own))).toBe('GRANT_NOT_ACTIVE')
  })

  it('closed once more it is closed; and the same person can begin anew, with nothing activated', async () => {
    expect(granted(await stand.grants(driver.openid, 'closeAccount', {}))).toEqual({ closed: true })
    await proven(stand, driver)
    const [licence] = granted(await stand.holder(driver.openid, 'listLicences', {})).items
    expect(licence).toMatchObject({ id: own, activated: false })
    expect(granted(await stand.grants(driver.openid, 'listMessages', {})).items).toEqual([])
  })
})
