/** What a credential says, decided and written into the holder's record in one commit with the licence's place in the status list. */
import { mayCarry } from '../../../src/core/activation'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import type { CredentialContent, StatusReference } from '../../../src/core/presentation/credential'
import { credentialSubjectOf } from '../../../src/core/presentation/subject'
import { ok, type Result } from '../../../src/core/result'
import { civilDateOf, type Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { type OwnedLicence, ownedLicence, ownershipKeys } from '../licences/owned-licence'
import { type FieldCipher, type IssuerKey, key, type StatusIndexes, type Store, type Write } from '../ports'
import type { Index, LicenceRecord, Records } from '../records'
import { referenceIn, referenceText } from '../status-lists/indexes'

export interface CertifyingDeps {
  readonly store: Store
  readonly cipher: FieldCipher
  readonly issuerKey: Pick<IssuerKey, 'issuer' | 'number'>
  readonly statusIndexes: StatusIndexes
}

export interface Wanted {
  readonly licence: Index
  /** Compressed. */
  readonly deviceKey: Uint8Array
  /** Whole seconds. */
  readonly now: Instant
}

/** A day; the last day of the licence, when it is nearer, stands in the credential beside. */
const LIFE_MINUTES = 24 * 60

/** A place is taken only when the licence turns out to have none; it is then decided once more. */
export async function certify(
  deps: CertifyingDeps,
  holder: Holder,
  wanted: Wanted,
): Promise<Result<CredentialContent, Failure>> {
  const first = await decided(deps, holder, wanted, undefined)
  if (!first.ok) return first
  if (first.value) return ok(first.value)
  const fresh = await deps.statusIndexes.next()
  if (!fresh.ok) return fresh
  const second = await decided(deps, holder, wanted, fresh.value)
  if (!second.ok) return second
  if (!second.value) throw new Error('a place was given and not taken')
  return ok(second.value)
}

/** undefined: the licence has no place in the list, and none was brought. */
function decided(
  deps: CertifyingDeps,
  holder: Holder,
  { licence, deviceKey, now }: Wanted,
  fresh: StatusReference | undefined,
): Promise<Result<CredentialContent | undefined, Failure>> {
  const keys = [...ownershipKeys(licence), auditHeadKey(licence)]
  return deps.store.transact<CredentialContent | undefined, Failure>(keys, (read) => {
    const owned = ownedLicence(deps.cipher, holder, licence, read)
    if (!owned.ok) return owned
    const allowed = mayCarry(owned.value, now)
    if (!allowed.ok) return allowed
    const { record } = owned.value
    const status = record.statusReference === undefined ? fresh : referenceIn(record.statusReference)
    if (!status) return ok({ writes: [], value: undefined })
    const facts = factsOf(record)
    return ok({
      writes: [
        ...placeWrites(licence, record, status),
        ...auditWrites(read, { licence, at: now, act: 'credentialIssued', actor: 'holder', facts }),
      ],
      value: contentOf(deps, owned.value, { status, deviceKey, now }),
    })
  })
}

function placeWrites(licence: Index, record: LicenceRecord, status: StatusReference): readonly Write<Records>[] {
  if (record.statusReference !== undefined) return []
  const placed = { ...record, statusReference: referenceText(status) }
  return [{ kind: 'replace', key: key('licences', licence), record: placed }]
}

function contentOf(
  { issuerKey: { issuer, number } }: CertifyingDeps,
  { licence }: OwnedLicence,
  { status, deviceKey, now }: { status: StatusReference; deviceKey: Uint8Array; now: Instant },
): CredentialContent {
  const { typeCode, version, validUntil } = licence
  return {
    issuer,
    keyNumber: number,
    typeCode,
    status,
    issuedAt: now,
    lifeMinutes: LIFE_MINUTES,
    ...given({ validUntil }),
    version,
    deviceKey,
    subject: credentialSubjectOf(licence, civilDateOf(now)),
  }
}
