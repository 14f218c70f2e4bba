/** GetCertificateDataByCertificateID: one reading of one licence, decided and recorded as every reading is. */
import * as v from 'valibot'
import type { GrantedLicence } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import { elementsOf, wireLicence } from '../../../src/core/sharing/wire'
import type { Index } from '../records'
import { readUnder } from '../sharing/read-granted'
import type { ReadingDeps } from '../sharing/reading'
import type { Asking } from './method'
import { bestPlace, licenceCalled, placesOf, wantedFields } from './named-licence'
import { refuseAttempt } from './note-attempt'
import type { CountingDeps } from './party-limits'

export type ServiceReadingDeps = ReadingDeps & CountingDeps

export const certificateId = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
export const elementNames = v.exactOptional(
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(60))), v.maxLength(60)),
)

export const certificateDataRequest = v.strictObject({ CertificateID: certificateId, fields: elementNames })

export async function certificateData(
  deps: ServiceReadingDeps,
  asking: Asking,
  { CertificateID, fields: elements }: v.InferOutput<typeof certificateDataRequest>,
): Promise<Result<unknown, Failure>> {
  const fields = wantedFields(elements)
  if (!fields.ok) return fields
  const licence = await licenceCalled(deps, CertificateID)
  if (!licence.ok) return licence
  const told = await readLicence(deps, asking, licence.value, fields.value)
  return told.ok ? ok(wireData(told.value)) : told
}

/** A reading of `licence` under the grant that fits best; refused and noted when there never was one. */
export async function readLicence(
  deps: ServiceReadingDeps,
  asking: Asking,
  licence: Index | undefined,
  fields: readonly string[] | undefined,
): Promise<Result<GrantedLicence, Failure>> {
  const places = licence === undefined ? [] : await placesOf(deps, asking, licence)
  const place = licence && (await bestPlace(deps, asking, licence, places, fields))
  if (!licence || !place) return refuseAttempt(deps, asking, licence, fields)
  const { recipient, purpose, requestId } = asking
  const wanted = { requestId: `${requestId}\n${licence}`, grant: place.grant, licence, purpose, fields }
  return readUnder(deps, { recipients: [recipient], id: recipient }, wanted)
}

/** The reading as it is sent. */
export function wireData({
  licence,
  grant,
  typeCode,
  typeName,
  fields,
  withheld,
  used,
  left,
  until,
  readAt,
}: GrantedLicence) {
  return {
    ...{ CertificateID: licence, CertificateTypeCode: typeCode, CertificateTypeName: typeName.zh },
    ...wireLicence(fields),
    withheld: withheld.flatMap(elementsOf),
    grant: { grantId: grant, used, ...given({ left }), until },
    readAt,
  }
}
