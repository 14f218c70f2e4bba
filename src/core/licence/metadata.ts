/**
 * GB/T 36903-2018 基本元数据: the one place where the standard's names meet ours. The standard's text is not public; the names
 * are what four independent systems agree on, the lengths are theirs, and a licence's face has no public names at all.
 */

/** One element of the basic metadata, by our name. */
export interface MetadataElement {
  /** The name on the wire. */
  readonly name: string
  readonly zh: string
  /** Longest text, in UTF-16 units. */
  readonly max: number
  /** Whether a whole licence must carry it. */
  readonly required: boolean
}

export const METADATA = {
  certificateName: { name: 'CertificateName', zh: '证照名称', max: 512, required: true },
  typeName: { name: 'CertificateTypeName', zh: '证照类型名称', max: 256, required: true },
  typeCode: { name: 'CertificateTypeCode', zh: '证照类型代码', max: 64, required: true },
  number: { name: 'CertificateNumber', zh: '证照编号', max: 128, required: true },
  identifier: { name: 'CertificateIdentifier', zh: '证照标识', max: 128, required: false },
  authorityName: { name: 'CertificateIssuingAuthorityName', zh: '证照颁发机构', max: 512, required: true },
  authorityCode: { name: 'CertificateIssuingAuthorityCode', zh: '证照颁发机构代码', max: 64, required: true },
  issuedOn: { name: 'CertificateIssuedDate', zh: '证照颁发日期', max: 8, required: true },
  holderName: { name: 'CertificateHolderName', zh: '持证主体', max: 512, required: true },
  holderCode: { name: 'CertificateHolderCode', zh: '持证主体代码', max: 64, required: true },
  holderCodeType: { name: 'CertificateHolderTypeCode', zh: '持证主体代码类型代码', max: 3, required: true },
  validFrom: { name: 'CertificateEffectiveDate', zh: '证照有效期起始日期', max: 8, required: false },
  validUntil: { name: 'CertificateExpiringDate', zh: '证照有效期截止日期', max: 8, required: false },
} as const satisfies { readonly [ours: string]: MetadataElement }

/** Our name of an element. */
export type MetadataKey = keyof typeof METADATA

/** Our names, in the standard's order. */
export const METADATA_KEYS = Object.keys(METADATA) as readonly MetadataKey[]
