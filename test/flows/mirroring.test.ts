import { randomUUID } from 'node:crypto'
import { formatLicenceIdentifier, parseLicenceIdentifier } from '../../src/core/identifier/licence-identifier'
import { feedEvents, linesOf, type RawEvent } from '../rules/samples'
import { issueNumbered, next, outcomes } from './province-events'
import { type EventResult, openStand, type Stand } from './stand'
import { stateOf } from './stored-state'

interface ProvinceCase {
  readonly name: string
  readonly events: readonly unknown[]
  readonly expect: readonly string[]
  readonly field?: string
}

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

function nextVersionOf(identifier: string): string {
  const parsed = parseLicenceIdentifier(identifier)
  if (!parsed.ok) throw new Error(parsed.failure)
  return formatLicenceIdentifier({ ...parsed.value, version: parsed.value.version + 1 })
}

describe('the province’s own cases', () => {
  it.each(linesOf<ProvinceCase>('province-cases.ndjson'))('$name', async ({ events, expect: expected, field }) => {
    const results: EventResult[] = []
    for (const event of events) results.push(...(await stand.push([event])))
    expect(outcomes(results)).toEqual(expected)
    const rejected = results.filter(({ outcome }) => outcome === 'rejected')
    const fields = rejected.flatMap(({ findings }) => findings.map((finding) => finding.field))
    expect(fields).toEqual(field === undefined ? [] : expect.arrayContaining([field]))
  })
})

describe('one event', () => {
  it('stores licence, version, audit event and the message to the ministry together', async () => {
    const [result] = await stand.push([issueNumbered('990101770001')])
    const [id, licence] =
      [...stand.records('licences')].find(([, { identifier }]) => identifier === result?.identifier) ?? []
    expect(licence).toMatchObject({ version: 1, revision: 1, state: 'inForce' })
    expect(stand.records('versions').get(`${id}:1`)).toMatchObject({ event: 'issue', identifier: result?.identifier })
    expect(stand.records('outbox').get(`${id}:1:ministry`)).toMatchObject({ operation: 'create', state: 'pending' })
    const trail = [...stand.records('audit').values()].filter(({ stream }) => stream === id)
    expect(trail.map(({ act, facts }) => [act, facts.outcome])).toEqual([['mirrored', 'issue']])
  })

  it('is a duplicate when its revision came before under another event id, with the same content', async () => {
    const issue = issueNumbered('990101770002')
    expect(outcomes(await stand.push([issue, { ...issue, eventId: randomUUID() }]))).toEqual(['accepted', 'duplicate'])
  })

  it('is superseded when its revision is below the stored one', async () => {
    const issue = issueNumbered('990101770003')
    const later = next(issue, 2, { type: 'suspend', reason: '检查' })
    const results = await stand.push([issue, later, { ...issue, eventId: randomUUID() }])
    expect(outcomes(results)).toEqual(['accepted', 'accepted', 'superseded'])
  })

  it('is rejected when its id is another event’s', async () => {
    const issue = issueNumbered('990101770004')
    const [, result] = await stand.push([issue, next(issue, 2, { type: 'suspend', eventId: issue.eventId })])
    expect(result).toMatchObject({ outcome: 'rejected', findings: [{ rule: 'EVENT_ID_CONFLICT', field: 'eventId' }] })
  })

  it('is rejected when its identifier is another licence’s', async () => {
    const issue = issueNumbered('990101770005')
    const [first] = await stand.push([issue])
    const other = issueNumbered('990101770006')
    other.licence.CertificateIdentifier = first?.identifier
    const [second] = await stand.push([other])
    expect(second).toMatchObject({ outcome: 'rejected', findings: [{ field: 'CertificateIdentifier' }] })
  })

  it('is rejected when its identifier is a later version of another licence’s: versions are counted by who has the serial', async () => {
    const issue = issueNumbered('990101770008')
    const [first] = await stand.push([issue])
    const other = issueNumbered('990101770009')
    other.licence.CertificateIdentifier = nextVersionOf(first?.identifier ?? '')
    const amend = { ...issue, eventId: randomUUID(), type: 'amend', revision: 2 }
    const results = await stand.push([other, amend])
    expect(results).toMatchObject([
      { outcome: 'rejected', findings: [{ rule: 'IDENTIFIER_TAKEN' }] },
      { outcome: 'accepted', identifier: other.licence.CertificateIdentifier },
    ])
  })

  it('is rejected when the licence’s state does not allow it, and can be corrected under its own revision', async () => {
    const issue = issueNumbered('990101770007')
    const wrong = next(issue, 2, { type: 'resume' })
    const right = next(issue, 2, { type: 'suspend', reason: '检查', eventId: wrong.eventId })
    expect(outcomes(await stand.push([issue, wrong, right]))).toEqual(['accepted', 'rejected', 'accepted'])
  })
})

