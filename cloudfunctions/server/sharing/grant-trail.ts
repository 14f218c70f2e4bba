/** 授权的留痕: acts on a grant as a whole are chained in a trail of the grant's own, and are in the giver's record as one line, however many licences. */
import { given } from '../../../src/core/given'
import { kindOf, TYPE_CODES, type TypeCode } from '../../../src/core/licence/kinds'
import { CATEGORIES } from '../../../src/core/sharing/fields'
import type { Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites } from '../audit/append'
import { sealTrailText } from '../audit/trail-text'
import type { FieldCipher, Key, Snapshot, Write } from '../ports'
import type { AuditFacts, AuditRecord, GrantRecord, Index, Records } from '../records'
import type { Acting } from './acting'
import { openGrantText } from './sealed-grant'

/** What the transaction must read to write {@link grantTrail}. */
export function grantTrailKey(id: Index): Key<'auditHeads'> {
  return auditHeadKey(id)
}

export interface GrantAct {
  readonly act: AuditRecord['act']
  readonly at: Instant
  /** Who acted; the recipient when absent, the province for the authority. */
  readonly by?: Acting | 'authority'
  readonly facts?: Partial<AuditFacts>
}

/** The writes for one act on a grant. An act on one that the authority gave is in no holder's record: its licences' trails tell of it. */
export function grantTrail(
  cipher: FieldCipher,
  read: Snapshot<Records>,
  id: Index,
  record: GrantRecord,
  act: GrantAct,
): readonly Write<Records>[] {
  return record.giver === 'authority' ? [] : auditWrites(read, noteOf(cipher, id, record, record.giver, act))
}

function noteOf(
  cipher: FieldCipher,
  id: Index,
  record: GrantRecord,
  holder: Index,
  { act, at, by, facts }: GrantAct,
): AuditNote {
  const { recipient, recipientName, terms, size, first } = record
  const name = openGrantText(cipher, id, 'recipientName', recipientName)
  return {
    ...{ licence: id, at, act },
    actor: actorOf(by),
    facts: {
      ...{ holder, typeCode: typeCodeOf(record), grant: id, recipient, purpose: terms.purpose },
      name: sealTrailText(cipher, id, 'name', name),
      ...given({ licence: first[0]?.licence, licences: size > 0 ? size : undefined }),
      ...delegateFacts(cipher, id, by),
      ...facts,
    },
  }
}

function actorOf(by: GrantAct['by']): AuditRecord['actor'] {
  if (by === undefined) return 'recipient'
  if (by === 'authority') return 'province'
  return by.delegation ? 'delegate' : 'holder'
}

/** Both names stand in the act: in whose name, by whose trail it is; and who acted. */
export function delegateFacts(cipher: FieldCipher, trail: Index, by: GrantAct['by']): Partial<AuditFacts> {
  if (by === undefined || by === 'authority' || !by.delegation) return {}
  const delegateName = sealTrailText(cipher, trail, 'delegateName', by.actorName)
  return { delegation: by.delegation.id, delegateName }
}

/** Of its first licence; of one that is only asked for, of the first category that is asked for. */
function typeCodeOf({ first, terms }: GrantRecord): TypeCode {
  const [licence] = first
  if (licence) return licence.typeCode
  const category = CATEGORIES.find((each) => terms.fields[each] !== undefined)
  const typeCode = TYPE_CODES.find((each) => kindOf(each).category === category)
  if (typeCode === undefined) throw new Error('terms without fields are never stored')
  return typeCode
}
