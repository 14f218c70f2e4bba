/**
 * 车队检索: which stretches of which index answer a question about a fleet. Of several conditions the most telling one is served by its
 * index, and the others are checked on what it brings. A natural person's plates are sealed: his few vehicles are opened one by one.
 */
import type { FleetCondition } from '../../../src/contract/holder'
import { meansPlate, plateFromEnd, plateKey, provinceOf } from '../../../src/core/licence/plate'
import { noticedUntil } from '../../../src/core/licence/review'
import { type LegalState, statusAt } from '../../../src/core/licence/status'
import { civilDateOf, type Instant } from '../../../src/core/time'
import type { FieldCipher, Found, Store } from '../ports'
import type { LicenceRecord } from '../records'
import { type Operator, type OwnPermit, openFound } from './operator'
import type { Run } from './runs'

export interface FleetQuestion {
  readonly operator: Operator
  readonly permits: readonly OwnPermit[]
  /** First characters of the operator's plates; only needed to search. */
  readonly provinces: readonly string[]
  /** A key of `core/licence/plate`. */
  readonly plate?: string
  readonly state?: NonNullable<FleetCondition['state']>
  readonly family?: NonNullable<FleetCondition['family']>
  /** One of `permits`; null: none of them. */
  readonly permit?: OwnPermit | null
  readonly now: Instant
  readonly cipher: FieldCipher
}

/** There are 31 and a few historical ones; an operator has its plates from one or two. */
const MOST_PROVINCES = 40

type Stretch = Pick<Run, 'index' | 'from' | 'upTo' | 'wanted'> & { readonly equals?: Partial<LicenceRecord> }

interface Condition {
  readonly isAsked: (question: FleetQuestion) => boolean
  /** Together they bring every vehicle the condition holds of, each once. */
  readonly stretches: (question: FleetQuestion) => readonly Stretch[]
  readonly holds: (question: FleetQuestion, found: Found<LicenceRecord>) => boolean
}

/** Above every text that begins alike: the greatest character of both orders in use, by UTF-8 bytes and by UTF-16 units. */
const HIGHEST = '\uffff'

const beginning = (text: string) => ({ from: text, upTo: text + HIGHEST })

/** 已终止: states that an act of the authority has ended. What has merely run out can still be extended and stands under what needs attention. */
const ENDED: readonly LegalState[] = ['cancelled', 'revoked', 'annulled', 'superseded']

/** Most urgent first: what has run out, too, as long as it can still be put right. */
const ATTENTION: Condition = {
  isAsked: ({ state }) => state === 'needsAttention',
  stretches: ({ now }) => [{ index: 'byDue', upTo: noticedUntil(civilDateOf(now)) }],
  holds: ({ now }, { record: { dueBy } }) => dueBy !== undefined && dueBy <= noticedUntil(civilDateOf(now)),
}

/** The most telling first. */
const CONDITIONS: readonly Condition[] = [
  {
    isAsked: ({ plate }) => plate !== undefined,
    stretches: soughtPlates,
    holds: (question, found) => meansPlate(question.plate ?? '', plateOf(question, found)),
  },
  ATTENTION,
  {
    isAsked: ({ permit }) => permit !== undefined,
    stretches: ({ permit, permits }) => (permit ? underPermit(permit) : underNone(permits)),
    holds: ({ permit, permits }, { record }) =>
      permit ? isUnder(permit, record) : !permits.some((own) => isUnder(own, record)),
  },
  {
    isAsked: ({ state }) => state === 'suspended' || state === 'ended',
    stretches: ({ state }) => statesOf(state).map((one) => ({ index: 'byState', equals: { state: one } })),
    holds: ({ state }, { record }) => statesOf(state).includes(record.state),
  },
  {
    isAsked: ({ family }) => family !== undefined,
    stretches: ({ family }) => [{ index: 'byFamily', equals: { vehicleFamily: family } as Partial<LicenceRecord> }],
    holds: ({ family }, { record }) => record.vehicleFamily === family,
  },
  {
    // Last, because it is true of nearly all.
    isAsked: ({ state }) => state === 'inForce',
    stretches: () => [{ index: 'byState', equals: { state: 'inForce' } }],
    holds: ({ now }, { record }) => statusAt(record, now) === 'inForce',
  },
]

