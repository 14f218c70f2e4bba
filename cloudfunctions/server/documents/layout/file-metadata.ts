/** 文件元数据: the elements of GB/T 36903 that a file carries, in the standard's order; absent ones are left out. */
import { codeLabel } from '../../../../src/core/licence/code-tables'
import { kindOf } from '../../../../src/core/licence/kinds'
import type { Licence } from '../../../../src/core/licence/licence'
import { COPY_METADATA, HOLDER_CODE_TYPE_NAME, METADATA } from '../../../../src/core/licence/metadata'
import { type CivilDate, chinaTimeOf, compactDate, type Instant } from '../../../../src/core/time'
import type { MetadataItem } from '../page'

/** Elements 1 to 14. */
export function licenceMetadata(licence: Licence): readonly MetadataItem[] {
  const { holder, authority, validFrom, validUntil } = licence
  return [
    { name: METADATA.certificateName.name, value: licence.certificateName },
    { name: METADATA.typeName.name, value: kindOf(licence.typeCode).name.zh },
    { name: METADATA.typeCode.name, value: licence.typeCode },
    { name: METADATA.number.name, value: licence.number },
    { name: METADATA.identifier.name, value: licence.identifier },
    { name: METADATA.authorityName.name, value: authority.name },
    { name: METADATA.authorityCode.name, value: authority.code },
    { name: METADATA.issuedOn.name, value: compactDate(licence.issuedOn) },
    { name: METADATA.holderName.name, value: holder.name },
    { name: METADATA.holderCode.name, value: holder.code },
    { name: HOLDER_CODE_TYPE_NAME.name, value: codeLabel('holderCodeType', holder.codeType) },
    { name: METADATA.holderCodeType.name, value: holder.codeType },
    ...dated(METADATA.validFrom.name, validFrom),
    ...dated(METADATA.validUntil.name, validUntil),
  ]
}

export interface CopyElements {
  readonly madeAt: Instant
  readonly maker: string
  readonly purpose: string
  readonly until: CivilDate
}

/** Elements 15 to 18. A copy's term ends with its last day. */
export function copyMetadata({ madeAt, maker, purpose, until }: CopyElements): readonly MetadataItem[] {
  return [
    { name: COPY_METADATA.madeAt.name, value: chinaTimeOf(madeAt).replace(/\D/g, '') },
    { name: COPY_METADATA.maker.name, value: maker },
    { name: COPY_METADATA.purpose.name, value: purpose },
    { name: COPY_METADATA.until.name, value: `${compactDate(until)}235959` },
  ]
}

function dated(name: string, date: CivilDate | undefined): readonly MetadataItem[] {
  return date === undefined ? [] : [{ name, value: compactDate(date) }]
}
