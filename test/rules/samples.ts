/** Events of the demo province, to be bent by one datum at a time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodesPhoto } from '../../cloudfunctions/server/adapters/photo-decoder'
import type { CheckOptions } from '../../src/core/licence/compliance/check'
import type { LicenceEvent } from '../../src/core/licence/event'
import type { TypeCode } from '../../src/core/licence/kinds'
import type { Licence } from '../../src/core/licence/licence'
import { applyEvent } from '../../src/core/licence/life'
import { readEvent } from '../../src/core/licence/read-event'
import { type Instant, instantOf } from '../../src/core/time'

/** An event as pushed: JSON, of which tests may bend anything. */
export interface RawEvent {
  [member: string]: unknown
  licence: { [member: string]: unknown; face?: { [field: string]: unknown } }
}

/** A while after the feed's last event. */
export const NOW: Instant = instantOf(Date.parse('2026-11-23T00:00:00Z'))

/** Reading at {@link NOW}, with the decoder that the cloud has. */
export const AT: CheckOptions = { now: NOW, decodesPhoto }

export const SERIAL = '00000000000000000001'

export const TYPE = {
  practitioner: '11100000000019713D071',
  rideHailingDriver: '11100000000019713D072',
  business: '11100000000019713D008',
  transport: '11100000000019713D013',
  rideHailingVehicle: '11100000000019713D073',
} as const satisfies { readonly [name: string]: TypeCode }

/** All lines of a file of the demo province. */
export function linesOf<T>(file: string): T[] {
  const text = readFileSync(join(__dirname, '../../local/demo', file), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

/** The provincial feed, read anew so that a test may bend it. */
export function feedEvents(): RawEvent[] {
  return linesOf('province-feed.ndjson')
}

const ISSUED = feedEvents().filter(({ type }) => type === 'issue')

/** The feed's first licence of a type, as it was issued. */
export function issueOf(typeCode: TypeCode): RawEvent {
  const event = ISSUED.find(({ licence }) => licence.CertificateTypeCode === typeCode)
  if (!event) throw new Error(`no ${typeCode} in the feed`)
  return structuredClone(event)
}

/** A later event of the same licence. */
export function laterEvent(issue: RawEvent, members: { readonly [member: string]: unknown }): RawEvent {
  const { CertificateTypeCode, CertificateNumber } = issue.licence
  const base = { eventId: '00000000-0000-4000-8000-000000000001', occurredAt: '2026-10-01T00:00:00+08:00', revision: 2 }
  return { ...base, licence: { CertificateTypeCode, CertificateNumber }, ...members }
}

/** The event that `raw` is, which must be without error. */
export function readGood(raw: unknown): LicenceEvent {
  const { event, findings } = readEvent(raw, AT)
  if (!event) throw new Error(JSON.stringify(findings))
  return event
}

/** The feed's first licence of a type, in force, with `changes`. */
export function licenceOf(typeCode: TypeCode, changes: Partial<Licence> = {}): Licence {
  const step = applyEvent(undefined, readGood(issueOf(typeCode)), SERIAL)
  if (!step.ok) throw new Error(JSON.stringify(step.failure))
  return { ...step.value, ...changes }
}
