/**
 * 事件原文: what is kept of a pushed event that has to wait or was rejected, so that it can be read again by the rules of another day.
 * Only members that the interface knows: nothing unagreed is stored.
 */
import { canonicalJson } from '../canonical-json'
import { EVENT_MEMBERS, LICENCE_MEMBERS, MAX_DEPTH } from './draft'
import { isTypeCode, kindOf } from './kinds'
import { reaches } from './members'
import { METADATA } from './metadata'

/** In characters. An event that passes the rules stays below 100,000: its photo is the largest part. */
export const LONGEST_EVENT_TEXT = 128 * 1024

/** The canonical JSON of what the interface knows of `raw`, any JSON value; undefined when it is nested or long beyond any event. */
export function eventText(raw: unknown): string | undefined {
  if (reaches(MAX_DEPTH, raw)) return undefined
  const text = canonicalJson(writable(isMembers(raw) ? knownEvent(raw) : raw, MAX_DEPTH))
  return text.length > LONGEST_EVENT_TEXT ? undefined : text
}

/** Tells events apart that have no id of their own: the canonical JSON of `raw` down to the depth of an event. */
export function eventOutline(raw: unknown): string {
  return canonicalJson(writable(raw, MAX_DEPTH))
}

type Members = { readonly [name: string]: unknown }

function knownEvent(event: Members): Members {
  const known = picked(event, EVENT_MEMBERS)
  return isMembers(known.licence) ? { ...known, licence: knownLicence(known.licence) } : known
}

function knownLicence(licence: Members): Members {
  const known = picked(licence, LICENCE_MEMBERS)
  const typeCode = known[METADATA.typeCode.name]
  if (typeof typeCode !== 'string' || !isTypeCode(typeCode) || !isMembers(known.face)) return known
  const names = kindOf(typeCode).face.map(({ name }) => name)
  return { ...known, face: picked(known.face, names) }
}

function picked(members: Members, names: Iterable<string>): Members {
  return Object.fromEntries(
    [...names].filter((name) => Object.hasOwn(members, name)).map((name) => [name, members[name]]),
  )
}

/** Down to `depth`, and without the numbers that JSON can say but not write again: `1e999` is read as infinity, which no rule lets pass. */
function writable(value: unknown, depth: number): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return Array.isArray(value) ? '[…]' : '{…}'
  if (Array.isArray(value)) return value.map((item) => writable(item, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, writable(item, depth - 1)]))
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
