/**
 * 补报离线核验: checks that an officer made without a network, told when there is one again. Each becomes a record of his own and, when its code proves
 * whose it was, an entry of the holder's, with both times. A check told twice is one; how many are taken in a day is limited (`limits`).
 */
import type * as v from 'valibot'
import type { OfflineReport, RoundRoutes, reportOfflineRequest } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { epochOf, type Instant, instantOf } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Officer } from '../identity/actors'
import { checkRefusedWrites } from '../inbox/check-messages'
import {
  type Clock,
  type Decision,
  type FieldCipher,
  type KeyedIndex,
  key,
  probablyAbsent,
  type Snapshot,
} from '../ports'
import type { AuditFacts, Index, LicenceRecord, Records, VerificationRecord } from '../records'
import { count, limitedOfficer } from './limits'
import { officerFacts } from './officer-facts'
import { lacksGround, outcomeNote, type Ruled, withOutcome } from './outcome'
import { REQUEST_TAKEN, sealVerificationText, verificationKey } from './verification-record'
import { type CodeOwner, type CodeOwnerDeps, ownerOf, storedTrust } from './whose-code'

export interface OfflineReportingDeps extends CodeOwnerDeps {
  readonly clock: Clock
  readonly index: KeyedIndex
  readonly cipher: FieldCipher
}

type Check = v.InferOutput<typeof reportOfflineRequest>['checks'][number]

export async function reportOffline(
  deps: OfflineReportingDeps,
  officer: Officer,
  { checks }: v.InferOutput<typeof reportOfflineRequest>,
): Promise<Result<RoundRoutes['reportOffline']['value'], Failure>> {
  if (checks.some(lacksGround)) return refuse({ code: 'REQUEST_INVALID', field: 'ground' })
  const trust = await storedTrust(deps)
  if (!trust.ok) return trust
  const items: OfflineReport[] = []
  for (const check of [...checks].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const told = await report(deps, officer, check, await ownerOf(deps, trust.value, check.code))
    // What was noted before stays noted: the phone tells all of it again, and each is noted once.
    if (!told.ok) return told
    items.push({ requestId: check.requestId, outcome: told.value })
  }
  return ok({ items })
}

/** One check as it is to be written down. */
interface Reported {
  readonly officer: Officer
  readonly id: string
  readonly check: Check
  readonly owner: CodeOwner | undefined
  readonly now: Instant
}

async function report(
  deps: OfflineReportingDeps,
  officer: Officer,
  check: Check,
  owner: CodeOwner | undefined,
): Promise<Result<OfflineReport['outcome'], Failure>> {
  const id = verificationKey(deps.index, officer.id, check.requestId)
  const { licence } = owner ?? {}
  const reported = { officer, id: id.id, check, owner, now: deps.clock.now() }
  const about = licence === undefined ? [] : [key('licences', licence), auditHeadKey(licence)]
  // Told before costs nothing.
  if (!(await deps.store.get(id))) {
    const counted = await count(deps.store, limitedOfficer(officer.id), ['told'], reported.now)
    if (!counted.ok) return counted
  }
  return deps.store.transact<OfflineReport['outcome'], Failure>([probablyAbsent(id), ...about], (read) => {
    const stored = read.get(id)
    if (stored && stored.means !== 'offline') return REQUEST_TAKEN
    return ok(stored ? toldBefore(deps, reported, stored, read) : toldFirst(deps, reported, read))
  })
}

type Told = Decision<Records, OfflineReport['outcome']>

function toldFirst({ cipher }: OfflineReportingDeps, reported: Reported, read: Snapshot<Records>): Told {
  const { id, check, owner } = reported
  const licence = licenceIn(reported, read)
  const ruled = ruledIn(check)
  const made = recordOf(cipher, reported, licence?.record.holderIndex)
  const record = ruled ? withOutcome(cipher, id, made, ruled) : made
  const notes = licence ? notesFor(cipher, reported, licence, ruled) : []
  return {
    writes: [{ kind: 'insert', key: key('verifications', id), record }, ...chained(cipher, read, notes)],
    value: owner?.licence === undefined ? 'kept' : 'noted',
  }
}

