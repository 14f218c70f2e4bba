/** The province sees what waits for it, and drives it again. */
import { randomUUID } from 'node:crypto'
import { signedHeaders } from '../../local/signature'
import { feedEvents, type RawEvent } from '../rules/samples'
import { personCalled } from './people'
import { everything, REDRIVE, redriven, STATUS, statusOf } from './province-desk'
import { issueNumbered, next, outcomes } from './province-events'
import { openStand, type Stand } from './stand'

let stand: Stand

/** Each test begins with nothing waiting. */
function onAnEmptyStand(): void {
  beforeEach(async () => {
    stand = await openStand()
  })
  afterEach(() => stand.close())
}
const suspend = (issue: RawEvent, revision: number) => next(issue, revision, { type: 'suspend', reason: '检查' })

describe('mirror/status', () => {
  onAnEmptyStand()

  it('says of a held event which revision must come first', async () => {
    const issue = issueNumbered('990101810001')
    const event = next(issue, 4, { type: 'cancel', reason: '歇业' })
    await stand.push([issue, event])
    expect((await statusOf(stand)).items).toMatchObject([
      {
        ...{ state: 'held', eventId: event.eventId, type: 'cancel', revision: 4, waitsFor: 2, findings: [] },
        ...{ typeCode: issue.licence.CertificateTypeCode, typeName: { en: 'Road Transport Practitioner Certificate' } },
      },
    ])
  })

  it('says of a rejected event what is wrong, in both languages, and how often', async () => {
    const issue = issueNumbered('990101810002', { type: 'nothing' })
    await stand.push([issue, issue])
    expect((await statusOf(stand)).items).toMatchObject([
      {
        ...{ state: 'rejected', eventId: issue.eventId, revision: 1, attempts: 2 },
        findings: expect.arrayContaining([
          expect.objectContaining({ rule: 'EVENT_TYPE', message: expect.any(String), messageEn: expect.any(String) }),
        ]),
      },
    ])
  })

  it('names no holder, and of a number only so much that one who knows it recognises it', async () => {
    const driver = personCalled('freight-driver')
    const event = feedEvents().find(({ licence }) => licence.CertificateNumber === driver.holderCode)
    await stand.push([
      { ...event, eventId: randomUUID(), revision: 5 },
      { ...event, type: 'nothing' },
    ])
    const text = JSON.stringify(await everything(stand))
    expect(text).toContain(`${driver.holderCode.slice(0, 6)}********${driver.holderCode.slice(-4)}`)
    expect(text).not.toContain(driver.holderCode)
    expect(text).not.toContain(driver.name)
  })

  it('shows no number that is none', async () => {
    const event = issueNumbered('\u001b[31m\u202e990101')
    await stand.push([event])
    const [item] = (await statusOf(stand)).items
    expect(item).toMatchObject({ state: 'rejected', eventId: event.eventId })
    expect(item).not.toHaveProperty('number')
  })

  it('tells the lists one by one or all, in pages, each item once', async () => {
    const held = Array.from({ length: 7 }, (_, at) => suspend(issueNumbered(`9901018200${at}0`), 2))
    await stand.push([...Array.from({ length: 5 }, (_, at) => at), ...held])
    const all = await everything(stand, { limit: 3 })
    expect(all.map(({ state }) => state)).toEqual([...Array(5).fill('rejected'), ...Array(7).fill('held')])
    expect(new Set(all.map(({ id }) => id)).size).toBe(12)
    expect((await everything(stand, { state: 'held', limit: 7 })).length).toBe(7)
    expect((await everything(stand, { state: 'rejected', limit: 2 })).length).toBe(5)
    expect((await everything(stand, { state: 'alert' })).length).toBe(0)
  })

  it('counts to two hundred, with the first page only', async () => {
    for (const batch of [0, 1, 2]) await stand.push(Array.from({ length: 67 }, (_, at) => batch * 67 + at))
    const first = await statusOf(stand, { limit: 1 })
    expect(first.counts).toEqual({ alert: '0', rejected: '200+', held: '0' })
    expect(await statusOf(stand, { limit: 1, cursor: first.next })).not.toHaveProperty('counts')
  })
})

