/** What a holder asks of the `holder` function. Schemas for the cloud; the phone imports the types only. */
import * as v from 'valibot'
import type { TypeCode } from '../core/licence/kinds'
import { VEHICLE_FAMILIES, type VehicleFamily } from '../core/licence/vehicle-family'
import type { Instant } from '../core/time'
import type { CopyRoutes } from './copies'
import type { LicenceSummary, LicenceView, PermitLine } from './licence'
import type { Bilingual, Page } from './reply'
import type { ExportRoutes } from './rights'

const licenceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const operatorId = licenceId
const cursor = v.optional(v.pipe(v.string(), v.maxLength(400)))

export const proveIdentityRequest = v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{8}$/)) })
export const emptyRequest = v.strictObject({})
export const listRequest = v.strictObject({ cursor })
/** What of a fleet is asked for; conditions hold together. */
const fleetCondition = {
  /** A plate as a person types it, or a piece of it: its beginning, with or without the province, or its end. */
  plate: v.optional(v.pipe(v.string(), v.maxLength(32))),
  state: v.optional(v.picklist(['needsAttention', 'inForce', 'suspended', 'ended'])),
  family: v.optional(v.picklist(VEHICLE_FAMILIES)),
  /** A permit of the operator's, or `none`: vehicles that name none of them. */
  permit: v.optional(v.union([licenceId, v.literal('none')])),
}
export const listFleetRequest = v.strictObject({ operator: operatorId, ...fleetCondition, cursor })
/** A page of the record as data; its pages hold more lines than {@link activityRequest}'s. */
export const exportActivityRequest = v.strictObject({ cursor })
/** `hidden`: only the lines the holder has put out of his sight. */
export const activityRequest = v.strictObject({ cursor, hidden: v.optional(v.boolean()) })
/** {@link ActivityLine.id}: the licence and the place in its trail. */
const activityId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}:\d{12}$/))
export const activityLineRequest = v.strictObject({ id: activityId })
/** Out of the holder's own sight, and back. The audit keeps everything. */
export const hideActivityRequest = v.strictObject({ id: activityId, hidden: v.boolean() })
/** 异议: the holder says that an officer refused him wrongly. Once for a check. */
export const reportRefusalRequest = v.strictObject({
  /** {@link ActivityLine.id} of the check or of its outcome. */
  id: activityId,
  words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
})
export const licenceRequest = v.strictObject({ id: licenceId })
export const presentationRequest = v.strictObject({ code: v.pipe(v.string(), v.maxLength(200)) })

/** Who this phone has proven to be. */
export interface Me {
  readonly proven: boolean
  /** The person's own name; absent until proven. */
  readonly name?: string
  /** Companies the person may act for, by the identity provider's word. */
  readonly represents: readonly string[]
  /** Present when the province has registered this person as an officer. */
  readonly officer?: { readonly agency: string; readonly officerNumber: string }
}

export interface LicenceList extends Page<LicenceSummary> {
  readonly asOf: Instant
}

export type FleetCondition = Omit<v.InferOutput<typeof listFleetRequest>, 'operator' | 'cursor'>

/** 车队: the vehicles of an operator. A page may be short, or even empty, and still have a `next`. */
export interface FleetList extends Page<FleetVehicle> {
  readonly asOf: Instant
  /** With the first page only. */
  readonly fleet?: FleetOverview
}

export interface FleetVehicle extends LicenceSummary {
  /** False when the permit the vehicle names is none of its operator's. */
  readonly linked: boolean
}

/** What there is to choose from. */
export interface FleetOverview {
  readonly operator: string
  readonly size: VehicleCount
  readonly permits: readonly PermitLine[]
  /** Whether some vehicle names none of them. */
  readonly someUnlinked: boolean
  readonly families: readonly VehicleFamily[]
}

/** Counted as far as a page of the database goes: 1000, and `more`. */
export interface VehicleCount {
  readonly vehicles: number
  readonly more: boolean
}

/** One fleet the person may look at. */
export interface FleetEntry {
  readonly operator: string
  readonly name: string
  readonly size: VehicleCount
}

/** A code to be shown to an officer: one use, short life. */
export interface PresentationCode {
  /** The text of the QR code. */
  readonly code: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** When the phone should ask for the next one: before this one ends, so that there is always one that is good. */
  readonly renewAt: Instant
}

/** What became of a code this phone showed. */
export type PresentationState =
  | { readonly state: 'waiting' | 'expired' }
  /** `agency` is empty when somebody scanned who is no officer on shift. */
  | { readonly state: 'used'; readonly at: Instant; readonly agency: string }