/** The runs that answer the question, in the order of their pages. */
export function fleetRuns(question: FleetQuestion): readonly Run[] {
  const { operator } = question
  const asked = CONDITIONS.filter(({ isAsked }) => isAsked(question))
  const holds = (found: Found<LicenceRecord>) => asked.every((condition) => condition.holds(question, found))
  return stretchesOf(question, asked).map(({ equals, wanted, ...stretch }) => ({
    ...stretch,
    equals: { holderIndex: operator.index, category: 'transport', ...equals },
    ...(asked.length > 0 ? { wanted: (found) => holds(found) && (wanted?.(found) ?? true) } : {}),
  }))
}

function stretchesOf(question: FleetQuestion, [first]: readonly Condition[]): readonly Stretch[] {
  if (question.operator.natural && first !== ATTENTION) return [{ index: 'byHolder' }]
  return first?.stretches(question) ?? [{ index: 'fleet' }]
}

/** What begins so, with the province left out too; then what ends so. */
function soughtPlates({ plate = '', provinces }: FleetQuestion): readonly Stretch[] {
  const all = [plate, ...provinces.map((province) => province + plate)]
  const beginnings = all.filter((each) => !all.some((other) => other !== each && each.startsWith(other)))
  const begins = (key = '') => beginnings.some((each) => key.startsWith(each))
  return [
    ...beginnings.map((each): Stretch => ({ index: 'fleet', ...beginning(each) })),
    { index: 'byPlateEnd', ...beginning(plateFromEnd(plate)), wanted: ({ record }) => !begins(record.plateNumber) },
  ]
}

function underPermit({ links }: OwnPermit): readonly Stretch[] {
  return links.map((link) => ({ index: 'byPermit', ...beginning(link) }))
}

/** The gaps between what the permits' vehicles begin with. */
export function underNone(permits: readonly OwnPermit[]): readonly Stretch[] {
  const links = permits.flatMap((permit) => permit.links).sort()
  const gaps = [undefined, ...links].map((link, position) => ({ above: link, below: links[position] }))
  return gaps.map(({ above, below }) => ({
    index: 'byPermit',
    ...(above === undefined ? {} : { from: above + HIGHEST }),
    ...(below === undefined ? {} : { upTo: below.slice(0, -1) }),
  }))
}

/** Whether the vehicle names this permit of its operator. */
export function isUnder({ links }: OwnPermit, { permitPlate = '' }: LicenceRecord): boolean {
  return links.some((link) => permitPlate.startsWith(link))
}

function statesOf(state: FleetQuestion['state']): readonly LegalState[] {
  return state === 'ended' ? ENDED : ['suspended']
}

/** The first characters of the operator's plates, one small read each. */
export async function provincesOf(store: Store, { index, natural }: Operator): Promise<readonly string[]> {
  const provinces: string[] = []
  if (natural) return provinces
  const query = { equals: { holderIndex: index, category: 'transport' }, order: 'ascending', limit: 1 } as const
  for (let from = ''; provinces.length < MOST_PROVINCES; from = provinces.at(-1) + HIGHEST) {
    const [next] = await store.find('licences', 'fleet', { ...query, from })
    if (!next) break
    provinces.push(provinceOf(next.record.plateNumber ?? ''))
  }
  return provinces
}

function plateOf({ cipher }: FleetQuestion, found: Found<LicenceRecord>): string {
  const plate = found.record.plateNumber ?? openFound(cipher, found).face.plateNumber
  return typeof plate === 'string' ? plateKey(plate) : ''
}
