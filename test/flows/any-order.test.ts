/**
 * 任意次序: whatever the order, repetition and splitting in which the province's senders push the events of a licence's life, the end is
 * that of the pure rules applied by revision.
 */
import fc from 'fast-check'
import { mirrorEvent } from '../../cloudfunctions/server/mirroring/mirror-event'
import { readingOf } from '../../cloudfunctions/server/mirroring/reading'
import { type Key, key, type Snapshot, type Store } from '../../cloudfunctions/server/ports'
import type { CollectionName, Index, Records } from '../../cloudfunctions/server/records'
import type { EventType } from '../../src/core/licence/event'
import type { RawEvent } from '../rules/samples'
import { openDesk } from './desk'
import { type Drawn, drawn, eventFor, eventsOf, sendings } from './drawn-life'
import { endOf, expectedEnd } from './end-of-life'
import { EVENTS, openStand, type Stand, type StandOptions } from './stand'

async function send(stand: Stand, events: readonly RawEvent[], { sizes, senders }: Drawn): Promise<void> {
  const shares = Array.from({ length: senders }, (_, sender) => events.filter((_event, at) => at % senders === sender))
  await Promise.all(shares.map((share) => sendShare(stand, share, sizes)))
}

async function sendShare(stand: Stand, share: readonly RawEvent[], sizes: readonly number[]): Promise<void> {
  let at = 0
  for (let request = 0; at < share.length; request += 1) {
    const size = sizes[request % sizes.length] ?? 1
    await untilAnswered(stand, share.slice(at, at + size))
    at += size
  }
}

/** Repeats a push that was not answered, as the province does. */
async function untilAnswered(stand: Stand, events: readonly RawEvent[]): Promise<void> {
  for (let attempt = 1; attempt <= 40; attempt += 1) {
    const { status } = await stand.post(EVENTS, JSON.stringify({ events }))
    if (status === 200) return
    if (status < 500) break
  }
  throw new Error('the push was never answered')
}

const numberOf = (events: readonly RawEvent[]) => String(events[0]?.licence.CertificateNumber)

/** Two lives, sent together. */
async function endsAsTheRulesSay(stand: Stand, first: Drawn, second: Drawn): Promise<void> {
  const lives = [eventsOf(first), eventsOf(second)]
  await send(stand, sendings(lives.flat(), first), second)
  for (const life of lives) expect(endOf(stand, numberOf(life))).toEqual(expectedEnd(life))
}

async function withStand(options: StandOptions, test: (stand: Stand) => Promise<void>): Promise<void> {
  const stand = await openStand(options)
  await test(stand).finally(() => stand.close())
}

describe('the events of a licence’s life, in any order, repeated, split and from several senders at once', () => {
  it('end as the rules say when applied one by one', async () => {
    await withStand({}, async (stand) => {
      const runs = fc.asyncProperty(drawn, drawn, (first, second) => endsAsTheRulesSay(stand, first, second))
      await fc.assert(runs, { numRuns: 10, endOnFailure: true })
    })
  })

  it('end so too when the database refuses one commit in ten and loses one answer in fifty', async () => {
    const faults = [
      { on: 'transaction.commit', fault: 'conflict', rate: 0.1 },
      { on: 'transaction.commit', fault: 'dropReply', rate: 0.02 },
    ]
    await withStand({ faults }, async (stand) => {
      const runs = fc.asyncProperty(drawn, drawn, (first, second) => endsAsTheRulesSay(stand, first, second))
      await fc.assert(runs, { numRuns: 5, endOnFailure: true })
    })
  })

  it('end so too when a refused act was sent beside the right one for its revision, once the refused ones were sent again', async () => {
    await withStand({}, async (stand) => {
      const runs = fc.asyncProperty(drawn, drawn, async (first, second) => {
        const life = eventsOf({ ...first, forbidden: 0 })
        await send(stand, sendings([...life, ...wrongOnes(life)], second), second)
        for (const event of life) await stand.push([event])
        expect({ ...endOf(stand, numberOf(life)), rejected: [] }).toEqual(expectedEnd(life))
      })
      await fc.assert(runs, { numRuns: 5, endOnFailure: true })
    })
  })
})

