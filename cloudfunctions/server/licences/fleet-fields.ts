/**
 * What of a vehicle its fleet is ordered and found by, and the relation between a vehicle and its operator's permit. Everything is
 * worked out from the vehicle's own licence: no other record is read or written when an event changes it.
 */
import { given } from '../../../src/core/given'
import { isNaturalPerson } from '../../../src/core/licence/holder-code'
import { kindOf, TYPE_CODES, type TypeCode } from '../../../src/core/licence/kinds'
import type { Licence } from '../../../src/core/licence/licence'
import { plateFromEnd, plateKey } from '../../../src/core/licence/plate'
import { dueByOf } from '../../../src/core/licence/review'
import { vehicleFamilyOf } from '../../../src/core/licence/vehicle-family'
import type { KeyedIndex } from '../ports'
import type { Index, LicenceRecord } from '../records'

type FleetFields = Pick<LicenceRecord, 'plateNumber' | 'plateFromEnd' | 'permitPlate' | 'vehicleFamily' | 'dueBy'>

/** None for a licence that is no vehicle's. */
export function fleetFieldsOf(index: KeyedIndex, holderIndex: Index, licence: Licence): FleetFields {
  if (kindOf(licence.typeCode).category !== 'transport') return {}
  const plate = openPlateOf(licence)
  const link = linkTo(index, holderIndex, licence.typeCode, permitNumberOf(licence))
  return {
    permitPlate: `${link}${LINK_END}${plate ?? ''}`,
    ...given({ vehicleFamily: vehicleFamilyOf(licence.face), dueBy: dueByOf(licence) }),
    ...(plate === undefined ? {} : { plateNumber: plate, plateFromEnd: plateFromEnd(plate) }),
  }
}

/** 经营许可证号 that a vehicle names; empty when it names none. */
export function permitNumberOf({ face }: Licence): string {
  return typeof face.permitNumber === 'string' ? face.permitNumber : ''
}

/** The beginnings of `permitPlate` of the vehicles that run under this permit: one for each type of vehicle that may. */
export function linksOfPermit(
  index: KeyedIndex,
  holderIndex: Index,
  { typeCode, number }: Pick<Licence, 'typeCode' | 'number'>,
): readonly string[] {
  return TYPE_CODES.filter((vehicle) => kindOf(vehicle).permits?.includes(typeCode)).map(
    (vehicle) => `${linkTo(index, holderIndex, vehicle, number)}${LINK_END}`,
  )
}

/**
 * The holder is part of the link: a vehicle belongs under its own operator's permit and no other, so that after a transfer it is
 * found with its new operator as soon as its own licence says so, and never under the former one's permit.
 */
function linkTo(index: KeyedIndex, holderIndex: Index, vehicle: TypeCode, permitNumber: string): Index {
  return index.of('permit', `${holderIndex}\n${vehicle}\n${permitNumber}`)
}

/** Follows a link of fixed length, so that the link is told from the plate. */
const LINK_END = ':'

/** A natural person's plate leads to him and stays sealed. */
function openPlateOf({ holder, face }: Licence): string | undefined {
  const { plateNumber } = face
  return typeof plateNumber === 'string' && !isNaturalPerson(holder.codeType) ? plateKey(plateNumber) : undefined
}
