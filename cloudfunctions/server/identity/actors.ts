/**
 * Who acts. Every use case begins with one of these, made from what the platform vouches for (the openid) and what is stored about it;
 * nothing the phone sends takes part.
 */
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type CivilDate, civilDateOf, type Instant } from '../../../src/core/time'
import { type Clock, type FieldCipher, type KeyedIndex, key, type ProvenIdentity, type Store } from '../ports'
import type { Index, OfficerRecord, PersonRecord } from '../records'
import { officerIdOf } from './officer-id'
import { openIdentity } from './sealed-identity'
import { shiftKey, shiftOf } from './shift'

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
  /** Which proof it rests on: another one is another session. */
  readonly session: string
}

/** 执法人员: proven, registered by the province, and in his term. */
export interface Officer extends Caller {
  readonly id: Index
  readonly name: string
  readonly agency: string
  readonly officerNumber: string
  /** 行政区划代码 of where he serves. */
  readonly division: string
  /** The last day of his term. */
  readonly termEnds?: CivilDate
}

export interface IdentityDeps {
  readonly store: Store
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** Whether an officer is in his term, and on shift, is a matter of the moment. */
export interface OfficerIdentityDeps extends IdentityDeps {
  readonly clock: Clock
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

export async function asOfficer(deps: OfficerIdentityDeps, person: Index): Promise<Result<Officer, Failure>> {
  const holder = await asHolder(deps, person)
  if (!holder.ok) return holder
  const registered = await registrationOf(deps, holder.value.identity)
  if (!registered) return refuse({ code: 'OFFICER_NOT_REGISTERED' })
  const { id, record } = registered
  const { agency, officerNumber, division, validUntil } = record
  if (validUntil !== undefined && !isInTerm(record, deps.clock.now()))
    return refuse({ code: 'OFFICER_TERM_ENDED', ended: validUntil })
  const { name } = holder.value.identity
  return ok({ person, id, name, agency, officerNumber, division, ...given({ termEnds: validUntil }) })
}

/** 在岗执法人员: the only one who is told more than anyone. */
export async function asOfficerOnShift(deps: OfficerIdentityDeps, person: Index): Promise<Result<Officer, Failure>> {
  const [officer, record] = await Promise.all([asOfficer(deps, person), deps.store.get(shiftKey(person))])
  if (!officer.ok) return officer
  return shiftOf(officer.value.id, record, deps.clock.now()) ? officer : refuse({ code: 'SHIFT_REQUIRED' })
}

/** To the end of the last day of his term, as it ends in China. */
export function isInTerm({ validUntil }: OfficerRecord, now: Instant): boolean {
  return validUntil === undefined || civilDateOf(now) <= validUntil
}

/** Under which a proof is known to what was shown on its strength. */
export function sessionOf({ session, provenAt }: PersonRecord): string {
  return session ?? provenAt
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
  const identity = openIdentity(cipher, person, record.identity)
  return { person, identity, self, represents, session: sessionOf(record) }
}
