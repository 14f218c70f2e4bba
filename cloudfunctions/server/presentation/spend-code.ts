/**
 * One use of a code, by an officer or by anyone, in three steps that survive a crash between any two: claim the code (compare-and-set, so of
 * several who ask one gets it); work out the answer and commit it with the audit event; only then tell it. The same request again finds the
 * claim and finishes or repeats it.
 */
import type { Failure, FailureOf } from '../../../src/core/failure'
import { type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { sessionOf } from '../identity/actors'
import { type OwnedLicence, ownershipKeys, withActivation } from '../licences/owned-licence'
import { type Clock, type FieldCipher, type Key, type KeyedIndex, key, type Store } from '../ports'
import type { AuditFacts, AuditRecord, Index, PersonRecord, PresentationRecord } from '../records'
import { type CountsSoFar, count, countsOf, type Limited } from './limits'
import { refuseCheck } from './refuse-check'

export interface CodeDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** One request about one code. */
export interface CodeUse {
  readonly presentation: Key<'presentations'>
  readonly requestId: string
  readonly now: Instant
  readonly asker: Asker
}

/** Who asks, as far as it is written down. */
export interface Asker {
  readonly limited: Limited
  /** In the code's record: who used it. */
  readonly claim: Pick<PresentationRecord, 'officer' | 'agency' | 'caller'>
  /** In the licence's trail. */
  readonly actor: AuditRecord['actor']
  readonly facts: (licence: Index) => Partial<AuditFacts>
}

/** A code that is this request's. */
export interface Claimed {
  readonly shown: OwnedLicence
  /** A repeat after a crash judges that moment. */
  readonly at: Instant
}

/** Why a code that was shown tells nothing. The holder learns of it. */
export type CodeRefusal = FailureOf<'CODE_USED' | 'CODE_EXPIRED' | 'CODE_OUTDATED' | 'CODE_SESSION_ENDED'>['code']

/** The code, and how often this asker has asked. Nothing is told of it before the next question is counted. */
export interface LookedUp {
  readonly record: PresentationRecord | undefined
  readonly counts: CountsSoFar
}

export async function lookUp({ store }: CodeDeps, { presentation, asker }: CodeUse): Promise<LookedUp> {
  const [record, counts] = await Promise.all([store.get(presentation), countsOf(store, asker.limited.id)])
  return { record, counts }
}

/** `tell` is run once the code is claimed for this request, and may be run again for a repeat of it. */
export async function spendCode<A>(
  deps: CodeDeps,
  use: CodeUse,
  { record, counts }: LookedUp,
  tell: (claimed: Claimed) => Promise<Result<A, Failure>>,
): Promise<Result<A, Failure>> {
  const { presentation, asker, now } = use
  // A lost reply is no second use, and no second question.
  const before = record && claimedAt(use, record)
  if (record && before) return tell({ shown: await readShown(deps, record.licence), at: before })
  if (!record) {
    const counted = await count(deps.store, asker.limited, ['asked', 'unknown'], now, counts)
    return counted.ok ? refuse({ code: 'CODE_UNKNOWN' }) : counted
  }
  // Looked up while it is counted: nothing is done or told of it before the count allows it.
  const [counted, person, shown] = await Promise.all([
    count(deps.store, asker.limited, ['asked'], now, counts),
    deps.store.get(key('people', record.person)),
    readShown(deps, record.licence),
  ])
  if (!counted.ok) return counted
  const refusal = refusalOf(use, record, person, shown)
  if (refusal) return refuseCheck(deps, use, shown, refusal)
  const used = { state: 'used', usedAt: now, requestId: use.requestId, ...asker.claim } as const
  if (await deps.store.compareAndSet(presentation, { state: 'waiting' }, used)) return tell({ shown, at: now })
  // Its own request may have come twice at the same moment.
  const present = await deps.store.get(presentation)
  const at = present && claimedAt(use, present)
  return at ? tell({ shown, at }) : refuseCheck(deps, use, shown, 'CODE_USED')
}

/** When this request claimed it; undefined when another did, or nobody. Who has come by another's request id is another all the same. */
function claimedAt({ asker: { claim }, requestId }: CodeUse, record: PresentationRecord): Instant | undefined {
  const { officer, caller, usedAt } = record
  const isOwn = record.requestId === requestId && officer === claim.officer && caller === claim.caller
  return isOwn ? usedAt : undefined
}

function refusalOf(
  { now }: CodeUse,
  { state, expiresAt, session, identifier }: PresentationRecord,
  person: PersonRecord | undefined,
  shown: OwnedLicence,
): CodeRefusal | undefined {
  if (state === 'used') return 'CODE_USED'
  if (now > expiresAt) return 'CODE_EXPIRED'
  if (!person || sessionOf(person) !== session) return 'CODE_SESSION_ENDED'
  // A state change makes no version: it shows in the verdict.
  return shown.record.identifier === identifier ? undefined : 'CODE_OUTDATED'
}

/** The licence as it stands after the request came: whatever changes it later comes after this check. */
async function readShown({ store, cipher }: CodeDeps, id: Index): Promise<OwnedLicence> {
  const [licenceKey, activationKey] = ownershipKeys(id)
  const [record, activation] = await Promise.all([store.get(licenceKey), store.get(activationKey)])
  if (!record) throw new Error('a presentation names a licence that is not stored')
  return withActivation(cipher, id, record, activation)
}
