/** A holder opens one of his licences. That it was opened is on the trail before it is shown. */
import type * as v from 'valibot'
import type { licenceRequest } from '../../../src/contract/holder'
import type { LicenceView } from '../../../src/contract/licence'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { faceLines } from '../../../src/core/licence/disclosure'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import type { Clock, FieldCipher, Found, KeyedIndex, Store } from '../ports'
import type { Index, VersionRecord } from '../records'
import { permitLine, permitsOfVehicle } from './operator'
import { type OwnedLicence, ownedLicence, ownershipKeys } from './owned-licence'
import { photoUrl } from './photo-url'
import { annualReviewLine, integrityAssessmentLine } from './review-line'
import { summaryOf } from './summary'
import { versionLines } from './version-lines'

export interface OpeningDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** As many versions as a licence of fifty years with two changes a year has. */
const MOST_VERSIONS = 100

export async function openLicenceOf(
  deps: OpeningDeps,
  holder: Holder,
  request: v.InferOutput<typeof licenceRequest>,
): Promise<Result<LicenceView, Failure>> {
  const id = request.id as Index
  const now = deps.clock.now()
  const versions = await versionsOf(deps.store, id)
  const opened = await deps.store.transact([...ownershipKeys(id), auditHeadKey(id)], (read) => {
    const owned = ownedLicence(deps.cipher, holder, id, read)
    if (!owned.ok) return owned
    const facts = factsOf(owned.value.record)
    const writes = auditWrites(read, { licence: id, at: now, act: 'opened', actor: 'holder', facts })
    return ok({ writes, value: owned.value })
  })
  if (!opened.ok) return opened
  return ok({ ...viewOf(deps.cipher, opened.value, versions, now), ...(await relationsOf(deps, opened.value, now)) })
}

/** 关联证照: from a vehicle to its operator's permit, from a permit to the fleet. */
async function relationsOf(
  deps: OpeningDeps,
  { licence, record }: OwnedLicence,
  now: Instant,
): Promise<Pick<LicenceView, 'permits' | 'operator'>> {
  if (record.category === 'business') return { operator: record.holderIndex }
  if (record.category !== 'transport') return {}
  const permits = await permitsOfVehicle(deps, licence, record.holderIndex)
  return { permits: permits.map((permit) => permitLine(permit, now)) }
}

function versionsOf(store: Store, licence: Index): Promise<readonly Found<VersionRecord>[]> {
  return store.find('versions', 'byLicence', { equals: { licence }, order: 'descending', limit: MOST_VERSIONS })
}

function viewOf(
  cipher: FieldCipher,
  owned: OwnedLicence,
  versions: readonly Found<VersionRecord>[],
  now: Instant,
): LicenceView {
  const { licence, record } = owned
  const summary = summaryOf(owned, now)
  const { identifier, issuedOn, stateSince, stateReason } = licence
  return {
    summary,
    face: faceLines(licence, 'holder'),
    authority: licence.authority.name,
    identifier,
    issuedOn,
    stateSince,
    versions: versionLines(cipher, versions, summary.status),
    asOf: record.mirroredAt,
    ...given({
      stateReason,
      annualReview: annualReviewLine(licence),
      integrityAssessment: integrityAssessmentLine(licence),
      photo: photoUrl(licence),
    }),
  }
}
