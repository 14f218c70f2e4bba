/** 证照: one licence as the province issued it, in this project's words. Standard names (GB/T 36903) live only in `metadata.ts`. */
import type { CivilDate, Instant } from '../time'
import type { TypeCode } from './kinds'
import type { LegalState } from './status'

/** 照面信息: what is printed on the licence, by the field names that its type declares. */
export type FaceData = { readonly [field: string]: FaceValue }
export type FaceValue = string | number | readonly string[] | readonly Qualification[]

/** 从业资格: one qualification on a practitioner certificate (JT/T 697.7 5.22), each with its own term. */
export interface Qualification {
  readonly category: string
  readonly firstIssuedOn: CivilDate
  readonly validFrom: CivilDate
  readonly validUntil: CivilDate
}

/** 发证机关. `code` is the authority's unified social credit code. */
export interface IssuingAuthority {
  readonly name: string
  readonly code: string
}

/** 持证主体. `code` is personal data when the holder is a person; `codeType` is GB/T 36903 appendix A (111 = citizen number). */
export interface Holder {
  readonly name: string
  readonly code: string
  readonly codeType: string
}

/** What an issuing event says: everything that is on the licence. */
export interface LicenceContent {
  readonly certificateName: string
  readonly authority: IssuingAuthority
  readonly issuedOn: CivilDate
  readonly holder: Holder
  readonly validFrom?: CivilDate
  readonly validUntil?: CivilDate
  readonly face: FaceData
  /** base64 JPEG or PNG, at most 50 KB decoded. */
  readonly photo?: string
}

/** 年审 / 诚信考核. `result` is a code of `vehAudit` or a grade AAA…B; `period` a year; good until the end of `validUntil`. */
export interface Review {
  readonly result: string
  readonly period: string
  readonly validUntil?: CivilDate
  readonly occurredAt: Instant
}

/** A licence after its latest event. */
export interface Licence extends LicenceContent {
  readonly typeCode: TypeCode
  /** 证照编号, on the face. For practitioners it usually is the citizen number: personal data. */
  readonly number: string
  /** 证照标识 (GB/T 36904) of the current version. */
  readonly identifier: string
  /** 证照标识 of the version this one replaced. */
  readonly previousIdentifier?: string
  /** Version of the identifier; rises with amend, renew, reissue and extend. */
  readonly version: number
  /** The province's revision of this licence, from 1; rises with every event. */
  readonly revision: number
  /** Revision of the `issue` with which this life of the licence began: another one began if it is issued anew under an ended number. */
  readonly issueRevision: number
  readonly state: LegalState
  /** When the state was brought about. */
  readonly stateSince: Instant
  /** The authority's reason for the state, when it gave one. */
  readonly stateReason?: string
  readonly annualReview?: Review
  readonly integrityAssessment?: Review
}
