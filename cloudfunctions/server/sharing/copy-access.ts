/**
 * Whether a copy may be made, or one that was made may leave, under a grant at this moment: what a reading needs, and that copies were allowed. The copy
 * that was the grant's last use may still be fetched within its term; of a grant that anybody has ended nothing leaves any more.
 */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type Access, mayRead } from '../../../src/core/sharing/access'
import type { Purpose } from '../../../src/core/sharing/purposes'
import { type RecipientKey, recipientOf } from '../../../src/core/sharing/recipient'
import type { Instant } from '../../../src/core/time'
import { key, type Snapshot } from '../ports'
import type { CopyRecord, GrantItemRecord, GrantRecord, Index, LicenceRecord, Records } from '../records'
import { itemKey } from './include'
import { isSuspended } from './read-granted'

export interface CopyWanted {
  readonly grant: Index
  readonly licence: Index
  readonly purpose: Purpose
  /** Everybody the asker may act as. */
  readonly recipients: readonly RecipientKey[]
}

export interface CopyAllowed {
  readonly grant: GrantRecord
  readonly item: GrantItemRecord
  readonly licence: LicenceRecord
  readonly access: Access
}

/** What the transaction must read for {@link mayCopy}. Who the recipient is never changes. */
export function copyAccessKeys({ grant, licence }: Pick<CopyWanted, 'grant' | 'licence'>, recipient: RecipientKey) {
  const { kind, id: party } = recipientOf(recipient)
  return [
    ...[key('grants', grant), itemKey(grant, licence), key('licences', licence)],
    ...(kind === 'party' ? [key('relyingParties', party)] : []),
  ]
}

/** `already`: the copy that was made before, which is no other use. */
export function mayCopy(
  read: Snapshot<Records>,
  { grant: grantId, licence: licenceId, purpose, recipients }: CopyWanted,
  already: CopyRecord | undefined,
  now: Instant,
): Result<CopyAllowed, Failure> {
  const grant = read.get(key('grants', grantId))
  const item = read.get(itemKey(grantId, licenceId))
  const licence = read.get(key('licences', licenceId))
  const standing = grant && isSuspended(grant, read) ? 'suspended' : 'active'
  const who = { recipients, standing, purpose } as const
  const access = mayRead(who, grant && asFetched(grant, already), item && uncounted(item, already), licence, now)
  if (!access.ok) return access
  if (!grant || !item || !licence) throw new Error('only what is there is copied')
  return grant.terms.copies
    ? ok({ grant, item, licence, access: access.value })
    : refuse({ code: 'GRANT_COPIES_NOT_ALLOWED' })
}

function asFetched(grant: GrantRecord, already: CopyRecord | undefined): GrantRecord {
  return already && grant.state === 'usedUp' ? { ...grant, state: 'active' } : grant
}

/** As if this copy had not been counted. */
function uncounted(item: GrantItemRecord, already: CopyRecord | undefined): GrantItemRecord {
  return already && item.state === 'usedUp' ? { ...item, used: item.used - 1, state: 'open' } : item
}
