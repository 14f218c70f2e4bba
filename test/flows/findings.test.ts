/** What the province reads of a finding: both languages, its clause and the side of data checking it belongs to. */
import { issueOf, laterEvent, TYPE } from '../rules/samples'
import { EVENTS, openStand, type Stand } from './stand'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

describe('a finding', () => {
  it('says in Chinese and in English what is wrong and what would be right, and of which side of article 11 it is', async () => {
    const event = issueOf(TYPE.practitioner)
    event.licence.CertificateHolderCode = '990201199407116771'
    const [result] = await stand.push([event])
    expect(result?.findings).toEqual([
      {
        rule: 'HOLDER_CITIZEN_NUMBER',
        clause: 'GB 11643-1999',
        group: 'truth',
        severity: 'error',
        field: 'CertificateHolderCode',
        message: '持证主体代码校验不通过，应为 18 位公民身份号码',
        messageEn: "The holder's code does not check; it must be a citizen number of 18 characters",
      },
    ])
  })

  it('of a refused move is of the same form, and a rejection keeps it in both languages', async () => {
    const issue = issueOf(TYPE.transport)
    const resume = laterEvent(issue, { type: 'resume' })
    expect(await stand.push([resume])).toMatchObject([{ outcome: 'held', findings: [] }])
    expect(await stand.push([issue])).toMatchObject([{ outcome: 'accepted' }])
    const kept = [...stand.records('rejections').values()].find(({ eventId }) => eventId === resume.eventId)
    expect(kept?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'NOT_SUSPENDED',
        group: 'validity',
        message: { zh: expect.any(String), en: expect.any(String) },
      }),
    )
    const [result] = await stand.push([laterEvent(issue, { type: 'resume', eventId: crypto.randomUUID() })])
    expect(result?.findings).toMatchObject([
      { rule: 'NOT_SUSPENDED', message: expect.any(String), messageEn: expect.any(String) },
    ])
  })

  it('warns of an act told too late, and the licence is accepted all the same', async () => {
    const events = [issueOf(TYPE.business)]
    const { body } = await stand.post(EVENTS, JSON.stringify({ events }))
    expect(body.results).toMatchObject([
      { outcome: 'accepted', findings: [{ rule: 'PUSH_TIMELY', group: 'timeliness', severity: 'warning' }] },
    ])
  })

  it('about an officer is of the same form', async () => {
    const { body } = await stand.register([null])
    expect(body.results?.[0]?.findings).toMatchObject([
      { rule: 'OFFICER_FIELD_INVALID', group: 'validity', message: expect.any(String), messageEn: expect.any(String) },
    ])
  })
})
