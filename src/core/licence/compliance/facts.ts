/** What follows from a draft at once: worked out one time for all the rules that ask. A datum that does not read is absent here; another rule says so. */
import { type LicenceIdentifierParts, parseLicenceIdentifier } from '../../identifier/licence-identifier'
import { checkResidentId, type ResidentId } from '../../identifier/resident-id'
import type { Result } from '../../result'
import { type CivilDate, civilDateOf, type Instant, parseCompactDate, parseInstant } from '../../time'
import type { Draft } from '../draft'
import { CITIZEN_NUMBER_TYPE } from '../holder-code'
import { isTypeCode, kindOf, type LicenceKind } from '../kinds'
import type { Qualification } from '../licence'
import { type VehicleClass, vehicleClassOf } from '../vehicle-class'
import { faceQualifications, faceText } from './face-values'

export interface Facts {
  readonly draft: Draft
  readonly kind: LicenceKind | undefined
  readonly occurredAt: Instant | undefined
  /** The day of the act in China. */
  readonly occurredOn: CivilDate | undefined
  readonly issuedOn: CivilDate | undefined
  readonly validFrom: CivilDate | undefined
  readonly validUntil: CivilDate | undefined
  readonly identifier: LicenceIdentifierParts | undefined
  /** The holder's citizen number, when that is what his code is. */
  readonly citizen: ResidentId | undefined
  readonly qualifications: readonly Qualification[]
  /** The class its vehicle type names. */
  readonly vehicle: VehicleClass | undefined
}

export function factsOf(draft: Draft): Facts {
  const { typeCode = '', issuedOn, validFrom, validUntil, identifier, holderCode, holderCodeType } = draft.licence
  const occurredAt = read(draft.occurredAt, parseInstant)
  return {
    draft,
    kind: isTypeCode(typeCode) ? kindOf(typeCode) : undefined,
    occurredAt,
    occurredOn: occurredAt && civilDateOf(occurredAt),
    issuedOn: read(issuedOn, parseCompactDate),
    validFrom: read(validFrom, parseCompactDate),
    validUntil: read(validUntil, parseCompactDate),
    identifier: read(identifier, parseLicenceIdentifier),
    citizen: holderCodeType === CITIZEN_NUMBER_TYPE ? read(holderCode, checkResidentId) : undefined,
    qualifications: faceQualifications(draft.face),
    vehicle: vehicleClassOf(faceText(draft.face, 'vehicleType')),
  }
}

function read<T>(text: string | undefined, parse: (text: string) => Result<T, string>): T | undefined {
  if (text === undefined) return undefined
  const parsed = parse(text)
  return parsed.ok ? parsed.value : undefined
}
