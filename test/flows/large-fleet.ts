/** A fleet of any size, put into the database of a stopped stand: records as `sealLicence` makes them, without the events before them. */
import { join } from 'node:path'
import Database from 'libsql'
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { licenceIdOf, sealLicence } from '../../cloudfunctions/server/licences/sealed-licence'
import type { Index } from '../../cloudfunctions/server/records'
import { formatLicenceIdentifier } from '../../src/core/identifier/licence-identifier'
import type { Licence } from '../../src/core/licence/licence'
import type { CivilDate } from '../../src/core/time'
import { licenceOf, NOW, TYPE } from '../rules/samples'
import type { Party } from './fleet-events'
import type { Stand } from './stand'

export interface Vehicle {
  readonly number: string
  readonly plate: string
  readonly permit: string
  readonly holder: Party
  readonly state?: Licence['state']
  readonly vehicleType?: string
  readonly reviewValidUntil?: string
  readonly validUntil?: string
}

const LORRY = licenceOf(TYPE.transport)
const PERMIT = licenceOf(TYPE.business)

/** The licence of a vehicle; far from every deadline unless it says otherwise. */
export function vehicleLicence(vehicle: Vehicle): Licence {
  const { number, plate, permit, holder, state = 'inForce', vehicleType = 'H12' } = vehicle
  const { reviewValidUntil = '2029-06-30', validUntil = '2030-02-28' } = vehicle
  return {
    ...LORRY,
    ...identityOf(LORRY, number),
    holder: { name: holder.name, code: holder.code, codeType: holder.codeType ?? '001' },
    state,
    validUntil: validUntil as CivilDate,
    face: {
      ...LORRY.face,
      plateNumber: plate,
      permitNumber: permit,
      operatorName: holder.name,
      vehicleType,
      reviewValidUntil,
    },
  }
}

export function permitLicence(number: string, holder: Party): Licence {
  const { name, code, codeType = '001' } = holder
  return { ...PERMIT, ...identityOf(PERMIT, number), holder: { name, code, codeType } }
}

/** Writes them all at once. The stand must have stopped. */
export function storeLicences(stand: Stand, licences: Iterable<Licence>): void {
  const deps = { cipher: fieldCipher(JSON.parse(stand.keys.dataKeys)), index: keyedIndex(stand.keys.indexKey) }
  const database = new Database(join(stand.dataDir, 'database.db'))
  try {
    const insert = database.prepare('INSERT INTO "licences" (id, doc) VALUES (?, ?)')
    database.exec('BEGIN')
    for (const licence of licences) {
      const id = licenceIdOf(deps.index, licence.typeCode, licence.number)
      const told = { eventDigest: deps.index.of('event', id) as Index, mirroredAt: NOW }
      insert.run(id, JSON.stringify({ _id: id, ...sealLicence(deps, id, licence, told) }))
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/** A serial of its own: the next version keeps it. */
function identityOf({ typeCode, authority }: Licence, number: string): Pick<Licence, 'number' | 'identifier'> {
  const serial = number.padStart(20, '0')
  return { number, identifier: formatLicenceIdentifier({ typeCode, issuer: authority.code, serial, version: 1 }) }
}
