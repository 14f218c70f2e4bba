/** What our status list says of a licence, and what is written when that changes. */
import { given } from '../../../src/core/given'
import type { LegalState } from '../../../src/core/licence/status'
import type { TokenStatus } from '../../../src/core/presentation/status-list'
import type { Instant } from '../../../src/core/time'
import { key, type Write } from '../ports'
import type { Index, LicenceRecord, Records } from '../records'
import { referenceIn } from './indexes'

/** The calendar changes nothing here: a credential carries its licence's last day. */
const LISTED: { readonly [S in LegalState]: TokenStatus } = {
  inForce: 0,
  suspended: 2,
  superseded: 1,
  cancelled: 1,
  annulled: 1,
  revoked: 1,
}

type Listed = Pick<LicenceRecord, 'statusReference' | 'state'>

/** The status at `reference`, given the licence it was given to: a place that it has left is invalid for good. */
export function listedStatus(licence: Listed | undefined, reference: string): TokenStatus {
  return licence?.statusReference === reference ? LISTED[licence.state] : 1
}

/** The place goes with the licence through all its versions, and ends with its life, or when another comes to hold it: as an activation does. */
export function keptReference(
  before: LicenceRecord | undefined,
  { issueRevision, holderIndex }: LicenceRecord,
): Pick<LicenceRecord, 'statusReference'> {
  const isSame = before?.issueRevision === issueRevision && before.holderIndex === holderIndex
  return isSame ? given({ statusReference: before.statusReference }) : {}
}

/** The mark that the list has to be looked at, if it has. In the commit of the event: no list can miss it. */
export function statusChangeWrites(
  licence: Index,
  before: LicenceRecord | undefined,
  after: LicenceRecord,
  at: Instant,
): readonly Write<Records>[] {
  const reference = before?.statusReference
  if (reference === undefined || listedStatus(before, reference) === listedStatus(after, reference)) return []
  const { list, index } = referenceIn(reference)
  const record = { list, index, licence, state: 'waiting', at } as const
  return [{ kind: 'insert', key: key('statusChanges', `${reference}:${after.revision}`), record }]
}
