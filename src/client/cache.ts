/**
 * What is kept of the person until he signs out: the last good answers, so that lists open without a network, and what he carries to show
 * licences there (client/wallet). Only masked summaries, the activity lines, the lines of copies and his own name are kept: never a face, a photo or
 * a full number.
 */
import type { ActivityLine } from '../contract/holder'
import type { LicenceSummary } from '../contract/licence'
import type { Instant } from '../core/time'
import { now } from './clock'
import { drop, keep, kept, keptKeys } from './storage'
import { dropWritten } from './written-files'

/** An answer with the moment it was given. */
export interface Held<T> {
  readonly at: Instant
  readonly value: T
}

const PREFIX = 'held:'
/** What is shown of the record, and what is hidden. */
const ACTIVITY_LISTS = ['activity', 'hiddenActivity'] as const

/** Licences and lines of the record seen since launch, for pages that open one by its id. */
const seen = new Map<string, LicenceSummary>()
const seenLines = new Map<string, ActivityLine>()

export function held<T>(name: string): Held<T> | undefined {
  return kept<Held<T>>(keyOf(name))
}

export function hold<T>(name: string, value: T): void {
  const copy: Held<T> = { at: now(), value }
  keep(keyOf(name), copy)
}

/** The answer is known to be no longer true. */
export function unhold(name: string): void {
  drop(keyOf(name))
}

export function rememberSummaries(summaries: readonly LicenceSummary[]): void {
  for (const summary of summaries) seen.set(summary.id, summary)
}

/** The summary a list has already shown, from this run or from the list kept for offline use. */
export function summaryOf(id: string): LicenceSummary | undefined {
  const list = held<{ readonly items: readonly LicenceSummary[] }>('licences')
  return seen.get(id) ?? list?.value.items.find((summary) => summary.id === id)
}

export function rememberLines(lines: readonly ActivityLine[]): void {
  for (const line of lines) seenLines.set(line.id, line)
}

/** The line as a list has shown it, in this run or in one of the two kept for offline use. */
export function lineOf(id: string): ActivityLine | undefined {
  const kept = ACTIVITY_LISTS.flatMap(
    (list) => held<{ readonly items: readonly ActivityLine[] }>(list)?.value.items ?? [],
  )
  return seenLines.get(id) ?? kept.find((line) => line.id === id)
}

/** A line as an act has just left it: what was kept before is no longer true. */
export function rememberChange(line: ActivityLine): void {
  seenLines.set(line.id, line)
  ACTIVITY_LISTS.forEach(unhold)
}

/** After 退出 nothing of the person stays on the phone. */
export function dropHeld(): void {
  seen.clear()
  seenLines.clear()
  for (const key of keptKeys()) if (key.startsWith(PREFIX)) drop(key)
  dropWritten()
}

/** In the browser several people of the local cloud may share one storage; WeChat keeps a storage per person. */
function keyOf(name: string): string {
  const person = process.env.TARO_ENV === 'h5' ? `${window.localStorage.getItem('local-openid') ?? ''}:` : ''
  return `${PREFIX}${person}${name}`
}
