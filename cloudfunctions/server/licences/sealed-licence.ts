/**
 * The one place where a licence becomes a record and back. Sealed: who holds it, its number, every face field that its category
 * calls personal, the photo and free text. Readable: what the law makes public about any licence.
 */
import { given } from '../../../src/core/given'
import { kindOf, type TypeCode } from '../../../src/core/licence/kinds'
import type { FaceData, FaceValue, Licence } from '../../../src/core/licence/licence'
import type { Instant } from '../../../src/core/time'
import type { FieldCipher, KeyedIndex, Place } from '../ports'
import type { Index, LicenceRecord, Sealed } from '../records'
import { fleetFieldsOf } from './fleet-fields'

export interface SealingDeps {
  readonly cipher: FieldCipher
  readonly index: KeyedIndex
}

/** The id of a licence, the same for every version of it. */
export function licenceIdOf(index: KeyedIndex, typeCode: TypeCode, number: string): Index {
  return index.of('licence', `${typeCode}\n${number}`)
}

/** The index under which everything of one person or company is found. */
export function holderIndexOf(index: KeyedIndex, code: string): Index {
  return index.of('holder', code.toUpperCase())
}

/** The record of `licence`. `eventDigest` and `mirroredAt` are of the event that brought it to this state. */
export function sealLicence(
  { cipher, index }: SealingDeps,
  id: Index,
  licence: Licence,
  { eventDigest, mirroredAt }: { readonly eventDigest: Index; readonly mirroredAt: Instant },
): LicenceRecord {
  const seal = (field: string, text: string) => cipher.seal(place(id, field), text)
  const { holder, authority, number, face, photo, stateReason, ...open } = licence
  const holderIndex = holderIndexOf(index, holder.code)
  return {
    ...open,
    ...fleetFieldsOf(index, holderIndex, licence),
    category: kindOf(licence.typeCode).category,
    holderIndex,
    holderName: seal('holderName', holder.name),
    holderCode: seal('holderCode', holder.code),
    holderCodeType: holder.codeType,
    number: seal('number', number),
    authorityName: authority.name,
    authorityCode: authority.code,
    face: fieldsOf(licence, false),
    sealedFace: sealedFields(licence, seal),
    ...given({
      photo: photo === undefined ? undefined : seal('photo', photo),
      stateReason: stateReason === undefined ? undefined : seal('stateReason', stateReason),
    }),
    eventDigest,
    mirroredAt,
  }
}

/** The licence of a record. Throws when a sealed field was altered or its key is missing. */
export function openLicence(cipher: FieldCipher, id: Index, record: LicenceRecord): Licence {
  const open = (field: string, sealed: Sealed) => cipher.open(place(id, field), sealed)
  const { photo, stateReason } = record
  return {
    ...plainPart(record),
    number: open('number', record.number),
    holder: {
      name: open('holderName', record.holderName),
      code: open('holderCode', record.holderCode),
      codeType: record.holderCodeType,
    },
    authority: { name: record.authorityName, code: record.authorityCode },
    face: { ...record.face, ...openedFields(record, open) },
    ...given({
      photo: photo === undefined ? undefined : open('photo', photo),
      stateReason: stateReason === undefined ? undefined : open('stateReason', stateReason),
    }),
  }
}

/** What stands in the record as it stands on the licence. */
function plainPart(record: LicenceRecord) {
  const { typeCode, certificateName, issuedOn, identifier, version, revision, issueRevision, state, stateSince } =
    record
  const { validFrom, validUntil, previousIdentifier, annualReview, integrityAssessment } = record
  return {
    ...{ typeCode, certificateName, issuedOn, identifier, version, revision, issueRevision, state, stateSince },
    ...given({ validFrom, validUntil, previousIdentifier, annualReview, integrityAssessment }),
  }
}

function fieldsOf({ typeCode, face }: Licence, personal: boolean): FaceData {
  const names = kindOf(typeCode)
    .face.filter((field) => field.personal === personal)
    .map(({ name }) => name)
  return Object.fromEntries(Object.entries(face).filter(([name]) => names.includes(name)))
}

function sealedFields(licence: Licence, seal: (field: string, text: string) => Sealed): LicenceRecord['sealedFace'] {
  const entries = Object.entries(fieldsOf(licence, true))
  return Object.fromEntries(entries.map(([name, value]) => [name, seal(`face.${name}`, JSON.stringify(value))]))
}

function openedFields({ sealedFace }: LicenceRecord, open: (field: string, sealed: Sealed) => string): FaceData {
  const entries = Object.entries(sealedFace)
  return Object.fromEntries(
    entries.map(([name, sealed]) => [name, JSON.parse(open(`face.${name}`, sealed)) as FaceValue]),
  )
}

function place(id: string, field: string): Place {
  return { collection: 'licences', id, field }
}
