/** 业户: whose fleet it is, and the permits it holds. */
import type { PermitLine } from '../../../src/contract/licence'
import { kindOf } from '../../../src/core/licence/kinds'
import type { Licence } from '../../../src/core/licence/licence'
import { statusAt } from '../../../src/core/licence/status'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { FieldCipher, Found, KeyedIndex, Store } from '../ports'
import type { Index, LicenceRecord } from '../records'
import { linksOfPermit, permitNumberOf } from './fleet-fields'
import { principalsOf } from './owned-licence'
import { licenceIdOf, openLicence } from './sealed-licence'

export interface Operator {
  readonly index: Index
  readonly name: string
  /** A sole trader acting in his own name: his vehicles' plates are sealed. */
  readonly natural: boolean
}

/** A permit with what its vehicles' records begin with. */
export interface OwnPermit {
  readonly id: string
  readonly record: LicenceRecord
  readonly licence: Licence
  readonly links: readonly string[]
}

export interface RelationDeps {
  readonly store: Store
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** More than any operator holds: four types, each perhaps renewed under new numbers. */
const MOST_PERMITS = 100

/** Everybody in whose name the holder may look at a fleet, himself first. */
export function operatorsOf(holder: Holder): readonly Operator[] {
  const { identity, represents } = holder
  const named = (index: Index) => identity.represents[represents.indexOf(index)]?.name ?? identity.name
  return principalsOf(holder).map((index) => ({ index, name: named(index), natural: index === holder.self }))
}

/** The operator's permits, in force or not: a vehicle under a cancelled permit is still that permit's vehicle. */
export async function permitsOf({ store, cipher, index }: RelationDeps, holder: Index): Promise<readonly OwnPermit[]> {
  const equals = { holderIndex: holder, category: 'business' } as const
  const found = await store.find('licences', 'byHolder', { equals, order: 'ascending', limit: MOST_PERMITS })
  return found.map(({ id, record }) => {
    const licence = openLicence(cipher, id as Index, record)
    return { id, record, licence, links: linksOfPermit(index, holder, licence) }
  })
}

/** The permits of its own operator that a vehicle names: none, one, or one number under several types. */
export async function permitsOfVehicle(
  { store, cipher, index }: RelationDeps,
  { typeCode, ...vehicle }: Licence,
  holder: Index,
): Promise<readonly Pick<OwnPermit, 'id' | 'record' | 'licence'>[]> {
  const number = permitNumberOf({ typeCode, ...vehicle })
  const ids = (kindOf(typeCode).permits ?? []).map((permit) => licenceIdOf(index, permit, number))
  const records = await store.getMany('licences', ids)
  return ids.flatMap((id) => {
    const record = records.get(id)
    return record?.holderIndex === holder ? [{ id, record, licence: openLicence(cipher, id, record) }] : []
  })
}

export function permitLine({ id, licence }: Pick<OwnPermit, 'id' | 'licence'>, now: Instant): PermitLine {
  return { id, typeCode: licence.typeCode, number: licence.number, status: statusAt(licence, now) }
}

/** Found records whose ids are made by `licenceIdOf` only. */
export function openFound(cipher: FieldCipher, { id, record }: Found<LicenceRecord>): Licence {
  return openLicence(cipher, id as Index, record)
}