describe('mirror/redrive', () => {
  onAnEmptyStand()

  it('rejects again what is as wrong as before, as one more attempt', async () => {
    const event = issueNumbered('990101830001', { type: 'nothing' })
    await stand.push([event])
    const [item] = (await statusOf(stand)).items
    expect(await redriven(stand, { ids: [item?.id] })).toMatchObject({
      results: [
        {
          id: item?.id,
          eventId: event.eventId,
          outcome: 'rejected',
          findings: expect.arrayContaining([expect.objectContaining({ rule: 'EVENT_TYPE' })]),
        },
      ],
    })
    expect((await statusOf(stand)).items).toMatchObject([{ attempts: 2 }])
  })

  it('takes over what another event had stood in the way of', async () => {
    const issue = issueNumbered('990101830002')
    const resume = next(issue, 3, { type: 'resume' })
    const early = { ...next(issue, 3, { type: 'cancel', reason: '歇业' }) }
    expect(outcomes(await stand.push([issue, resume, early]))).toEqual(['accepted', 'held', 'rejected'])
    expect(outcomes(await stand.push([next(issue, 2, { type: 'extend', licence: issue.licence })]))).toEqual([
      'accepted',
    ])
    // The resumption was refused when its turn came, so its revision is free for the other.
    const open = await everything(stand, { state: 'rejected' })
    const id = open.find(({ type }) => type === 'cancel')?.id
    expect(await redriven(stand, { ids: [id] })).toMatchObject({ results: [{ outcome: 'accepted' }] })
    expect(await everything(stand)).toEqual([])
  })

  it('leaves a held event waiting as long as its predecessor is missing', async () => {
    const issue = issueNumbered('990101830003')
    await stand.push([suspend(issue, 2)])
    const [item] = (await statusOf(stand)).items
    expect(await redriven(stand, { ids: [item?.id] })).toMatchObject({ results: [{ outcome: 'held' }] })
    await stand.push([issue])
    expect(await redriven(stand, { ids: [item?.id] })).toMatchObject({ results: [{ outcome: 'settled' }] })
  })

  it('takes all that is held of a licence, or all of a list, page by page', async () => {
    const issue = issueNumbered('990101830004')
    const { CertificateTypeCode: typeCode, CertificateNumber: number } = issue.licence
    const far = Array.from({ length: 25 }, (_, at) => next(issue, at + 3, { type: 'resume' }))
    await stand.push([...far, suspend(issueNumbered('990101830005'), 2)])
    const first = await redriven(stand, { licence: { typeCode, number } })
    const second = await redriven(stand, { licence: { typeCode, number }, cursor: first.next })
    expect([first.results.length, second.results.length, second.next]).toEqual([20, 5, undefined])
    const all = await redriven(stand, { state: 'held' })
    expect([all.results.length, all.next !== undefined]).toEqual([20, true])
    expect(await redriven(stand, { state: 'rejected' })).toEqual({ results: [] })
  })

  it('has nothing to do for what is unknown or over', async () => {
    const results = await redriven(stand, { ids: [`held:${'0'.repeat(64)}:2`, `rejections:${'0'.repeat(64)}`] })
    expect(results).toMatchObject({ results: [{ outcome: 'settled' }, { outcome: 'settled' }] })
  })
})

describe('a request', () => {
  beforeAll(async () => {
    stand = await openStand()
  })
  afterAll(() => stand.close())

  it.each([
    [{ state: 'open' }, 'state'],
    [{ limit: 0 }, 'limit'],
    [{ limit: 101 }, 'limit'],
    [{ cursor: 'x' }, 'cursor'],
    [{ cursor: 'held.x' }, 'cursor'],
    [{ state: 'held', cursor: 'rejected.' }, 'cursor'],
    [{ more: 1 }, 'more'],
  ])('for the status is refused by field: %j', async (request, field) => {
    expect(await stand.post(STATUS, JSON.stringify(request))).toMatchObject({
      status: 400,
      body: { error: { code: 'REQUEST_INVALID', field } },
    })
  })

  it.each([
    {},
    { ids: [] },
    { ids: ['rejections:x'] },
    { ids: Array.from({ length: 21 }, () => `rejections:${'0'.repeat(64)}`) },
    { ids: [`rejections:${'0'.repeat(64)}`], state: 'held' },
    { licence: { typeCode: 'x', number: '1' } },
    { state: 'alert' },
    { state: 'held', cursor: 'x' },
  ])('to redrive is refused: %j', async (request) => {
    expect(await stand.post(REDRIVE, JSON.stringify(request))).toMatchObject({
      status: 400,
      body: { error: { code: 'REQUEST_INVALID' } },
    })
  })

  describe.each([STATUS, REDRIVE])('%s', (path) => {
    const body = path === STATUS ? '{}' : '{"state":"held"}'

    it('answers the province’s signature', async () => {
      expect((await stand.post(path, body)).status).toBe(200)
    })

    it('answers nobody who does not sign, and no other key of ours', async () => {
      const unsigned = await fetch(stand.url + path, { method: 'POST', body })
      const other = signedHeaders('POST', path, body, stand.keys.pair('identity-provider'))
      const forged = { ...other, 'X-Key-Id': stand.keys.pair('province-licensing').keyId }
      expect([
        unsigned.status,
        (await stand.post(path, body, other)).status,
        (await stand.post(path, body, forged)).status,
      ]).toEqual([401, 401, 401])
    })

    it('answers no mini-program', async () => {
      const answer = await fetch(`${stand.url}/invoke/issuance`, { method: 'POST', body })
      expect(answer.status).toBe(404)
    })
  })
})
