/** 异议: a holder says that he was refused wrongly, and the province reads what it has to answer. */
import { randomUUID } from 'node:crypto'
import type { Objections } from '../../cloudfunctions/server/audit/list-objections'
import { verifyChain } from '../../src/core/audit'
import { driver, type OwnLicence, ownLicence } from './own-licences'
import { personCalled, proven, registered } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const shili = personCalled('officer-shili')
const outsider = personCalled('ride-hailing-driver')
const OBJECTIONS = '/api/issuance/v1/objections/list'
const OFFICERS_WORDS = '照片与本人不符'
const HOLDERS_WORDS = '照片就是本人，当场未给任何理由'

let stand: Stand
let own: OwnLicence
beforeAll(async () => {
  stand = await openStand()
  await registered(stand, shili)
  await proven(stand, outsider)
  own = await ownLicence(stand, '990101889401')
})
afterAll(() => stand.close())

type Ruling = Omit<Parameters<typeof stand.officer<'noteOutcome'>>[2], 'verification'>

/** A check and what the officer did then. The id of the check, and of the holder's line about what was done. */
async function ruled(ruling: Ruling): Promise<{ readonly check: string; readonly line: string }> {
  const { code } = granted(await stand.holder(driver.openid, 'present', { id: own.id }))
  const { verification } = granted(await stand.officer(shili.openid, 'verify', { code, requestId: randomUUID() }))
  granted(await stand.officer(shili.openid, 'noteOutcome', { verification, ...ruling }))
  const [line] = granted(await stand.holder(driver.openid, 'listActivity', {})).items
  return { check: verification, line: line?.id ?? '' }
}
const refused = () => ruled({ outcome: 'refused', ground: 'notTheHolder', words: OFFICERS_WORDS })
const object = (id: string, openid = driver.openid) =>
  stand.holder(openid, 'reportRefusal', { id, words: HOLDERS_WORDS })
const listed = async (request: object = {}) => {
  const { status, body } = await stand.post<Objections>(OBJECTIONS, JSON.stringify(request))
  expect(status).toBe(200)
  return body
}

describe('an objection', () => {
  it('reaches the province with both sides’ words, the check and the officer, and without the holder’s name or number', async () => {
    const { check, line } = await refused()
    granted(await object(line))
    const { items } = await listed()
    expect(items).toMatchObject([
      {
        ...{ id: check, state: 'open', words: HOLDERS_WORDS, officerWords: OFFICERS_WORDS, ground: 'notTheHolder' },
        ...{ verdict: 'valid', agency: shili.officer?.agency, officerNumber: shili.officer?.officerNumber },
      },
    ])
    const text = JSON.stringify(items)
    for (const secret of [driver.name, driver.holderCode, '990101889401']) expect(text).not.toContain(secret)
  })

  it('is sealed where it is stored, and stands in the licence’s trail as its holder’s act', () => {
    for (const collection of ['objections', 'audit'] as const)
      expect(JSON.stringify([...stand.records(collection).values()])).not.toContain(HOLDERS_WORDS)
    const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === own.id)
    expect(trail.filter(({ act }) => act === 'refusalReported')).toMatchObject([{ actor: 'holder' }])
    expect(verifyChain(trail.sort((a, b) => a.seq - b.seq))).toMatchObject({ ok: true })
  })

  it('is made once for a check, however often and at whatever line of it', async () => {
    const { line } = await refused()
    const replies = await Promise.all([object(line), object(line), object(line)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of replies) if (!reply.ok) expect(['OBJECTION_MADE', 'BUSY']).toContain(codeOf(reply))
    const { items } = granted(await stand.holder(driver.openid, 'listActivity', {}))
    const check = items.find(({ act }) => act === 'verified')
    expect([check?.objection, codeOf(await object(check?.id ?? ''))]).toEqual(['made', 'OBJECTION_MADE'])
  })

  it('is possible against a refusal only: not against a verdict, and not when the officer accepted', async () => {
    const accepted = await ruled({ outcome: 'accepted' })
    expect(codeOf(await object(accepted.line))).toBe('OBJECTION_NOT_POSSIBLE')
    const shown = granted(await stand.holder(driver.openid, 'listActivity', {})).items.find(
      ({ act }) => act === 'presented',
    )
    expect(codeOf(await object(shown?.id ?? ''))).toBe('OBJECTION_NOT_POSSIBLE')
  })

  it('is the holder’s alone: another’s line cannot be told from one that never was', async () => {
    const { line } = await refused()
    expect(codeOf(await object(line, outsider.openid))).toBe('ACTIVITY_NOT_FOUND')
    expect(codeOf(await object(`${'0'.repeat(64)}:000000000001`))).toBe('ACTIVITY_NOT_FOUND')
  })

  it('the province reads them oldest first, page by page, each once', async () => {
    const whole = (await listed()).items.map(({ id }) => id)
    const paged: string[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: Objections = await listed({ limit: 1, ...(next === '' ? {} : { cursor: next }) })
      paged.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(whole.length).toBeGreaterThan(1)
    expect(paged).toEqual(whole)
    const times = (await listed()).items.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
  })
})
