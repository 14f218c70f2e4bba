/** How a licence is told to a phone: already masked for its audience, in words, ready to be shown. */
import type { FaceLine } from '../core/licence/disclosure'
import type { TypeCode } from '../core/licence/kinds'
import type { Attention } from '../core/licence/review'
import type { LicenceStatus } from '../core/licence/status'
import type { CivilDate, Instant } from '../core/time'
import type { Bilingual } from './reply'

export type { FaceLine } from '../core/licence/disclosure'
export type { FaceGroup, FaceLayout, FaceTable } from '../core/licence/face-layout'
export type { Attention } from '../core/licence/review'

/** One line of the list. `id` is opaque: it is not built from the licence's number in the clear. */
export interface LicenceSummary {
  readonly id: string
  readonly typeCode: TypeCode
  /** Who or what it is about: the person's name, the company's name, the plate. */
  readonly subject: string
  /** 号牌颜色, a code of JT/T 697.7; vehicles only. */
  readonly plateColour?: string
  /** The licence number, masked for the audience. */
  readonly number: string
  /** One line below the title: qualification, vehicle kind and scope, or scope of business. */
  readonly detail: Bilingual
  readonly status: LicenceStatus
  readonly validFrom?: CivilDate
  readonly validUntil?: CivilDate
  readonly activated: boolean
  readonly attention: readonly Attention[]
}

/** 经营许可证 as another licence refers to it. */
export interface PermitLine {
  readonly id: string
  readonly typeCode: TypeCode
  readonly number: string
  readonly status: LicenceStatus
}

/** One earlier or present version, newest first. */
export interface VersionLine {
  readonly version: number
  /** 证照标识 of this version. */
  readonly identifier: string
  readonly occurredAt: Instant
  readonly event: string
  /** The licence's own for the latest version; the earlier ones are superseded. */
  readonly status: LicenceStatus
  /** The labels of the printed lines that read otherwise than in the version before; empty for the first. Never the values. */
  readonly changes: readonly Bilingual[]
}

/** A licence opened by its holder. */
export interface LicenceView {
  readonly summary: LicenceSummary
  readonly face: readonly FaceLine[]
  readonly authority: string
  readonly identifier: string
  readonly issuedOn: CivilDate
  readonly stateSince: Instant
  readonly stateReason?: string
  readonly annualReview?: ReviewLine
  readonly integrityAssessment?: ReviewLine
  readonly versions: readonly VersionLine[]
  /** Vehicles: the permit of its own operator that the vehicle names; several when the number is of several types. */
  readonly permits?: readonly PermitLine[]
  /** Permits: whose fleet runs under it, as `listFleet` is asked. */
  readonly operator?: string
  /** base64 data URL of the holder's photo, when the province sent one. */
  readonly photo?: string
  /** When this picture of the licence was taken from the province's record. */
  readonly asOf: Instant
}

export interface ReviewLine {
  readonly result: Bilingual
  readonly period: string
  readonly validUntil?: CivilDate
}
