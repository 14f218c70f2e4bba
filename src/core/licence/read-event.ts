/**
 * Reads a pushed event: shape first, then the rules of `compliance/`, then, only if nothing is an error, the event in our own words.
 * A finding names the wire field and never repeats the value.
 */
import { type CheckOptions, check } from './compliance/check'
import { factsOf } from './compliance/facts'
import { readDraft } from './draft'
import type { Finding, LicenceEvent } from './event'
import { eventOf } from './event-of'

/** What reading came to: an event unless some finding is an error. */
export interface ReadEvent {
  readonly event?: LicenceEvent
  readonly findings: readonly Finding[]
}

/** Reads any JSON value. Never throws. */
export function readEvent(raw: unknown, options: CheckOptions): ReadEvent {
  const { draft, misfits } = readDraft(raw)
  const facts = factsOf(draft)
  const found = check(facts, misfits, options)
  return found.some(isError) ? { findings: onePerField(found) } : { event: eventOf(facts), findings: found }
}

/** The first error of a field says what to mend first; what follows from it would only confuse. Warnings stay as they are. */
function onePerField(findings: readonly Finding[]): readonly Finding[] {
  const atFault = new Set<string>()
  return findings.filter((finding) => !isError(finding) || isFirst(atFault, finding.field))
}

function isFirst(seen: Set<string>, field: string): boolean {
  const before = seen.size
  return seen.add(field).size > before
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
