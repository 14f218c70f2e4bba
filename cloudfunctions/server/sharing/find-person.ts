/**
 * 找人: somebody who is to receive a grant or a delegation. By number and name together, or by the code on his phone: who only guesses numbers
 * learns nothing, and guesses are counted.
 */
import type * as v from 'valibot'
import type { FoundPerson, findPersonRequest, ReceivingCode } from '../../../src/contract/sharing'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { maskName } from '../../../src/core/licence/masking'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, type Instant } from '../../../src/core/time'
import type { Holder, IdentityDeps } from '../identity/actors'
import { openIdentity } from '../identity/sealed-identity'
import { type Clock, key, type Random } from '../ports'
import { count, limitedAnyone } from '../presentation/limits'
import type { Index, PersonRecord } from '../records'

export interface FindingDeps extends IdentityDeps {
  readonly clock: Clock
  readonly random: Random
}

/** Ours: long enough to hand a phone over, too short to be passed on. */
const CODE_LIFE_MS = 10 * 60_000
const CODE_BYTES = 16
/** Tells it from the codes that officers scan. */
const CODE_PREFIX = 'RTR1:'

const NOT_FOUND = refuse<Failure>({ code: 'PERSON_NOT_FOUND' })

export async function findPerson(
  deps: FindingDeps,
  holder: Holder,
  request: v.InferOutput<typeof findPersonRequest>,
): Promise<Result<FoundPerson, Failure>> {
  const now = deps.clock.now()
  const counted = await count(deps.store, limitedAnyone(holder.person), ['asked'], now)
  if (!counted.ok) return counted
  if (request.by === 'code') return personOfCode(deps, request.code, now)
  const phone = deps.index.of('phone', request.phone)
  const [found] = await deps.store.find('people', 'byPhone', { equals: { phone }, order: 'ascending', limit: 1 })
  if (!found) return NOT_FOUND
  const { name } = openIdentity(deps.cipher, found.id as Index, found.record.identity)
  // The name is what he typed: nothing he did not know is told.
  return name === request.name ? ok({ id: found.record.self, name }) : NOT_FOUND
}

/** The person whose phone shows `code`, masked. */
export async function personOfCode(
  deps: IdentityDeps,
  code: string,
  now: Instant,
): Promise<Result<FoundPerson, Failure>> {
  const record = await deps.store.get(receivingKey(code))
  if (!record || now > record.expiresAt) return NOT_FOUND
  const name = await nameOfPerson(deps, record.person)
  return name === undefined ? NOT_FOUND : ok({ id: record.person, name: maskName(name) })
}

export async function showReceivingCode(
  { store, random, clock }: FindingDeps,
  { self }: Holder,
): Promise<Result<ReceivingCode, Failure>> {
  const code = CODE_PREFIX + Buffer.from(random.bytes(CODE_BYTES)).toString('base64url')
  const expiresAt = after(clock.now(), CODE_LIFE_MS)
  await store.insert(receivingKey(code), { person: self, expiresAt })
  return ok({ code, expiresAt })
}

/** The name of a person by his own index; undefined when he is on no phone any more. */
export async function nameOfPerson({ store, cipher }: IdentityDeps, self: Index): Promise<string | undefined> {
  const [found] = await store.find('people', 'bySelf', { equals: { self }, order: 'ascending', limit: 1 })
  return found && openIdentity(cipher, found.id as Index, (found.record as PersonRecord).identity).name
}

function receivingKey(code: string) {
  return key('receivingCodes', sm3Hex(code.trim()))
}
