/**
 * 授权凭证: what was agreed, as both sides keep it, in the fields of ISO/IEC TS 27560:2023 (consent record information structure). Canonical JSON
 * (RFC 8785) signed with SM2 and SM3, so that anyone with the public key can check it later, without us. No value of any field of a licence is in it.
 * The document's text is not public: the names are those its published implementations agree on, with members of ours under `licences`.
 */
import { canonicalJson } from '../canonical-json'
import { verifySm2 } from '../crypto/sm2'
import { sm3Hex } from '../crypto/sm3'
import type { Instant } from '../time'
import { CATEGORIES, grantFieldOf } from './fields'
import { PURPOSE_FACTS } from './purposes'
import type { GrantState } from './states'
import type { GrantTerms } from './terms'

export const RECEIPT_SCHEMA = 'ISO-IEC-TS-27560:2023'

/** What happened to the grant, in the order it happened. */
export interface ReceiptEvent {
  readonly event_time: Instant
  readonly event_type: 'requested' | 'given' | 'withdrawn' | 'returned' | 'expired' | 'usedUp'
  readonly event_state: GrantState
  /** Id of the party that did it. */
  readonly entity_id: string
}

/** 参与方. */
export interface ReceiptParty {
  readonly party_id: string
  readonly party_name: string
  readonly party_role: 'pii_principal' | 'pii_controller' | 'recipient' | 'delegate' | 'authority'
}

export interface ReceiptContent {
  readonly schema_version: typeof RECEIPT_SCHEMA
  /** The receipt's own id: the grant's and a running number. */
  readonly receipt_id: string
  /** The grant's. */
  readonly record_id: string
  readonly pii_principal_id: string
  readonly issued_at: Instant
  readonly pii_processing: {
    readonly privacy_notice: string
    readonly language: 'zh-CN'
    readonly purposes: readonly [ReceiptPurpose]
  }
  readonly party_identification: readonly ReceiptParty[]
  readonly events: readonly ReceiptEvent[]
  readonly licences: ReceiptLicences
}

export interface ReceiptPurpose {
  readonly purpose: string
  readonly purpose_type: string
  /** In the grantor's own words, when there are any. */
  readonly purpose_description?: string
  readonly lawful_basis: string
  readonly pii_information: readonly {
    readonly pii_type: string
    readonly pii_attribute_id: string
    readonly pii_label: string
    readonly sensitive_pii: boolean
  }[]
  readonly pii_controllers: readonly string[]
  readonly recipient_third_parties: readonly string[]
  readonly collection_method: string
  readonly processing_method: string
  readonly storage_locations: readonly string[]
  readonly processing_locations: readonly string[]
  readonly geographic_restrictions: string
  readonly jurisdiction: 'CN'
  /** Last day of use. */
  readonly validity_until: string
  readonly uses_per_licence: number | 'unlimited'
  readonly copies_allowed: boolean
  readonly retention_period: string
  readonly withdrawal_method: string
  readonly privacy_rights: readonly string[]
}

/** Which licences. `digest` of {@link licencesDigest} over their 证照标识 in the order they were included. */
export interface ReceiptLicences {
  readonly count: number
  readonly digest: string
  /** When there are few. */
  readonly identifiers?: readonly string[]
}

export interface Receipt {
  readonly content: ReceiptContent
  readonly signature: { readonly algorithm: 'SM2-SM3'; readonly keyId: string; readonly value: string }
}

/** Up to so many licences are named in the receipt itself. */
export const MOST_NAMED = 20

export const NO_LICENCES = sm3Hex('')

/** Digest of a row of licences: hex SM3 of the digest so far, a line feed and the next identifier. */
export function licencesDigest(digest: string, identifier: string): string {
  return sm3Hex(`${digest}\n${identifier}`)
}

/** What a receipt is made of. */
export interface Agreed {
  readonly grant: string
  readonly number: number
  readonly terms: GrantTerms
  readonly principal: ReceiptParty
  readonly recipient: ReceiptParty
  readonly delegate?: ReceiptParty
  /** For what the authority authorised: the ground in law. Consent otherwise. */
  readonly ground?: string
  readonly events: readonly ReceiptEvent[]
  readonly licences: ReceiptLicences
}

/** 省级道路运输电子证照系统, which keeps the licences. */
const CONTROLLER = 'province-road-transport-licences'

const CONSENT =
  '个人信息保护法 第十三条第一款第一项（个人同意）、第二十三条（单独同意）；道路运输电子证照运行服务规范（试行） 第十二条'

export function receiptContent(agreed: Agreed, now: Instant): ReceiptContent {
  const { grant, number, principal, recipient, delegate, events, licences } = agreed
  return {
    schema_version: RECEIPT_SCHEMA,
    receipt_id: `${grant}:${number}`,
    record_id: grant,
    pii_principal_id: principal.party_id,
    issued_at: now,
    pii_processing: { privacy_notice: '隐私保护指引', language: 'zh-CN', purposes: [purposeOf(agreed)] },
    party_identification: [principal, recipient, ...(delegate ? [delegate] : [])],
    events,
    licences,
  }
}

function purposeOf({ terms, recipient, ground }: Agreed): ReceiptPurpose {
  const { purpose, words, fields, until, uses, copies } = terms
  return {
    purpose: PURPOSE_FACTS[purpose].label.zh,
    purpose_type: purpose,
    ...(words === undefined ? {} : { purpose_description: words }),
    lawful_basis: ground ?? CONSENT,
    pii_information: CATEGORIES.flatMap((category) =>
      (fields[category] ?? []).map((name) => {
        const field = grantFieldOf(category, name)
        const label = field?.label.zh ?? name
        return {
          pii_type: category,
          pii_attribute_id: name,
          pii_label: label,
          sensitive_pii: field?.sensitive ?? false,
        }
      }),
    ),
    pii_controllers: [CONTROLLER],
    recipient_third_parties: [recipient.party_id],
    collection_method: '自省级道路运输电子证照系统按次查询',
    processing_method: '读取所列字段，不得转授权，不得向社会公开',
    storage_locations: ['CN'],
    processing_locations: ['CN'],
    geographic_restrictions: '境内',
    jurisdiction: 'CN',
    validity_until: until,
    uses_per_licence: uses ?? 'unlimited',
    copies_allowed: copies,
    retention_period: '用途实现或授权终止后删除；授权记录保存三年',
    withdrawal_method: '小程序“我的授权”中撤回，撤回后的下一次读取即被拒绝',
    privacy_rights: ['查阅复制', '更正补充', '撤回同意', '删除', '解释说明'],
  }
}

/** The text that is signed. */
export function receiptText(content: ReceiptContent): string {
  return canonicalJson(content)
}

/** Whether the receipt is as it was signed with the private half of `publicKey` (uncompressed, hex). */
export function isGenuine({ content, signature }: Receipt, publicKey: string): boolean {
  return signature.algorithm === 'SM2-SM3' && verifySm2(receiptText(content), signature.value, publicKey)
}
