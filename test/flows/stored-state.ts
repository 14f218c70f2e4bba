/** What a stand has stored, without what differs from one run to the next: times, random serials, ciphertexts. */
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { openLicence } from '../../cloudfunctions/server/licences/sealed-licence'
import type { Index } from '../../cloudfunctions/server/records'
import { verifyChain } from '../../src/core/audit'
import type { Stand } from './stand'

/** Throws when an audit chain is broken: that is never a matter of comparison. */
export function stateOf(stand: Stand) {
  return { ...licencesOf(stand), ...messagesOf(stand), trails: trailsOf(stand) }
}

function licencesOf(stand: Stand) {
  const cipher = fieldCipher(JSON.parse(stand.keys.dataKeys))
  const licences = mapped(stand.records('licences'), (record, id) => {
    const { identifier, previousIdentifier, ...licence } = openLicence(cipher, id as Index, record)
    return {
      ...licence,
      identifier: versionOf(identifier),
      previous: versionOf(previousIdentifier),
      digest: record.eventDigest,
    }
  })
  const versions = mapped(stand.records('versions'), ({ event, eventId, revision, occurredAt, version }) => {
    return { event, eventId, revision, occurredAt, version }
  })
  return { licences, versions, identifiers: stand.records('identifiers').size }
}

function messagesOf(stand: Stand) {
  const events = mapped(stand.records('events'), ({ licence, revision, digest, outcome }) => {
    return { licence, revision, digest, outcome }
  })
  const outbox = mapped(stand.records('outbox'), ({ operation, version, revision, state }) => {
    return { operation, version, revision, state }
  })
  const held = mapped(stand.records('held'), ({ eventId, findings }) => ({ eventId, findings }))
  const rejections = mapped(stand.records('rejections'), ({ eventId, licence, revision, findings }) => {
    return { eventId, licence, revision, rules: findings.map(({ rule }) => rule) }
  })
  return { events, outbox, held, rejections }
}

function trailsOf(stand: Stand) {
  const trails = new Map<Index, { act: string; outcome: string | undefined }[]>()
  const entries = [...stand.records('audit').values()]
  for (const { stream, act, facts } of entries) {
    trails.set(stream, [...(trails.get(stream) ?? []), { act, outcome: facts.outcome }])
  }
  for (const stream of trails.keys()) {
    const chain = verifyChain(entries.filter((entry) => entry.stream === stream))
    if (!chain.ok) throw new Error(`the trail is broken at ${chain.failure.seq}`)
  }
  return [...trails]
}

/** Type, issuer, serial, version, check: of these the serial is random, and the check depends on it. */
function versionOf(identifier: string | undefined): string | undefined {
  return identifier?.split('.').slice(5, 7).concat(identifier.split('.').slice(8, 9)).join('.')
}

function mapped<T, R>(records: ReadonlyMap<string, T>, of: (record: T, id: string) => R): ReadonlyMap<string, R> {
  return new Map([...records].map(([id, record]) => [id, of(record, id)]))
}
