/**
 * Who acts. Every use case begins with one of these, made from what the platform vouches for (the openid) and what is stored about it;
 * nothing the phone sends takes part.
 */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type FieldCipher, type KeyedIndex, key, type ProvenIdentity, type Store } from '../ports'
import type { Index, OfficerRecord, PersonRecord } from '../records'
import { officerIdOf } from './officer-id'
import { openIdentity } from './sealed-identity'

/** Somebody with this phone, whoever it is. */
export interface Caller {
  /** Index of the openid. */
  readonly person: Index
}

/** 持证人: has proven who he is. */
export interface Holder extends Caller {
  readonly identity: ProvenIdentity
  /** The person's own index. */
  readonly self: Index
  /** Indexes of the companies he may act for. */
  readonly represents: readonly Index[]
}

/** 执法人员: proven, and registered by the province. */
export interface Officer extends Caller {
  readonly id: Index
  readonly name: string
  readonly agency: string
  readonly officerNumber: string
}

export interface IdentityDeps {
  readonly store: Store
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** 任何人: nothing is known of him, and nothing needs to be. */
export async function asAnyone(_deps: unknown, _credential: undefined): Promise<Result<undefined, Failure>> {
  return ok(undefined)
}

export async function asCaller(_deps: unknown, person: Index): Promise<Result<Caller, Failure>> {
  return ok({ person })
}

export async function asHolder({ store, cipher }: IdentityDeps, person: Index): Promise<Result<Holder, Failure>> {
  const record = await store.get(key('people', person))
  return record ? ok(holderOf(cipher, person, record)) : refuse({ code: 'IDENTITY_NOT_PROVEN' })
}

export async function asOfficer(deps: IdentityDeps, person: Index): Promise<Result<Officer, Failure>> {
  const holder = await asHolder(deps, person)
  if (!holder.ok) return holder
  const registered = await registrationOf(deps, holder.value.identity)
  if (!registered) return refuse({ code: 'OFFICER_NOT_REGISTERED' })
  const { id, record } = registered
  const { agency, officerNumber } = record
  return ok({ person, id, name: holder.value.identity.name, agency, officerNumber })
}

/** The province's registration of this person as an officer, as long as it is active. */
export async function registrationOf(
  { store, index }: IdentityDeps,
  { code }: ProvenIdentity,
): Promise<{ readonly id: Index; readonly record: OfficerRecord } | undefined> {
  const id = officerIdOf(index, code)
  const record = await store.get(key('officers', id))
  return record?.active ? { id, record } : undefined
}

function holderOf(cipher: FieldCipher, person: Index, record: PersonRecord): Holder {
  const { self, represents } = record
  return { person, identity: openIdentity(cipher, person, record.identity), self, represents }
}
