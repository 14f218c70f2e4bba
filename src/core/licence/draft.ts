/**
 * What a pushed event says, before any rule has looked at it: every datum is where it belongs and of the JSON type it must be, or absent.
 * The outside is not trusted: depth is bounded, only known members are read, and no member is copied by a name that came in.
 */
import { METADATA, METADATA_KEYS, type MetadataKey } from './metadata'

/** Texts by our own names of them. */
export type Texts<K extends string> = { readonly [N in K]?: string }

export interface Draft extends Texts<(typeof EVENT_TEXTS)[number]> {
  readonly revision?: number
  readonly licence: Texts<MetadataKey>
  /** Members of `face`, unread: only the rules know the type's fields. */
  readonly face: ReadonlyMap<string, unknown>
  readonly photo?: string
  readonly hasReview: boolean
  readonly review: Texts<(typeof REVIEW_TEXTS)[number]>
}

/** A member that is not what JSON type it must be, or not known at all. */
export interface Misfit {
  /** The wire name; the container's when the name itself is not fit to be repeated. */
  readonly field: string
  readonly problem: 'text' | 'number' | 'object' | 'unknown' | 'depth'
}

const EVENT_TEXTS = ['eventId', 'type', 'occurredAt', 'reason'] as const
const REVIEW_TEXTS = ['result', 'period', 'validUntil'] as const
/** Every member the interface gives an event, and its licence. */
export const EVENT_MEMBERS: readonly string[] = [...EVENT_TEXTS, 'revision', 'licence', 'review']
export const LICENCE_MEMBERS: readonly string[] = [...METADATA_KEYS.map((key) => METADATA[key].name), 'face', 'photo']

/** A whole event reaches five levels; eight leave room for what a province adds. */
export const MAX_DEPTH = 8
/** More unknown members than this are not worth telling apart. */
const MAX_UNKNOWN = 10

type Members = ReadonlyMap<string, unknown>

/** Sorts an arbitrary JSON value into a draft and what does not fit. Never throws on anything `JSON.parse` can return. */
export function readDraft(raw: unknown): { readonly draft: Draft; readonly misfits: readonly Misfit[] } {
  const misfits: Misfit[] = []
  if (isDeeperThan(MAX_DEPTH, raw)) return { draft: EMPTY, misfits: [{ field: 'event', problem: 'depth' }] }
  const event = objectAt('event', raw, misfits)
  const licence = objectAt('licence', event.get('licence'), misfits)
  const review = event.has('review') ? objectAt('review', event.get('review'), misfits) : NO_MEMBERS
  misfits.push(...unknown('event', event, EVENT_MEMBERS), ...unknown('licence', licence, LICENCE_MEMBERS))
  const draft: Draft = {
    ...texts(EVENT_TEXTS, event, misfits),
    ...revisionOf(event, misfits),
    licence: metadataOf(licence, misfits),
    face: licence.has('face') ? objectAt('face', licence.get('face'), misfits) : NO_MEMBERS,
    ...texts(['photo'], licence, misfits),
    hasReview: event.has('review'),
    review: texts(REVIEW_TEXTS, review, misfits),
  }
  return { draft, misfits }
}

/** Members of `members` that are not in `known`, the first few of them. */
export function unknown(container: string, members: Members, known: readonly string[]): readonly Misfit[] {
  const names = [...members.keys()].filter((name) => !known.includes(name)).slice(0, MAX_UNKNOWN)
  return names.map((name) => ({ field: isRepeatable(name) ? name : container, problem: 'unknown' }))
}

const NO_MEMBERS: Members = new Map()
const EMPTY: Draft = { licence: {}, face: NO_MEMBERS, hasReview: false, review: {} }

/** A name from outside goes into a finding only when it looks like one: it ends in logs and on screens. */
function isRepeatable(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)
}

/** A map, so that no member is ever looked up on, or written to, an object's prototype. */
function objectAt(field: string, value: unknown, misfits: Misfit[]): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value))
  misfits.push({ field, problem: 'object' })
  return NO_MEMBERS
}

function metadataOf(licence: Members, misfits: Misfit[]): Texts<MetadataKey> {
  const entries = METADATA_KEYS.map((key) => [key, textAt(METADATA[key].name, licence, misfits)] as const)
  return kept(entries)
}

function texts<K extends string>(names: readonly K[], members: Members, misfits: Misfit[]): Texts<K> {
  return kept(names.map((name) => [name, textAt(name, members, misfits)] as const))
}

function kept<K extends string>(entries: readonly (readonly [K, string | undefined])[]): Texts<K> {
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined)) as Texts<K>
}

function textAt(name: string, members: Members, misfits: Misfit[]): string | undefined {
  if (!members.has(name)) return undefined
  const value = members.get(name)
  if (typeof value === 'string') return value
  misfits.push({ field: name, problem: 'text' })
  return undefined
}

function revisionOf(event: Members, misfits: Misfit[]): { readonly revision?: number } {
  const revision = event.get('revision')
  if (typeof revision === 'number') return { revision }
  if (event.has('revision')) misfits.push({ field: 'revision', problem: 'number' })
  return {}
}

/** Level by level and not by recursion: a megabyte of brackets must not exhaust the stack. */
export function isDeeperThan(limit: number, value: unknown): boolean {
  let level = [value]
  for (let depth = 0; depth < limit && level.length > 0; depth++) level = level.flatMap(childrenOf)
  return level.length > 0
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}
