/**
 * One use of a code, by an officer or by anyone, in three steps that survive a crash between any two: claim the code (compare-and-set, so of
 * several who ask one gets it); work out the answer and commit it with the audit event; only then tell it. The same request again finds the
 * claim and finishes or repeats it.
 */
import type { Failure, FailureOf } from '../../../src/core/failure'
import { type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { sessionOf } from '../identity/actors'
import { type Clock, type FieldCipher, type Key, type KeyedIndex, key, type Store } from '../ports'
import type { AuditFacts, AuditRecord, Index, PresentationRecord } from '../records'
import { count, type Limited } from './limits'
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

/** Why a code that was shown tells nothing. The holder learns of it. */
export type CodeRefusal = FailureOf<'CODE_USED' | 'CODE_EXPIRED' | 'CODE_OUTDATED' | 'CODE_SESSION_ENDED'>['code']

/** `tell` is run once the code is claimed for this request, and may be run again for a repeat of it. */
export async function spendCode<A>(
  deps: CodeDeps,
  use: CodeUse,
  tell: (licence: Index) => Promise<Result<A, Failure>>,
): Promise<Result<A, Failure>> {
  const { presentation, asker, now } = use
  const record = await deps.store.get(presentation)
  // A lost reply is no second use, and no second question.
  if (record && isOwn(use, record)) return tell(record.licence)
  // Looked up while it is counted: nothing is done or told of it before the count allows it.
  const [counted, refusal] = await Promise.all([
    count(deps.store, asker.limited, record ? ['asked'] : ['asked', 'unknown'], now),
    record && refusalOf(deps.store, use, record),
  ])
  if (!counted.ok) return counted
  if (!record) return refuse({ code: 'CODE_UNKNOWN' })
  if (refusal) return refuseCheck(deps, use, record.licence, refusal)
  const used = { state: 'used', usedAt: now, requestId: use.requestId, ...asker.claim } as const
  if (await deps.store.compareAndSet(presentation, { state: 'waiting' }, used)) return tell(record.licence)
  // Its own request may have come twice at the same moment.
  const present = await deps.store.get(presentation)
  return present && isOwn(use, present) ? tell(record.licence) : refuseCheck(deps, use, record.licence, 'CODE_USED')
}

/** Who has come by another's request id is another all the same. */
function isOwn({ asker: { claim }, requestId }: CodeUse, record: PresentationRecord): boolean {
  const { officer, caller } = record
  return record.requestId === requestId && officer === claim.officer && caller === claim.caller
}

async function refusalOf(store: Store, { now }: CodeUse, record: PresentationRecord): Promise<CodeRefusal | undefined> {
  if (record.state === 'used') return 'CODE_USED'
  if (now > record.expiresAt) return 'CODE_EXPIRED'
  const [person, licence] = await Promise.all([
    store.get(key('people', record.person)),
    store.get(key('licences', record.licence)),
  ])
  if (!person || sessionOf(person) !== record.session) return 'CODE_SESSION_ENDED'
  // A state change makes no version: it shows in the verdict.
  return licence?.identifier === record.identifier ? undefined : 'CODE_OUTDATED'
}
