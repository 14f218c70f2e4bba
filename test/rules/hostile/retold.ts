/** An event back in the words of the interface, written anew and not with the code that reads. */
import type { LicenceEvent } from '../../../src/core/licence/event'
import { kindOf } from '../../../src/core/licence/kinds'
import type { LicenceContent } from '../../../src/core/licence/licence'

export function wordsOf(event: LicenceEvent): object {
  const { eventId, type, occurredAt, revision, typeCode, number } = event
  const named = { CertificateTypeCode: typeCode, CertificateNumber: number }
  const base = { eventId, type, occurredAt, revision }
  if ('review' in event) return { ...base, licence: named, review: event.review }
  if (!('content' in event)) return { ...base, licence: named, ...('reason' in event ? { reason: event.reason } : {}) }
  const identifier = event.identifier === undefined ? {} : { CertificateIdentifier: event.identifier }
  const typeName = kindOf(typeCode).name.zh
  return { ...base, licence: { ...named, CertificateTypeName: typeName, ...identifier, ...licenceOf(event.content) } }
}

/** The fields of the face its type declares, and those it must have. */
export function fieldsOf({ typeCode }: LicenceEvent) {
  const { face } = kindOf(typeCode)
  return {
    declared: face.map(({ name }) => name),
    required: face.filter(({ required }) => required).map(({ name }) => name),
  }
}

function licenceOf({
  certificateName,
  authority,
  issuedOn,
  holder,
  validFrom,
  validUntil,
  photo,
  face,
}: LicenceContent) {
  return {
    CertificateName: certificateName,
    CertificateIssuingAuthorityName: authority.name,
    CertificateIssuingAuthorityCode: authority.code,
    CertificateIssuedDate: compact(issuedOn),
    CertificateHolderName: holder.name,
    CertificateHolderCode: holder.code,
    CertificateHolderTypeCode: holder.codeType,
    CertificateEffectiveDate: compact(validFrom),
    CertificateExpiringDate: compact(validUntil),
    photo,
    face,
  }
}

function compact(date: string | undefined): string | undefined {
  return date?.split('-').join('')
}