/** Its answer was lost, and the officer may have noted the outcome meanwhile. */
function toldBefore(
  { cipher }: OfflineReportingDeps,
  reported: Reported,
  stored: VerificationRecord,
  read: Snapshot<Records>,
): Told {
  const { id, check } = reported
  const value = stored.licence === undefined ? 'kept' : 'noted'
  const ruled = stored.outcome === undefined ? ruledIn(check) : undefined
  if (!ruled) return { writes: [], value }
  // Under the id of another check, about another licence: it is not written into that one's trail.
  const licence = stored.licence === reported.owner?.licence ? licenceIn(reported, read) : undefined
  const notes = licence ? [outcomeOf(cipher, reported, licence, ruled, stored.holder)] : []
  const record = withOutcome(cipher, id, stored, ruled)
  return {
    writes: [{ kind: 'replace', key: key('verifications', id), record }, ...chained(cipher, read, notes)],
    value,
  }
}

interface OwnLicence {
  readonly licence: Index
  readonly record: LicenceRecord
}

function licenceIn({ owner }: Reported, read: Snapshot<Records>): OwnLicence | undefined {
  if (owner?.licence === undefined) return undefined
  const record = read.get(key('licences', owner.licence))
  if (!record) throw new Error('a place in a status list is of a licence that is not stored')
  return { licence: owner.licence, record }
}

function ruledIn({ outcome, ground, words }: Check): Ruled | undefined {
  return outcome === undefined ? undefined : { outcome, ...given({ ground, words }) }
}

function recordOf(
  cipher: FieldCipher,
  { officer, id, check, owner, now }: Reported,
  holder: Index | undefined,
): VerificationRecord {
  const { verdict, reason, place } = check
  return {
    ...{ officer: officer.id, at: happenedAt(check, owner, now), toldAt: now, verdict, means: 'offline' },
    ...given({ typeCode: owner?.typeCode, licence: owner?.licence, holder, reason }),
    ...given({ place: place ? sealVerificationText(cipher, id, 'place', place) : undefined }),
  }
}

function notesFor(
  cipher: FieldCipher,
  reported: Reported,
  own: OwnLicence,
  ruled: Ruled | undefined,
): readonly AuditNote[] {
  const { officer, id, check, owner, now } = reported
  const { licence, record } = own
  const facts: AuditFacts = {
    ...factsOf(record),
    ...officerFacts(cipher, { officer, place: check.place }, licence),
    ...({ outcome: check.verdict, seen: 'offlineCode', verification: id } as const),
    happenedAt: happenedAt(check, owner, now),
  }
  const made: AuditNote = { licence, at: now, act: 'verifiedOffline', actor: officer.id, facts }
  return ruled ? [made, outcomeOf(cipher, reported, own, ruled)] : [made]
}

function outcomeOf(
  cipher: FieldCipher,
  { officer, id, now }: Reported,
  own: OwnLicence,
  ruled: Ruled,
  holder: Index = own.record.holderIndex,
): AuditNote {
  return outcomeNote(cipher, { officer, verification: id, ...own, holder, at: now }, ruled)
}

function chained(cipher: FieldCipher, read: Snapshot<Records>, notes: readonly AuditNote[]) {
  const [first, ...more] = notes
  return first ? [...auditWrites(read, first, ...more), ...checkRefusedWrites(cipher, notes)] : []
}

/** A phone whose clock is wrong made it now at the latest, and not before what it checked was signed. */
function happenedAt({ at }: Check, owner: CodeOwner | undefined, now: Instant): Instant {
  const latest = Math.min(Date.parse(at), epochOf(now))
  return instantOf(owner ? Math.max(latest, epochOf(owner.issuedAt)) : latest)
}
