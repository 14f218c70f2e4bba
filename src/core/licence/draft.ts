/**
 * What a pushed event says, before any rule has looked at it: every datum is where it belongs and of the JSON type it must be, or absent.
 * The outside is not trusted: depth is bounded, only known members are read, and no member is copied by a name that came in.
 */
import { hasMember, type Members, member, membersOf, NO_MEMBERS, reaches, strangersIn } from './members'
import { METADATA, METADATA_KEYS, type MetadataKey } from './metadata'

/** Texts by our own names of them. */
export type Texts<K extends string> = { readonly [N in K]: string | undefined }

export interface Draft extends Texts<'eventId' | 'type' | 'occurredAt' | 'reason'> {
  readonly revision: number | undefined
  readonly licence: Texts<MetadataKey>
  /** Unread: only the rules know the type's fields. */
  readonly face: Members
  readonly photo: string | undefined
  readonly hasReview: boolean
  readonly review: Texts<'result' | 'period' | 'validUntil'>
}

/** 形状不符: a member that is not what JSON type it must be, or not known at all. */
export interface Misfit {
  /** The wire name; the container's when the name itself is not fit to be repeated. */
  readonly field: string
  readonly problem: 'text' | 'number' | 'object' | 'unknown' | 'depth'
}

export const EVENT_TEXTS = ['eventId', 'type', 'occurredAt', 'reason'] as const satisfies readonly (keyof Draft)[]
export const REVIEW_TEXTS = ['result', 'period', 'validUntil'] as const satisfies readonly (keyof Draft['review'])[]
/** Every member the interface gives an event, its licence, and its review. */
export const EVENT_MEMBERS: ReadonlySet<string> = new Set([...EVENT_TEXTS, 'revision', 'licence', 'review'])
export const LICENCE_MEMBERS: ReadonlySet<string> = new Set([
  ...METADATA_KEYS.map((key) => METADATA[key].name),
  'face',
  'photo',
])
const REVIEW_MEMBERS: ReadonlySet<string> = new Set(REVIEW_TEXTS)

/** A whole event reaches five levels; eight leave room for what a province adds. */
export const MAX_DEPTH = 8
/** More unknown members than this are not worth telling apart. */
const MAX_UNKNOWN = 10

/** Sorts an arbitrary JSON value into a draft and what does not fit. Never throws on anything `JSON.parse` can return. */
export function readDraft(raw: unknown): { readonly draft: Draft; readonly misfits: readonly Misfit[] } {
  if (reaches(MAX_DEPTH, raw)) return { draft: EMPTY, misfits: [{ field: 'event', problem: 'depth' }] }
  const misfits: Misfit[] = []
  const event = objectAt('event', raw, misfits)
  const licence = objectAt('licence', member(event, 'licence'), misfits)
  addStrangers('event', event, EVENT_MEMBERS, misfits)
  addStrangers('licence', licence, LICENCE_MEMBERS, misfits)
  return { draft: draftOf(event, licence, misfits), misfits }
}

/** Adds a misfit for each member of `members` that is not in `known`, the first few of them. */
export function addStrangers(container: string, members: Members, known: ReadonlySet<string>, misfits: Misfit[]): void {
  for (const name of strangersIn(members, known, MAX_UNKNOWN))
    misfits.push({ field: isRepeatable(name) ? name : container, problem: 'unknown' })
}

function draftOf(event: Members, licence: Members, misfits: Misfit[]): Draft {
  const review = optionalObject('review', event, misfits)
  addStrangers('review', review, REVIEW_MEMBERS, misfits)
  return {
    eventId: textAt('eventId', event, misfits),
    type: textAt('type', event, misfits),
    occurredAt: textAt('occurredAt', event, misfits),
    reason: textAt('reason', event, misfits),
    revision: revisionIn(event, misfits),
    licence: metadataIn(licence, misfits),
    face: optionalObject('face', licence, misfits),
    photo: textAt('photo', licence, misfits),
    hasReview: hasMember(event, 'review'),
    review: {
      result: textAt('result', review, misfits),
      period: textAt('period', review, misfits),
      validUntil: textAt('validUntil', review, misfits),
    },
  }
}

/** A name from outside goes into a finding only when it looks like one: it ends in logs and on screens. */
function isRepeatable(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)
}

function objectAt(field: string, value: unknown, misfits: Misfit[]): Members {
  const members = membersOf(value)
  if (!members) misfits.push({ field, problem: 'object' })
  return members ?? NO_MEMBERS
}

function optionalObject(field: string, owner: Members, misfits: Misfit[]): Members {
  return hasMember(owner, field) ? objectAt(field, member(owner, field), misfits) : NO_MEMBERS
}

function metadataIn(licence: Members, misfits: Misfit[]): Texts<MetadataKey> {
  const texts = {} as Record<MetadataKey, string | undefined>
  for (const key of METADATA_KEYS) texts[key] = textAt(METADATA[key].name, licence, misfits)
  return texts
}

function textAt(name: string, members: Members, misfits: Misfit[]): string | undefined {
  const value = member(members, name)
  if (value === undefined || typeof value === 'string') return value
  misfits.push({ field: name, problem: 'text' })
  return undefined
}

function revisionIn(event: Members, misfits: Misfit[]): number | undefined {
  const revision = member(event, 'revision')
  if (revision === undefined || typeof revision === 'number') return revision
  misfits.push({ field: 'revision', problem: 'number' })
  return undefined
}

const EMPTY = draftOf(NO_MEMBERS, NO_MEMBERS, [])