describe('held events', () => {
  it('wait sealed, answer held again when repeated, and are applied when the gap closes', async () => {
    const issue = issueNumbered('990101770010')
    const suspend = next(issue, 2, { type: 'suspend', reason: '车辆检查期间' })
    const resume = next(issue, 3, { type: 'resume' })
    expect(outcomes(await stand.push([resume, resume, suspend]))).toEqual(['held', 'held', 'held'])
    expect(JSON.stringify([...stand.records('held').values()])).not.toContain('车辆检查期间')
    const [result] = await stand.push([issue])
    expect(outcomes(await stand.push([suspend, resume]))).toEqual(['duplicate', 'duplicate'])
    const stored = [...stand.records('licences').values()].find(({ identifier }) => identifier === result?.identifier)
    expect(stored).toMatchObject({ revision: 3, state: 'inForce' })
  })

  it('refuse another event for the same revision', async () => {
    const issue = issueNumbered('990101770011')
    const results = await stand.push([next(issue, 2, { type: 'suspend' }), next(issue, 2, { type: 'cancel' })])
    expect(outcomes(results)).toEqual(['held', 'rejected'])
    expect(results[1]?.findings).toMatchObject([{ rule: 'REVISION_CONFLICT', field: 'revision' }])
  })

  it('become rejections with their findings when their turn comes and the move is not allowed', async () => {
    const issue = issueNumbered('990101770012')
    const wrong = next(issue, 2, { type: 'resume' })
    expect(outcomes(await stand.push([wrong, issue]))).toEqual(['held', 'accepted'])
    expect([...stand.records('held').values()].filter(({ eventId }) => eventId === wrong.eventId)).toEqual([])
    const kept = [...stand.records('rejections').values()].filter(({ eventId }) => eventId === wrong.eventId)
    expect(kept).toMatchObject([
      {
        state: 'open',
        attempts: 1,
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'NOT_SUSPENDED' })]),
      },
    ])
    expect(outcomes(await stand.push([next(issue, 2, { type: 'suspend' })]))).toEqual(['accepted'])
    expect(outcomes(await stand.push([wrong]))).toEqual(['rejected'])
  })
})

describe('a push', () => {
  it('goes on past members that are no events', async () => {
    const results = await stand.push([null, 7, 'text', [], issueNumbered('990101770020'), {}])
    expect(outcomes(results)).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'accepted', 'rejected'])
    for (const result of results) if (result.outcome === 'rejected') expect(result.findings).not.toHaveLength(0)
  })
})

describe('the feed of the province', () => {
  it('is accepted whole, and whole again is nothing but duplicates', async () => {
    const own = await openStand()
    const events = feedEvents()
    const batches = Array.from({ length: 9 }, (_, index) => events.slice(index * 100, index * 100 + 100))
    const counts = async () => {
      const all: string[] = []
      for (const batch of batches) all.push(...outcomes(await own.push(batch)))
      return {
        accepted: all.filter((o) => o === 'accepted').length,
        duplicate: all.filter((o) => o === 'duplicate').length,
      }
    }
    expect(await counts()).toEqual({ accepted: 887, duplicate: 0 })
    const before = stateOf(own)
    expect(await counts()).toEqual({ accepted: 0, duplicate: 887 })
    expect(stateOf(own)).toEqual(before)
    expect([before.licences.size, before.outbox.size, before.trails.length, before.held.size]).toEqual([
      529, 887, 529, 0,
    ])
    await own.close()
  })

  it('ends in the same state in any order, any number of times, from any number of senders', async () => {
    // Every licence with a history of at least two events, and nothing else: order matters only there.
    const events = withHistory(feedEvents())
    const first = await openStand()
    await inBatches(first, events, 100)
    const expected = stateOf(first)
    const orders = [
      [...events].reverse(),
      shuffled([...events, ...events], 1),
      shuffled([...events, ...events, ...events], 2),
    ]
    for (const [senders, order] of orders.entries()) {
      const other = await openStand({ keysOf: first.dataDir })
      const shares = Array.from({ length: senders + 1 }, (_, sender) =>
        order.filter((_event, at) => at % (senders + 1) === sender),
      )
      await Promise.all(shares.map((share) => inBatches(other, share, 37)))
      expect(stateOf(other)).toEqual(expected)
      await other.close()
    }
    await first.close()
  })
})

async function inBatches(to: Stand, events: readonly RawEvent[], size: number): Promise<void> {
  for (let at = 0; at < events.length; at += size) await to.push(events.slice(at, at + size))
}

function withHistory(events: readonly RawEvent[]): readonly RawEvent[] {
  const numbers = new Map<string, number>()
  const nameOf = ({ licence }: RawEvent) => `${licence.CertificateTypeCode} ${licence.CertificateNumber}`
  for (const event of events) numbers.set(nameOf(event), (numbers.get(nameOf(event)) ?? 0) + 1)
  return events.filter((event) => (numbers.get(nameOf(event)) ?? 0) > 1).slice(0, 120)
}

/** Fisher–Yates on a small generator, so that a failure can be repeated. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const result = [...items]
  let state = seed
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 48271) % 2147483647
    const other = state % (last + 1)
    const [a, b] = [result[last], result[other]]
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a]
  }
  return result
}
