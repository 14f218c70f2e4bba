/** What a holder asks of the `holder` function. Schemas for the cloud; the phone imports the types only. */
import * as v from 'valibot'
import type { Instant } from '../core/time'
import type { LicenceSummary, LicenceView } from './licence'
import type { Bilingual, Page } from './reply'

const licenceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const cursor = v.optional(v.pipe(v.string(), v.maxLength(400)))

export const proveIdentityRequest = v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{8}$/)) })
export const emptyRequest = v.strictObject({})
export const listRequest = v.strictObject({ cursor })
export const listFleetRequest = v.strictObject({ permit: licenceId, cursor })
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

/** A code to be shown to an officer: one use, short life. */
export interface PresentationCode {
  /** The text of the QR code. */
  readonly code: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** What became of a code this phone showed. */
export type PresentationState =
  | { readonly state: 'waiting' | 'expired' }
  | { readonly state: 'used'; readonly at: Instant; readonly agency: string }

/** 用证记录: one line of what happened to the holder's licences, newest first. */
export interface ActivityLine {
  readonly id: string
  readonly at: Instant
  readonly licence: string
  readonly licenceTitle: Bilingual
  readonly subject: string
  readonly act: ActivityAct
  readonly actor: ActivityActor
  readonly place?: string
  /** The verdict or the refusal's code, where the act has one. */
  readonly outcome?: string
}

/** Who did it: the holder himself, the province, or an officer of an agency. */
export type ActivityActor =
  | { readonly kind: 'holder' }
  | { readonly kind: 'province' }
  | { readonly kind: 'officer'; readonly agency: string; readonly officerNumber: string }

export type ActivityAct =
  | 'activated'
  | 'deactivated'
  | 'opened'
  | 'presented'
  | 'verified'
  | 'verifyRefused'
  | 'mirrored'

/** Every route of the function: what goes in and what comes out. */
export interface HolderRoutes {
  proveIdentity: { request: v.InferInput<typeof proveIdentityRequest>; value: Me }
  me: { request: v.InferInput<typeof emptyRequest>; value: Me }
  forgetMe: { request: v.InferInput<typeof emptyRequest>; value: Me }
  listLicences: { request: v.InferInput<typeof listRequest>; value: LicenceList }
  listFleet: { request: v.InferInput<typeof listFleetRequest>; value: LicenceList }
  openLicence: { request: v.InferInput<typeof licenceRequest>; value: LicenceView }
  activate: { request: v.InferInput<typeof licenceRequest>; value: { activatedAt: Instant } }
  deactivate: { request: v.InferInput<typeof licenceRequest>; value: Record<string, never> }
  present: { request: v.InferInput<typeof licenceRequest>; value: PresentationCode }
  presentationState: { request: v.InferInput<typeof presentationRequest>; value: PresentationState }
  listActivity: { request: v.InferInput<typeof listRequest>; value: Page<ActivityLine> }
}
