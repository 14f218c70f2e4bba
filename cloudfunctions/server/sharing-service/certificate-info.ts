/** verifyCertInfo: 证照信息验证. Every datum that is compared is read, so each must be granted, and so must the status, which the answer tells. */
import * as v from 'valibot'
import type { GrantedLicence } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { METADATA } from '../../../src/core/licence/metadata'
import { toMinistryState } from '../../../src/core/licence/standard-state'
import type { LicenceStatus } from '../../../src/core/licence/status'
import { ok, type Result, refuse } from '../../../src/core/result'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import {
  checkInfo,
  flatInfo,
  type Info,
  type InfoCheck,
  NO_SUCH,
  OTHERWISE,
  TOO_LITTLE,
} from '../../../src/core/sharing/info-check'
import { fieldOfElement, wireLicence } from '../../../src/core/sharing/wire'
import { holderIndexOf, licenceIdOf } from '../licences/sealed-licence'
import { key } from '../ports'
import type { Index } from '../records'
import { certificateId, readLicence, type ServiceReadingDeps } from './certificate-data'
import { holderCode, licenceNumber, typeCode } from './holder-data'
import type { Asking } from './method'
import { licenceCalled, placesOf } from './named-licence'

const value = v.exactOptional(v.pipe(v.string(), v.maxLength(512)))
/** As the face has them: texts, numbers and lists. */
const faceValue = v.union([
  v.pipe(v.string(), v.maxLength(1000)),
  v.number(),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(100)),
])

export const certificateInfoRequest = v.strictObject({
  CertificateTypeCode: typeCode,
  CertificateID: v.exactOptional(certificateId),
  CertificateNumber: v.exactOptional(licenceNumber),
  CertificateHolderCode: v.exactOptional(holderCode),
  CertificateIdentifier: value,
  CertificateHolderName: value,
  CertificateEffectiveDate: value,
  CertificateExpiringDate: value,
  CertificateIssuedDate: value,
  CertificateIssuingAuthorityName: value,
  face: v.exactOptional(v.record(v.pipe(v.string(), v.maxLength(60)), faceValue)),
})

type Request = v.InferOutput<typeof certificateInfoRequest>

export async function certificateInfo(
  deps: ServiceReadingDeps,
  asking: Asking,
  request: Request,
): Promise<Result<unknown, Failure>> {
  const { CertificateTypeCode: type, CertificateID: name, ...elements } = request
  const asked: Info = flatInfo(elements)
  const licence = await licenceOf(deps, request)
  if (!licence.ok) return licence
  // What only names the licence proves nothing of it.
  const toCompare = Object.keys(asked).filter((element) => element !== METADATA.number.name)
  if (!licence.value.isNamed || toCompare.length === 0) return answer({ result: TOO_LITTLE, notCompared: [] })
  const unknown = Object.keys(asked).find((element) => fieldOfElement(element) === undefined)
  if (unknown !== undefined) return refuse({ code: 'REQUEST_INVALID', field: `data.face.${unknown}`.slice(0, 60) })
  const fields = [...Object.keys(asked).flatMap((element) => fieldOfElement(element) ?? []), 'status']
  const told = await readLicence(deps, asking, licence.value.licence, [...new Set(fields)])
  if (!told.ok) return isOtherOfHolder(deps, asking, request, told)
  if (told.value.typeCode !== type) return answer({ result: OTHERWISE, notCompared: [] })
  const state = toMinistryState(statusOf(told.value), await isActivated(deps, told.value.licence as Index))
  return answer(checkInfo(asked, flatInfo(wireLicence(told.value.fields)), state))
}

function answer({ result, notCompared }: InfoCheck): Result<unknown, Failure> {
  return ok({ result, notCompared })
}

async function licenceOf(
  deps: ServiceReadingDeps,
  {
    CertificateTypeCode: type,
    CertificateID: id,
    CertificateIdentifier: identifier,
    CertificateNumber: number,
  }: Request,
): Promise<Result<{ readonly isNamed: boolean; readonly licence: Index | undefined }, Failure>> {
  const name = id ?? identifier
  if (name === undefined) {
    const licence = number === undefined ? undefined : licenceIdOf(deps.index, type, number)
    return ok({ isNamed: number !== undefined, licence })
  }
  const called = await licenceCalled(deps, name)
  if (!called.ok)
    return refuse({
      code: 'REQUEST_INVALID',
      field: id === undefined ? 'data.CertificateIdentifier' : 'data.CertificateID',
    })
  return ok({ isNamed: true, licence: called.value })
}

/** Of a holder who has granted the asker licences of this type it may be said that this is none of them. */
async function isOtherOfHolder(
  deps: ServiceReadingDeps,
  asking: Asking,
  { CertificateTypeCode: type, CertificateHolderCode: code }: Request,
  told: Result<never, Failure>,
): Promise<Result<unknown, Failure>> {
  if (told.ok || told.failure.code !== 'GRANT_NOT_FOUND' || code === undefined || asking.record.state !== 'active') {
    return told
  }
  const holderIndex = holderIndexOf(deps.index, code)
  const [found] = await deps.store.find('grantItems', 'byHolder', {
    ...{ equals: { recipient: asking.recipient, holderIndex, typeCode: type }, order: 'ascending', limit: 1 },
  })
  if (!found) return told
  const places = await placesOf(deps, asking, found.record.licence)
  const now = deps.clock.now()
  const stands = places.some(({ record, item }) => grantStateAt(record, now) === 'active' && item.state === 'open')
  return stands ? answer({ result: NO_SUCH, notCompared: [] }) : told
}

/** It is always among what was asked for here, and told of a licence in whatever state. */
function statusOf({ fields }: GrantedLicence): LicenceStatus {
  const status = fields.find(({ name }) => name === 'status')?.data
  if (typeof status !== 'string') throw new Error('a reading for its status has none')
  return status as LicenceStatus
}

async function isActivated({ store }: ServiceReadingDeps, licence: Index): Promise<boolean> {
  const [record, activation] = await Promise.all([
    store.get(key('licences', licence)),
    store.get(key('activations', licence)),
  ])
  return activation?.holderIndex === record?.holderIndex && activation?.issueRevision === record?.issueRevision
}
