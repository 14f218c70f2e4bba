/**
 * 核验, in three steps that survive a crash between any two: claim the code (compare-and-set, so of two officers one gets it); work out
 * the verdict and commit it with the audit event; only then tell it. The same request again finds the claim and finishes or repeats it.
 */
import type * as v from 'valibot'
import type { Verdict, verifyRequest } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { readCode } from '../../../src/core/presentation/code'
import { type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Officer } from '../identity/actors'
import type { Clock, FieldCipher, Key, KeyedIndex, Store } from '../ports'
import type { PresentationRecord } from '../records'
import { presentationKey } from './present'
import { refuseVerification } from './refuse-verification'
import { tellVerdict } from './tell-verdict'
import { REQUEST_TAKEN, verificationKey } from './verification-record'

export interface VerifyingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** One officer's request about one code. */
export interface Verification {
  readonly officer: Officer
  readonly requestId: string
  readonly place: string | undefined
  readonly presentation: Key<'presentations'>
  /** What the officer's own record of it will be. */
  readonly id: Key<'verifications'>
  readonly now: Instant
}

export async function verify(
  deps: VerifyingDeps,
  officer: Officer,
  { code, requestId, place }: v.InferOutput<typeof verifyRequest>,
): Promise<Result<Verdict, Failure>> {
  const read = readCode(code)
  if (!read.ok) return refuse({ code: read.failure })
  const presentation = presentationKey(read.value.token)
  const id = verificationKey(deps.index, officer.id, requestId)
  const verification = { officer, requestId, place, presentation, id, now: deps.clock.now() }
  const [record, taken] = await Promise.all([deps.store.get(presentation), deps.store.get(id)])
  if (!record) return refuse({ code: 'CODE_UNKNOWN' })
  if (record.state === 'used') return answerUsed(deps, verification, record)
  if (taken) return REQUEST_TAKEN
  if (verification.now > record.expiresAt) return refuseVerification(deps, verification, record, 'CODE_EXPIRED')
  return claim(deps, verification, record)
}

async function claim(deps: VerifyingDeps, verification: Verification, record: PresentationRecord) {
  const { officer, requestId, presentation, now } = verification
  const used = { state: 'used', usedAt: now, officer: officer.id, agency: officer.agency, requestId } as const
  const won = await deps.store.compareAndSet(presentation, { state: 'waiting' }, used)
  if (won) return tellVerdict(deps, verification, record.licence)
  const present = await deps.store.get(presentation)
  return answerUsed(deps, verification, present ?? record)
}

/** The claimant's own request again, its reply lost or its function killed; anybody else comes too late. */
function answerUsed(deps: VerifyingDeps, verification: Verification, record: PresentationRecord) {
  const { officer, requestId } = verification
  const own = record.officer === officer.id && record.requestId === requestId
  return own
    ? tellVerdict(deps, verification, record.licence)
    : refuseVerification(deps, verification, record, 'CODE_USED')
}
