/**
 * GB/T 36903-2018 基本元数据: the one place where the standard's names meet ours. The standard's text is not public; the names
 * are what four independent systems agree on, the lengths are theirs, and a licence's face has no public names at all.
 */

import type { Label } from '../label'

/** One element of the basic metadata, by our name. */
export interface MetadataElement {
  /** The name on the wire. */
  readonly name: string
  readonly label: Label
  /** Longest text, in UTF-16 units. */
  readonly max: number
  /** Whether a whole licence must carry it. */
  readonly required: boolean
}

export const METADATA = {
  certificateName: { name: 'CertificateName', label: { zh: '证照名称', en: 'Licence name' }, max: 512, required: true },
  typeName: {
    name: 'CertificateTypeName',
    label: { zh: '证照类型名称', en: 'Licence type name' },
    max: 256,
    required: true,
  },
  typeCode: {
    name: 'CertificateTypeCode',
    label: { zh: '证照类型代码', en: 'Licence type code' },
    max: 64,
    required: true,
  },
  number: { name: 'CertificateNumber', label: { zh: '证照编号', en: 'Licence number' }, max: 128, required: true },
  identifier: {
    name: 'CertificateIdentifier',
    label: { zh: '证照标识', en: 'Licence identifier' },
    max: 128,
    required: false,
  },
  authorityName: {
    name: 'CertificateIssuingAuthorityName',
    label: { zh: '证照颁发机构', en: 'Issuing authority' },
    max: 512,
    required: true,
  },
  authorityCode: {
    name: 'CertificateIssuingAuthorityCode',
    label: { zh: '证照颁发机构代码', en: "Issuing authority's code" },
    max: 64,
    required: true,
  },
  issuedOn: { name: 'CertificateIssuedDate', label: { zh: '证照颁发日期', en: 'Issue date' }, max: 8, required: true },
  holderName: { name: 'CertificateHolderName', label: { zh: '持证主体', en: 'Holder' }, max: 512, required: true },
  holderCode: {
    name: 'CertificateHolderCode',
    label: { zh: '持证主体代码', en: "Holder's code" },
    max: 64,
    required: true,
  },
  holderCodeType: {
    name: 'CertificateHolderTypeCode',
    label: { zh: '持证主体代码类型代码', en: "Type of the holder's code" },
    max: 3,
    required: true,
  },
  validFrom: {
    name: 'CertificateEffectiveDate',
    label: { zh: '证照有效期起始日期', en: 'First day of the term' },
    max: 8,
    required: false,
  },
  validUntil: {
    name: 'CertificateExpiringDate',
    label: { zh: '证照有效期截止日期', en: 'Last day of the term' },
    max: 8,
    required: false,
  },
} as const satisfies { readonly [ours: string]: MetadataElement }

/** Our name of an element. */
export type MetadataKey = keyof typeof METADATA

/** Our names, in the standard's order. */
export const METADATA_KEYS = Object.keys(METADATA) as readonly MetadataKey[]

/** Element 11, which events do not carry: it follows from the code of the type. */
export const HOLDER_CODE_TYPE_NAME: MetadataElement = {
  name: 'CertificateHolderTypeName',
  label: { zh: '持证主体代码类型', en: "Name of the type of the holder's code" },
  max: 512,
  required: false,
}

/** 加注件元数据: elements 15 to 18, which only annotated copies carry. Times are `YYYYMMDDhhmmss` in China. */
export const COPY_METADATA = {
  madeAt: {
    name: 'CertificateCopyCreationTime',
    label: { zh: '加注件制作时间', en: 'When the copy was made' },
    max: 14,
    required: true,
  },
  maker: {
    name: 'CertificateCopyCreator',
    label: { zh: '加注件制作者', en: 'Maker of the copy' },
    max: 256,
    required: true,
  },
  purpose: {
    name: 'CertificateCopyCause',
    label: { zh: '加注件制作事由', en: 'Purpose of the copy' },
    max: 256,
    required: true,
  },
  until: {
    name: 'CertificateCopyExpiringTime',
    label: { zh: '加注件有效期截止时间', en: 'End of the copy’s term' },
    max: 14,
    required: true,
  },
} as const satisfies { readonly [ours: string]: MetadataElement }

const LABELS: ReadonlyMap<string, Label> = new Map(
  [...Object.values(METADATA), HOLDER_CODE_TYPE_NAME, ...Object.values(COPY_METADATA)].map(({ name, label }) => [
    name,
    label,
  ]),
)

/** What people call the element of this name on the wire, in a licence file or a copy; undefined for a name that is none of ours. */
export function elementLabel(name: string): Label | undefined {
  return LABELS.get(name)
}
