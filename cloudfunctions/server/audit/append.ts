/** Appends to a licence's audit trail, within the transaction that does what is being audited. */
import { chainEntry } from '../../../src/core/audit'
import { given } from '../../../src/core/given'
import type { Instant } from '../../../src/core/time'
import { type Key, key, type Snapshot, type Write } from '../ports'
import type { AuditAct, AuditFacts, AuditRecord, Index, LicenceRecord, Records } from '../records'

/** What happened to a licence; or to a grant or a delegation as a whole, which have trails of their own. */
export interface AuditNote {
  readonly licence: Index
  readonly at: Instant
  readonly act: AuditAct
  readonly actor: AuditRecord['actor']
  readonly facts: AuditFacts
}

/** What the trail says of the licence itself; more facts are added to it. */
export function factsOf(record: LicenceRecord): AuditFacts {
  return { holder: record.holderIndex, typeCode: record.typeCode }
}

/** The record that a transaction must read to append: the trail's last link. Two that append at once meet here. */
export function auditHeadKey(licence: Index): Key<'auditHeads'> {
  return key('auditHeads', licence)
}

/** The writes that append `note`, and what else happened to the same licence with it. The transaction must have read {@link auditHeadKey}. */
export function auditWrites(
  read: Snapshot<Records>,
  note: AuditNote,
  ...more: readonly AuditNote[]
): readonly Write<Records>[] {
  const headKey = auditHeadKey(note.licence)
  const head = read.get(headKey)
  const first = linkOf(head, note)
  const links = [first]
  for (const each of more) links.push(linkOf(links.at(-1) ?? first, each))
  return [
    ...links.map((record) => ({ kind: 'insert', key: key('audit', auditIdOf(record)), record }) as const),
    { kind: head ? 'replace' : 'insert', key: headKey, record: links.at(-1) ?? first },
  ]
}

/** Twelve digits, so that ids sort as the links were made. */
function auditIdOf({ stream, seq }: AuditRecord): string {
  return `${stream}:${String(seq).padStart(12, '0')}`
}

function linkOf(head: AuditRecord | undefined, { licence, at, act, actor, facts }: AuditNote): AuditRecord {
  const { seq, previousDigest, digest } = chainEntry(head, { stream: licence, at, act, actor, facts })
  const { holder, delegation } = facts
  const found = { holderIndex: holder, ...given({ delegation }) }
  return { stream: licence, seq, at, act, actor, facts, previousDigest, digest, ...found }
}
