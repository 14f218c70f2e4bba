/** Entries of the trail as their holder reads them: who, when, where, and which of the licence was seen. Never what stood in it. */
import type { ActivityActor, ActivityLine } from '../../../src/contract/holder'
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import { kindOf } from '../../../src/core/licence/kinds'
import { maskOfficerNumber } from '../../../src/core/licence/masking'
import { grantFieldOf } from '../../../src/core/sharing/fields'
import { PURPOSE_FACTS } from '../../../src/core/sharing/purposes'
import { openLicence } from '../licences/sealed-licence'
import type { FieldCipher, Found, Store } from '../ports'
import type { AuditRecord, Index, LicenceRecord, ObjectionRecord, Sealed, VerificationRecord } from '../records'
import { manyOf } from './many'
import { objectionStanding } from './objection'
import { openTrailText } from './trail-text'

export interface ActivityDeps {
  readonly store: Store
  readonly cipher: FieldCipher
}

/** An entry under its id, however it was found. */
type Entry = Pick<Found<AuditRecord>, 'id' | 'record'>

/** What stands beside a page of entries. */
interface Beside {
  readonly cipher: FieldCipher
  readonly licences: ReadonlyMap<string, LicenceRecord>
  readonly checks: ReadonlyMap<string, VerificationRecord>
  readonly objections: ReadonlyMap<string, ObjectionRecord>
  readonly hidden: ReadonlySet<string>
}

/** The lines of `found`, in its order. `hidden`: which of them the reader has put out of his sight. */
export async function activityLines(
  { store, cipher }: ActivityDeps,
  found: readonly Entry[],
  hidden: ReadonlySet<string>,
): Promise<readonly ActivityLine[]> {
  const checked = found.flatMap(({ record }) => record.facts.verification ?? [])
  const [licences, checks, objections] = await Promise.all([
    manyOf(
      store,
      'licences',
      found.map(({ record }) => licenceOf(record)),
    ),
    manyOf(store, 'verifications', checked),
    manyOf(store, 'objections', checked),
  ])
  const subjects = new Map<string, string>()
  const beside = { cipher, licences, checks, objections, hidden }
  return found.map((each) => lineOf(beside, subjects, each))
}

function lineOf(beside: Beside, subjects: Map<string, string>, { id, record }: Entry): ActivityLine {
  const { cipher, checks, objections, hidden } = beside
  const { stream, at, act, facts } = record
  const { happenedAt, place, words, verification, outcome, division, seen, ground, grant, licences } = facts
  return {
    id,
    at: happenedAt ?? at,
    licence: licenceOf(record),
    typeCode: facts.typeCode,
    licenceTitle: kindOf(facts.typeCode).name,
    subject: subjectIn(beside, subjects, record),
    act,
    actor: actorOf(cipher, record),
    ...grantedPart(cipher, record),
    ...given({
      ...{ grant, licences },
      toldAt: happenedAt && at,
      place: place && openTrailText(cipher, stream, 'place', place),
      words: words && openTrailText(cipher, stream, 'words', words),
      ...{ outcome, division, seen, ground },
      objection: objectionStanding(act, checks.get(verification ?? ''), objections.get(verification ?? '')),
      hidden: hidden.has(id) || undefined,
    }),
  }
}

/** Opened once for all lines of a licence. One that is another's by now is not named: that is the other's to know. */
function subjectIn({ cipher, licences }: Beside, subjects: Map<string, string>, record: AuditRecord): string {
  const { holderIndex } = record
  const id = licenceOf(record)
  const licence = licences.get(id)
  if (licence?.holderIndex !== holderIndex) return '—'
  const subject = subjects.get(id) ?? subjectOf(openLicence(cipher, id, licence))
  subjects.set(id, subject)
  return subject
}

/** An act on a whole grant stands in a trail of its own. */
function licenceOf({ stream, facts }: AuditRecord): Index {
  return facts.licence ?? stream
}

/** What stands in a line about the use of a licence by others. */
function grantedPart(cipher: FieldCipher, { stream, facts }: AuditRecord) {
  const { typeCode, name, purpose, fields } = facts
  const { category } = kindOf(typeCode)
  return given({
    recipient: name && openTrailText(cipher, stream, 'name', name),
    purpose: purpose && PURPOSE_FACTS[purpose].label,
    fields: fields?.flatMap((field) => grantFieldOf(category, field)?.label ?? []),
  })
}

function actorOf(cipher: FieldCipher, { stream, actor, facts }: AuditRecord): ActivityActor {
  const { agency = '', officerNumber = '', name, delegateName } = facts
  const named = (field: 'name' | 'delegateName', sealed: Sealed | undefined) =>
    sealed === undefined ? '' : openTrailText(cipher, stream, field, sealed)
  if (actor === 'holder') return { kind: 'holder' }
  if (actor === 'province') return { kind: 'province' }
  if (actor === 'anyone') return { kind: 'anyone' }
  if (actor === 'recipient') return { kind: 'recipient', name: named('name', name) }
  if (actor === 'delegate') return { kind: 'delegate', name: named('delegateName', delegateName) }
  return { kind: 'officer', agency, officerNumber: maskOfficerNumber(officerNumber) }
}
