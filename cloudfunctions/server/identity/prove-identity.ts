/** 实人认证: the person hands in the one-time code of the identity provider, and this phone is his from now on. */
import type * as v from 'valibot'
import type { Me, proveIdentityRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { holderIndexOf } from '../licences/sealed-licence'
import { type Clock, type IdentityProof, key, type ProvenIdentity } from '../ports'
import type { PersonRecord } from '../records'
import type { Caller, IdentityDeps } from './actors'
import { countAttempt, forgiveAttempt } from './attempts'
import { describe } from './me'
import { sealIdentity } from './sealed-identity'

export interface ProvingDeps extends IdentityDeps {
  readonly clock: Clock
  readonly identityProof: IdentityProof
}

export async function proveIdentity(
  deps: ProvingDeps,
  { person }: Caller,
  { code }: v.InferOutput<typeof proveIdentityRequest>,
): Promise<Result<Me, Failure>> {
  const counted = await countAttempt(deps, person)
  if (!counted.ok) return counted
  const identity = await deps.identityProof.redeem(code)
  if (!isGuess(identity)) await forgiveAttempt(deps, person, counted.value)
  if (!identity.ok) return identity
  const stored = await remember(deps, { person }, identity.value)
  return stored.ok ? ok(await describe(deps, { identity: identity.value })) : stored
}

/** Neither the right code nor an answer that never came tells a guesser anything. */
function isGuess(identity: Result<ProvenIdentity, Failure>): boolean {
  return !identity.ok && identity.failure.code === 'IDENTITY_CODE_WRONG'
}

function remember(
  deps: ProvingDeps,
  { person }: Caller,
  identity: ProvenIdentity,
): Promise<Result<undefined, Failure>> {
  const id = key('people', person)
  const record = personOf(deps, { person }, identity)
  return deps.store.transact<undefined, Failure>([id], (read) => {
    const kind = read.get(id) ? 'replace' : 'insert'
    return ok({ writes: [{ kind, key: id, record }], value: undefined })
  })
}

function personOf({ cipher, index, clock }: ProvingDeps, { person }: Caller, identity: ProvenIdentity): PersonRecord {
  return {
    identity: sealIdentity(cipher, person, identity),
    self: holderIndexOf(index, identity.code),
    represents: identity.represents.map(({ creditCode }) => holderIndexOf(index, creditCode)),
    provenAt: clock.now(),
  }
}
