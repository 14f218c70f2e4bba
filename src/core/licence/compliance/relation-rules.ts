/**
 * 车辆与经营许可: what a transport certificate and the permits it names must say together. Warnings all: the permit may be mirrored later than
 * the vehicle, and neither becomes false by the other.
 */
import type { Instant } from '../../time'
import type { Finding } from '../event'
import type { FaceValue, Licence, LicenceContent } from '../licence'
import { statusAt } from '../status'
import { judge, type Rule } from './rule'

/** What of a permit a vehicle depends on. */
export type FoundPermit = Pick<Licence, 'holder' | 'face' | 'state' | 'validFrom' | 'validUntil'>

/** A vehicle's licence and what is stored under the permit number on its face, of the types its own type runs under (`permits` of its kind). */
export interface VehicleAndPermits {
  readonly vehicle: Pick<LicenceContent, 'holder' | 'face'>
  /** None when no such permit is known; several when a number was given to permits of different types. */
  readonly permits: readonly FoundPermit[]
}

/** What the province is told of a vehicle and its permits. */
export function relationFindings(related: VehicleAndPermits, now: Instant): readonly Finding[] {
  const found: Finding[] = []
  judge(RELATION_RULES, related, now, found)
  return found
}

export const RELATION_RULES: readonly Rule<VehicleAndPermits>[] = [
  {
    id: 'PERMIT_KNOWN',
    clause: '道路运输条例; JT/T 1292-2019 照面“经营许可证号”; ours',
    group: 'truth',
    severity: 'warning',
    field: 'permitNumber',
    holds: ({ permits }) => permits.length > 0,
    message: {
      zh: '未查到该编号且类型相符的经营许可证，应为已归集的许可证编号',
      en: 'No permit of a fitting type is known under this number; it should be that of a mirrored permit',
    },
  },
  {
    id: 'PERMIT_OF_HOLDER',
    clause: '道路运输条例; JT/T 1292-2019; ours',
    group: 'truth',
    severity: 'warning',
    field: 'CertificateHolderCode',
    holds: ({ vehicle, permits }) => anyOf(permits, ({ holder }) => holder.code === vehicle.holder.code),
    message: {
      zh: '持证主体不是所列经营许可证的业户，应为同一主体',
      en: 'The holder is not the operator of the permit named; they should be the same',
    },
  },
  {
    id: 'PERMIT_OPERATOR_NAME',
    clause: 'JT/T 1292-2019 照面“业户名称”; ours',
    group: 'truth',
    severity: 'warning',
    field: 'operatorName',
    holds: ({ vehicle, permits }) => anyOf(permits, ({ holder }) => holder.name === vehicle.face.operatorName),
    message: {
      zh: '业户名称与经营许可证的业户名称不一致，应相同',
      en: "The operator's name differs from that on the permit; they should be the same",
    },
  },
  {
    id: 'PERMIT_IN_FORCE',
    clause: '道路运输条例; ours',
    group: 'validity',
    severity: 'warning',
    field: 'permitNumber',
    holds: ({ permits }, now) => anyOf(permits, (permit) => statusAt(permit, now) === 'inForce'),
    message: {
      zh: '所列经营许可证现不在有效状态，车辆应在有效许可下营运',
      en: 'The permit named is not in force; a vehicle should run under one that is',
    },
  },
  {
    id: 'PERMIT_COVERS_SCOPE',
    clause: '道路运输条例; ours',
    group: 'validity',
    severity: 'warning',
    field: 'businessScope',
    holds: ({ vehicle, permits }) =>
      anyOf(permits, (permit) => codesIn(vehicle.face.businessScope).every((code) => covers(permit, code))),
    message: {
      zh: '车辆经营范围超出所列经营许可证的经营范围，应在其内',
      en: "The vehicle's scope goes beyond that of the permit named; it should be within it",
    },
  },
]

/** Left to PERMIT_KNOWN when there is none. */
function anyOf(permits: readonly FoundPermit[], holds: (permit: FoundPermit) => boolean): boolean {
  return permits.length === 0 || permits.some(holds)
}

/** A permit for a whole class (03000) or part of it (03100) covers the items below it (03131). */
function covers({ face }: FoundPermit, code: string): boolean {
  return codesIn(face.businessScope).some((permitted) => code.startsWith(classOf(permitted)))
}

/** The digits of a scope code that say something: two of class, then as far as the first zeros at the end. */
function classOf(code: string): string {
  return code.slice(0, 2) + code.slice(2).replace(/0+$/, '')
}

function codesIn(value: FaceValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
