/** Redeems a one-time code of the identity provider for this phone: every guess is counted, and no more than a few are allowed. */
import type { Failure } from '../../../src/core/failure'
import type { Result } from '../../../src/core/result'
import type { Clock, IdentityProof, ProvenIdentity, Store } from '../ports'
import type { Caller } from './actors'
import { countAttempt, forgiveAttempt } from './attempts'

export interface RedeemingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly identityProof: IdentityProof
}

export async function redeem(
  deps: RedeemingDeps,
  { person }: Caller,
  code: string,
): Promise<Result<ProvenIdentity, Failure>> {
  const counted = await countAttempt(deps, person)
  if (!counted.ok) return counted
  const identity = await deps.identityProof.redeem(code)
  if (!isGuess(identity)) await forgiveAttempt(deps, person, counted.value)
  return identity
}

/** Neither the right code nor an answer that never came tells a guesser anything. */
function isGuess(identity: Result<ProvenIdentity, Failure>): boolean {
  return !identity.ok && identity.failure.code === 'IDENTITY_CODE_WRONG'
}
