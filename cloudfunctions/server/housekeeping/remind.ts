/**
 * 到期提醒: once a day everybody who is on some phone is reminded of what is due of his licences, and of his companies'. A deadline is told when it
 * comes into sight and again in its last week; of a fleet once a month. Where a run is cut short the next one goes on, and what was told is told
 * once: the message's id is the deadline's.
 */

import type { LicenceCategory } from '../../../src/core/licence/licence-category'
import { type Attention, attentionOf, noticedUntil } from '../../../src/core/licence/review'
import { ok } from '../../../src/core/result'
import { type CivilDate, civilDateOf, daysBetween, type Instant } from '../../../src/core/time'
import { type Message, sealedMessage } from '../inbox/message'
import { openLicence } from '../licences/sealed-licence'
import { type Clock, type FieldCipher, type Found, key, type Random, type Store } from '../ports'
import type { Index, LicenceRecord, PersonRecord, ReminderRunRecord } from '../records'
import { eachInTurn } from './each-in-turn'

interface RemindingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
  readonly random: Random
}

/** People of one run of the timer. */
const PAGE = 100
/** Licences of one holder and category that are reminded of one by one. */
const MOST_LICENCES = 100
/** As far as the platform counts at once. */
const MOST_COUNTED = 1000
const LAST_DAYS = 7

const RUN = key('reminderRuns', 'reminders')

/** How many messages were written. */
export async function remind(deps: RemindingDeps): Promise<number> {
  const { store, clock } = deps
  const now = clock.now()
  const day = civilDateOf(now)
  const before = await store.get(RUN)
  if (before?.day === day && before.done) return 0
  const after = before?.day === day ? before.after : undefined
  const people = await store.find('people', 'bySelf', {
    ...{ equals: {}, order: 'ascending', limit: PAGE },
    ...(after ? { after } : {}),
  })
  const told = await eachInTurn(deps.random, people, (person) => remindPerson(deps, person, now))
  await note(store, runAfter(day, people))
  return told.reduce((sum, each) => sum + each, 0)
}

function runAfter(day: CivilDate, people: readonly Found<PersonRecord>[]): ReminderRunRecord {
  const last = people.at(-1)
  if (!last || people.length < PAGE) return { day, done: true }
  return { day, done: false, after: { value: last.record.self, id: last.id } }
}

async function note(store: Store, record: ReminderRunRecord): Promise<void> {
  // Too busy: then another run has noted how far it came, and what it told is not told twice.
  await store.transact<undefined, never>([RUN], (read) =>
    ok({ writes: [{ kind: read.get(RUN) ? 'replace' : 'insert', key: RUN, record }], value: undefined }),
  )
}

async function remindPerson(deps: RemindingDeps, { record }: Found<PersonRecord>, now: Instant): Promise<number> {
  const { self, represents } = record
  const companies = represents.filter((company) => company !== self)
  const messages = await Promise.all([
    ...OWN.map((category) => licenceMessages(deps, self, category, now)),
    ...companies.map((company) => licenceMessages(deps, company, 'business', now)),
    ...companies.map((company) => fleetMessages(deps, company, now)),
  ])
  const written = await Promise.all(
    messages.flat().map((message) => {
      const { key: at, record: sealed } = sealedMessage(deps.cipher, message)
      return deps.store.insert(at, sealed)
    }),
  )
  return written.filter(Boolean).length
}

const OWN: readonly LicenceCategory[] = ['practitioner', 'business', 'transport']

async function licenceMessages(
  { store, cipher }: RemindingDeps,
  holderIndex: Index,
  category: LicenceCategory,
  now: Instant,
): Promise<readonly Message[]> {
  const found = await store.find('licences', 'byHolder', {
    ...{ equals: { holderIndex, category }, order: 'ascending', limit: MOST_LICENCES },
  })
  return found.flatMap((each) => deadlines(cipher, each, now))
}

function deadlines(cipher: FieldCipher, { id, record }: Found<LicenceRecord>, now: Instant): readonly Message[] {
  // Ids of this collection are made with the keyed index only.
  const licence = id as Index
  const { holderIndex: to, typeCode } = record
  return attentionOf(openLicence(cipher, licence, record), now).flatMap((attention): Message[] => {
    if (!('on' in attention)) return []
    const stage = daysBetween(civilDateOf(now), attention.on) <= LAST_DAYS ? 'last' : 'first'
    const kind = KINDS[attention.kind]
    const part = `${attention.kind}:${attention.on}:${stage}`
    return [{ subject: id, kind, part, to, at: now, licence, typeCode, day: attention.on }]
  })
}

type Coming = Extract<Attention, { readonly on: CivilDate }>['kind']

const KINDS: { readonly [K in Coming]: Message['kind'] } = {
  expires: 'licenceExpires',
  reviewDue: 'reviewDue',
  assessmentDue: 'reviewDue',
}

async function fleetMessages({ store }: RemindingDeps, company: Index, now: Instant): Promise<readonly Message[]> {
  const today = civilDateOf(now)
  const day = noticedUntil(today)
  const licences = await store.count('licences', 'byDue', {
    ...{ equals: { holderIndex: company, category: 'transport' }, from: today, upTo: day, limit: MOST_COUNTED },
  })
  if (licences === 0) return []
  return [
    { subject: company, kind: 'fleetDue', part: today.slice(0, 'YYYY-MM'.length), to: company, at: now, licences, day },
  ]
}
