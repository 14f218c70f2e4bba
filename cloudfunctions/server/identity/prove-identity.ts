/**
 * 实人认证: the person hands in the one-time code of the identity provider, and this phone is his from now on. It is another session: what an
 * earlier one showed is good no longer. An officer in his term is on shift with it, for he has just proven himself.
 */
import type * as v from 'valibot'
import type { Me, proveIdentityRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { holderIndexOf } from '../licences/sealed-licence'
import { key, type ProvenIdentity, type Random, type Snapshot, type Write } from '../ports'
import type { PersonRecord, Records, ShiftRecord } from '../records'
import { type Caller, type IdentityDeps, isInTerm, registrationOf } from './actors'
import { describe } from './me'
import { type RedeemingDeps, redeem } from './redeem'
import { sealIdentity } from './sealed-identity'
import { newShift, shiftKey } from './shift'

export interface ProvingDeps extends IdentityDeps, RedeemingDeps {
  readonly random: Random
}

const SESSION_BYTES = 16

export async function proveIdentity(
  deps: ProvingDeps,
  caller: Caller,
  { code }: v.InferOutput<typeof proveIdentityRequest>,
): Promise<Result<Me, Failure>> {
  const identity = await redeem(deps, caller, code)
  if (!identity.ok) return identity
  const stored = await remember(deps, caller, identity.value)
  return stored.ok ? ok(await describe(deps, { identity: identity.value })) : stored
}

async function remember(
  deps: ProvingDeps,
  caller: Caller,
  identity: ProvenIdentity,
): Promise<Result<undefined, Failure>> {
  const now = deps.clock.now()
  const id = key('people', caller.person)
  const shiftId = shiftKey(caller.person)
  const record = personOf(deps, caller, identity, now)
  const shift = await shiftWith(deps, identity, now)
  return deps.store.transact<undefined, Failure>([id, shiftId], (read) => {
    const kind = read.get(id) ? 'replace' : 'insert'
    return ok({ writes: [{ kind, key: id, record }, ...shiftWrites(read, caller, shift)], value: undefined })
  })
}

/** The shift that this proof begins; undefined when the person is no officer, or not any more. */
async function shiftWith(deps: ProvingDeps, identity: ProvenIdentity, now: Instant): Promise<ShiftRecord | undefined> {
  const registered = await registrationOf(deps, identity)
  return registered && isInTerm(registered.record, now) ? newShift(registered.id, now) : undefined
}

/** Whoever was on shift with this phone is so no longer. */
function shiftWrites(
  read: Snapshot<Records>,
  { person }: Caller,
  shift: ShiftRecord | undefined,
): readonly Write<Records>[] {
  const id = shiftKey(person)
  const former = read.get(id)
  if (shift) return [{ kind: former ? 'replace' : 'insert', key: id, record: shift }]
  return former ? [{ kind: 'remove', key: id }] : []
}

function personOf(
  { cipher, index, random }: ProvingDeps,
  { person }: Caller,
  identity: ProvenIdentity,
  now: Instant,
): PersonRecord {
  return {
    identity: sealIdentity(cipher, person, identity),
    self: holderIndexOf(index, identity.code),
    represents: identity.represents.map(({ creditCode }) => holderIndexOf(index, creditCode)),
    provenAt: now,
    ...given({ phone: identity.phone === undefined ? undefined : index.of('phone', identity.phone) }),
    session: Buffer.from(random.bytes(SESSION_BYTES)).toString('base64url'),
  }
}