/** 用证记录: one line of what happened to the holder's licences, newest first. */
export interface ActivityLine {
  readonly id: string
  readonly at: Instant
  /** Of an act on a whole grant: the first of its licences. */
  readonly licence: string
  readonly typeCode: TypeCode
  readonly licenceTitle: Bilingual
  /** The plate or the holder; `—` for a licence that is another's by now. */
  readonly subject: string
  readonly act: ActivityAct
  readonly actor: ActivityActor
  readonly place?: string
  /** The verdict or the refusal's code, where the act has one. */
  readonly outcome?: string
  /** 行政区划代码 of where an officer serves. */
  readonly division?: string
  /** Which of the licence was seen: everything on the face, what anyone may know, or what the offline code holds. Never the values. */
  readonly seen?: SeenFields
  /** For what an officer did with it: his ground and words. */
  readonly ground?: string
  readonly words?: string
  /** The showing or check was without a network, and told later. */
  readonly toldAt?: Instant
  /** Whether it can still be objected to, or was. */
  readonly objection?: 'possible' | 'made'
  readonly hidden?: boolean
  /** For what was granted: which grant, to whom, for what; which fields were asked for or read; over how many licences an act went. */
  readonly grant?: string
  readonly recipient?: string
  readonly purpose?: Bilingual
  readonly fields?: readonly Bilingual[]
  readonly licences?: number
}

/**
 * One line of the record as data, for the holder's own files: codes for machines beside words for people. Hidden lines are among them. Of the
 * licence's fields it says which were seen, never what stood in them.
 */
export interface ExportedActivity extends Omit<ActivityLine, 'licenceTitle'> {
  readonly typeName: Bilingual
  readonly actName: Bilingual
  readonly actorName: Bilingual
  readonly outcomeName?: Bilingual
  readonly groundName?: Bilingual
  readonly seenName?: Bilingual
  /** 中国时间 of `at`, `YYYY-MM-DD HH:mm:ss`. */
  readonly atInChina: string
}

export type SeenFields = 'face' | 'public' | 'offlineCode'

/**
 * Who did it: the holder himself, the province, an officer of an agency, somebody who scanned, who a grant was given to, or a delegate in the
 * holder's name. `officerNumber` is masked.
 */
export type ActivityActor =
  | { readonly kind: 'holder' }
  | { readonly kind: 'province' }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'recipient'; readonly name: string }
  | { readonly kind: 'delegate'; readonly name: string }
  | { readonly kind: 'officer'; readonly agency: string; readonly officerNumber: string }

export type ActivityAct =
  | 'activated'
  | 'deactivated'
  | 'opened'
  | 'presented'
  | 'credentialIssued'
  | 'presentedOffline'
  | 'verified'
  | 'verifiedOffline'
  | 'checked'
  | 'outcomeNoted'
  | 'refusalReported'
  | 'verifyRefused'
  | 'mirrored'
  | 'copyRequested'
  | 'copyMade'
  | 'copyDownloaded'
  | 'copyWithdrawn'
  | 'grantAsked'
  | 'grantRefused'
  | 'grantGiven'
  | 'grantWithdrawn'
  | 'grantLicencesWithdrawn'
  | 'grantReturned'
  | 'grantIncluded'
  | 'grantRead'
  | 'grantReadRefused'
  | 'delegated'
  | 'delegationWithdrawn'
  | 'erasureAsked'
  | 'erasureAnswered'

/** Every route of the function: what goes in and what comes out. */
export interface HolderRoutes extends CopyRoutes, ActivityRoutes, ExportRoutes {
  proveIdentity: { request: v.InferInput<typeof proveIdentityRequest>; value: Me }
  me: { request: v.InferInput<typeof emptyRequest>; value: Me }
  forgetMe: { request: v.InferInput<typeof emptyRequest>; value: Me }
  listLicences: { request: v.InferInput<typeof listRequest>; value: LicenceList }
  listFleets: { request: v.InferInput<typeof emptyRequest>; value: { readonly items: readonly FleetEntry[] } }
  listFleet: { request: v.InferInput<typeof listFleetRequest>; value: FleetList }
  openLicence: { request: v.InferInput<typeof licenceRequest>; value: LicenceView }
  activate: { request: v.InferInput<typeof licenceRequest>; value: { activatedAt: Instant } }
  deactivate: { request: v.InferInput<typeof licenceRequest>; value: Record<string, never> }
  present: { request: v.InferInput<typeof licenceRequest>; value: PresentationCode }
  presentationState: { request: v.InferInput<typeof presentationRequest>; value: PresentationState }
  listActivity: { request: v.InferInput<typeof activityRequest>; value: Page<ActivityLine> }
}

/** Routes of `holder` about the lines of his record. */
export interface ActivityRoutes {
  openActivity: { request: v.InferInput<typeof activityLineRequest>; value: ActivityLine }
  hideActivity: { request: v.InferInput<typeof hideActivityRequest>; value: Record<string, never> }
  exportActivity: { request: v.InferInput<typeof exportActivityRequest>; value: Page<ExportedActivity> }
  reportRefusal: { request: v.InferInput<typeof reportRefusalRequest>; value: Record<string, never> }
}