/** `issue` for each revision but the first: refused while the licence lives, and after its end the right one itself. */
function wrongOnes(life: readonly RawEvent[]): readonly RawEvent[] {
  return life.slice(1).map(({ revision }) => eventFor('issue', numberOf(life), Number(revision)))
}

describe('two events of different content for one revision', () => {
  it.each([0, 1])(
    'are the province’s mistake: the one that comes first counts, and the other is refused ever after (%i)',
    async (first) => {
      await withStand({}, async (stand) => {
        const life = eventsOf({ steps: [1], forbidden: 0, order: [], sizes: [1], senders: 1 })
        const rivals = ['suspend', 'cancel'].map((type) => eventFor(type as EventType, numberOf(life), 2))
        const [winner, loser] = first === 0 ? rivals : [...rivals].reverse()
        const results = await stand.push([life[0], winner, loser, winner, loser])
        expect(results.map(({ outcome }) => outcome)).toEqual([
          'accepted',
          'accepted',
          'rejected',
          'duplicate',
          'rejected',
        ])
        const expected = expectedEnd([life[0], winner].filter((event) => event !== undefined))
        expect(endOf(stand, numberOf(life))).toEqual({ ...expected, rejected: ['2 REVISION_CONFLICT'] })
      })
    },
  )
})

describe('an event held in the very moment another took its place', () => {
  // Found by the drawn lives: holding writes no licence, so both commits pass, and nobody looked at that place again.
  it('waits no longer, and is on record as refused', async () => {
    await withStand({}, async (stand) => {
      const life = (['issue', 'suspend', 'resume'] as const).map((type, at) => eventFor(type, '990101880001', at + 1))
      const [issue, ...later] = life
      const { deps } = await openDesk(stand)
      const rival = readingOf(deps, eventFor('issue', '990101880001', 3))
      await stand.push([issue])
      const licence = key('licences', rival.licence as Index)
      const early = await deps.store.get(licence)
      await stand.push(later)
      await mirrorEvent({ ...deps, store: seenEarly(deps.store, licence, early) }, rival)
      expect(endOf(stand, numberOf(life))).toEqual({ ...expectedEnd(life), rejected: ['3 REVISION_CONFLICT'] })
    })
  })
})

/** A store whose first transaction read `licence` as it was before others went on. */
function seenEarly(store: Store, licence: Key<'licences'>, early: Records['licences'] | undefined): Store {
  let isFirst = true
  return {
    ...store,
    transact(keys, decide) {
      if (!isFirst) return store.transact(keys, decide)
      isFirst = false
      return store.transact(keys, (read) => decide({ get: (name) => earlyOr(read, name) }))
      function earlyOr<C extends CollectionName>(read: Snapshot<Records>, name: Key<C>) {
        return name.id === licence.id && name.collection === licence.collection ? (early as Records[C]) : read.get(name)
      }
    },
  }
}

describe('a push that broke off after its event was taken over', () => {
  // Found by the faults above: the repeated push was a mere duplicate, and what waited for it waited until the night.
  it('releases what waits when the province repeats it', async () => {
    await withStand({}, async (stand) => {
      const [issue, suspend] = ['issue', 'suspend'].map((type, at) =>
        eventFor(type as EventType, '990101880000', at + 1),
      )
      if (!issue || !suspend) throw new Error('two events are needed')
      await stand.push([suspend])
      const { deps } = await openDesk(stand)
      const breaking = { ...deps, store: { ...deps.store, get: () => Promise.reject(new Error('broken off')) } }
      await expect(mirrorEvent(breaking, readingOf(deps, issue))).rejects.toThrow('broken off')
      expect(endOf(stand, numberOf([issue])).waiting).toEqual([2])
      expect((await stand.push([issue])).map(({ outcome }) => outcome)).toEqual(['duplicate'])
      expect(endOf(stand, numberOf([issue]))).toEqual(expectedEnd([issue, suspend]))
    })
  })
})
