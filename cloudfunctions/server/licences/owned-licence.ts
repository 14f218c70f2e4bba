/** Which licences are whose. What is not yours cannot be told from what does not exist. */
import type { Failure } from '../../../src/core/failure'
import type { Licence } from '../../../src/core/licence/licence'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { type FieldCipher, type Key, key, type Snapshot } from '../ports'
import type { Index, LicenceRecord, Records } from '../records'
import { openLicence } from './sealed-licence'

/** A licence of the holder, or of a company he may act for. */
export interface OwnedLicence {
  readonly id: Index
  readonly record: LicenceRecord
  readonly licence: Licence
  /** Whether its present holder has activated it, in its present life. */
  readonly activated: boolean
  readonly activatedAt?: Records['activations']['activatedAt']
}

/** Everybody the holder may act for, himself first. */
export function principalsOf({ self, represents }: Holder): readonly Index[] {
  return [...new Set([self, ...represents])]
}

/** The records that {@link ownedLicence} reads. */
export function ownershipKeys(id: Index): readonly [Key<'licences'>, Key<'activations'>] {
  return [key('licences', id), key('activations', id)]
}

export function ownedLicence(
  cipher: FieldCipher,
  holder: Holder,
  id: Index,
  read: Snapshot<Records>,
): Result<OwnedLicence, Failure> {
  const [licenceKey, activationKey] = ownershipKeys(id)
  const record = read.get(licenceKey)
  if (!record || !principalsOf(holder).includes(record.holderIndex)) return refuse({ code: 'LICENCE_NOT_FOUND' })
  return ok(withActivation(cipher, id, record, read.get(activationKey)))
}

/** The licence with its activation, as far as that is still of the licence's present holder and present life. */
export function withActivation(
  cipher: FieldCipher,
  id: Index,
  record: LicenceRecord,
  activation: Records['activations'] | undefined,
): OwnedLicence {
  const licence = openLicence(cipher, id, record)
  const own = activation && isOf(record, activation) ? activation : undefined
  return { id, record, licence, activated: own !== undefined, ...(own ? { activatedAt: own.activatedAt } : {}) }
}

function isOf(record: LicenceRecord, { holderIndex, issueRevision }: Records['activations']): boolean {
  return holderIndex === record.holderIndex && issueRevision === record.issueRevision
}
