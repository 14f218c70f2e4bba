/** An invented province of any size, as the events it would push: deterministic by seed, made as they are asked for. */
import type { EventType } from '../../src/core/licence/event'
import { kindOf } from '../../src/core/licence/kinds'
import { type Chance, chance } from './chance'
import { fleet, type WireLicence } from './licences'
import { eventId } from './numbers'

export interface Province {
  /** How many licences are issued, each once. */
  readonly licences: number
  /** 0 to 99; provinces of different seeds share no licence. */
  readonly seed: number
}

/** An event as pushed (docs/interfaces.md). */
export interface WireEvent {
  readonly eventId: string
  readonly type: EventType
  readonly occurredAt: string
  readonly revision: number
  readonly licence: Pick<WireLicence, 'CertificateTypeCode' | 'CertificateNumber'>
  readonly review?: object
  readonly reason?: string
}

/** What happens to a licence after its issue: a type and what the event carries. */
type Later = Pick<WireEvent, 'type' | 'review' | 'reason'>

const REVIEWED = { result: '1', period: '2026', validUntil: '2027-12-31' }
const ASSESSED = { result: 'AAA', period: '2026', validUntil: '2027-12-31' }

/** Of a hundred licences of any kind, how many meet what, beside the reviews of their kind. */
const FATES: readonly (readonly [percent: number, fate: readonly Later[]])[] = [
  [1, [{ type: 'amend' }]],
  [1, [{ type: 'suspend', reason: '暂扣' }, { type: 'resume' }]],
  [1, [{ type: 'suspend', reason: '暂扣' }]],
  [3, [{ type: 'cancel', reason: '本人申请注销' }]],
]

/** The first act of the province; one more every ten seconds. */
const BEGINNING = Date.UTC(2026, 8, 1)
const STEP_MS = 10_000
/** So many events come between one of a licence and its next. */
const BETWEEN = 500

/** All events in order: about 125 for a hundred licences. Constant memory. */
export function* provinceEvents({ licences, seed }: Province): Generator<WireEvent> {
  const random = chance(seed)
  const waiting: Omit<WireEvent, 'eventId' | 'occurredAt'>[] = []
  let told = 0
  const tell = (event: Omit<WireEvent, 'eventId' | 'occurredAt'>): WireEvent => {
    const occurredAt = new Date(BEGINNING + told * STEP_MS).toISOString()
    told += 1
    return { eventId: eventId(seed, told), occurredAt, ...event }
  }
  for (const licence of licencesOf({ licences, seed }, random)) {
    yield tell({ type: 'issue', revision: 1, licence })
    waiting.push(...laterOf(licence, random))
    if (waiting.length > BETWEEN) yield* waiting.splice(0, waiting.length - BETWEEN).map(tell)
  }
  yield* waiting.map(tell)
}

function* licencesOf({ licences, seed }: Province, random: Chance): Generator<WireLicence> {
  for (let made = 0; made < licences; ) {
    for (const licence of fleet(seed, made, random)) {
      if (made === licences) return
      yield licence
      made += 1
    }
  }
}

function laterOf(licence: WireLicence, random: Chance) {
  const [, fate = []] = FATES.find(([percent]) => random.happens(percent)) ?? []
  const { CertificateTypeCode, CertificateNumber } = licence
  return [...reviewsOf(licence, random), ...fate].map((later, position) => ({
    ...later,
    revision: position + 2,
    licence: later.type === 'amend' ? licence : { CertificateTypeCode, CertificateNumber },
  }))
}

/** Vehicles are reviewed, drivers assessed, permits neither. */
function reviewsOf({ CertificateTypeCode }: WireLicence, random: Chance): readonly Later[] {
  const { category } = kindOf(CertificateTypeCode)
  if (category === 'transport' && random.happens(30)) return [{ type: 'annualReview', review: REVIEWED }]
  if (category === 'practitioner' && random.happens(15)) return [{ type: 'integrityAssessment', review: ASSESSED }]
  return []
}
