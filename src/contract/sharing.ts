/**
 * 授权用证: what holders, their delegates, and recipients ask of the function `grants` from the mini-program. Whoever calls may be holder and
 * recipient at once; whose name he acts in is said in the request and proven by the cloud. Relying parties' systems use `sharing`
 * (docs/interfaces.md) instead.
 */
import * as v from 'valibot'
import type { TypeCode } from '../core/licence/kinds'
import type { LicenceCategory } from '../core/licence/licence-category'
import type { LicenceStatus } from '../core/licence/status'
import { VEHICLE_FAMILIES } from '../core/licence/vehicle-family'
import type { ItemState } from '../core/sharing/access'
import { DELEGATED_ACTS, type DelegatedAct, MOST_SCOPED } from '../core/sharing/delegation'
import type { GrantedField, GrantFields } from '../core/sharing/fields'
import { PURPOSES } from '../core/sharing/purposes'
import type { Receipt } from '../core/sharing/receipt'
import type { PartyKind } from '../core/sharing/recipient'
import type { DelegationState, GrantState } from '../core/sharing/states'
import type { GrantTerms } from '../core/sharing/terms'
import type { CivilDate, Instant } from '../core/time'
import type { GrantedCopyRoutes } from './granted-copies'
import type { InboxRoutes } from './inbox'
import type { LicenceSummary } from './licence'
import type { NoticeRoutes } from './notices'
import type { Bilingual, Page } from './reply'
import type { RightsRoutes } from './rights'

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const cursor = v.optional(v.pipe(v.string(), v.maxLength(400)))
const text = v.pipe(v.string(), v.maxLength(2000))
const day = v.pipe(v.string(), v.maxLength(10))
/** Chosen by the phone before it asks: the same request again is the same act. */
const requestId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/))
/** 用证单位标识, as the province registered it. */
const partyId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{2,39}$/))
const fieldNames = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(40)))
/** So many at once, so that no request is longer than the platform allows. */
const licences = v.pipe(v.array(id), v.minLength(1), v.maxLength(100))
const CATEGORIES = ['practitioner', 'business', 'transport'] as const

/** Whether terms can be agreed is judged by `core/sharing/terms`, so that each fault has a sentence of its own. */
export const termsWish = v.strictObject({
  purpose: v.picklist(PURPOSES),
  words: v.optional(text),
  fields: v.strictObject({ practitioner: fieldNames, business: fieldNames, transport: fieldNames }),
  /** Last day of use. */
  until: day,
  uses: v.optional(v.number()),
  copies: v.boolean(),
})

/** 接收方: a registered party by its id, or a person by what {@link FoundPerson} gave. */
export const recipientRequest = v.variant('kind', [
  v.strictObject({ kind: v.literal('party'), id: partyId }),
  v.strictObject({ kind: v.literal('person'), id }),
])

export const emptyRequest = v.strictObject({})
/** By the beginning of its name. */
export const listPartiesRequest = v.strictObject({ name: v.optional(v.pipe(v.string(), v.maxLength(100))), cursor })
/** A person is found by his number and name together, or by the code on his phone; a number alone tells nobody anything. */
export const findPersonRequest = v.variant('by', [
  v.strictObject({
    by: v.literal('phone'),
    phone: v.pipe(v.string(), v.regex(/^1\d{10}$/)),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  }),
  v.strictObject({ by: v.literal('code'), code: v.pipe(v.string(), v.maxLength(64)) }),
])
/**
 * The first step of an act. `giver`: in whose name, a person or a company ({@link GrantGiver}). With `request` it answers a relying party's
 * request: `recipient` is who asked, and the terms are as asked or less.
 */
export const draftGrantRequest = v.strictObject({
  requestId,
  giver: id,
  recipient: recipientRequest,
  terms: termsWish,
  request: v.optional(id),
})
/** Which vehicles of a fleet, as `listFleet` asks for them. */
const fleetCondition = v.strictObject({
  plate: v.optional(v.pipe(v.string(), v.maxLength(32))),
  state: v.optional(v.picklist(['needsAttention', 'inForce', 'suspended', 'ended'])),
  family: v.optional(v.picklist(VEHICLE_FAMILIES)),
  permit: v.optional(v.union([id, v.literal('none')])),
})
/**
 * The second step, as often as needed: licences picked one by one, at most 100 at once, or the next page of the giver's fleet. The same page
 * again includes nothing twice.
 */
export const fillGrantRequest = v.strictObject({
  grant: id,
  pick: v.union([v.strictObject({ licences }), v.strictObject({ fleet: fleetCondition, cursor })]),
})
/** Of a draft that is not given yet, or of a grant in force: then they are withdrawn from it for good. */
export const grantLicencesRequest = v.strictObject({ grant: id, licences })
export const grantRequest = v.strictObject({ grant: id })
/**
 * `given`: by me, or by whom I act for. `received`: to me, or to a party I act for. `asked`: requests that wait for an answer, mine to give.
 * `asking`: requests made by a party I act for.
 */
export const listGrantsRequest = v.strictObject({
  list: v.picklist(['given', 'received', 'asked', 'asking']),
  /** Those that are over, instead of those that stand. */
  over: v.optional(v.boolean()),
  cursor,
})
export const listGrantLicencesRequest = v.strictObject({ grant: id, cursor })
export const listLicenceGrantsRequest = v.strictObject({ licence: id, cursor })
export const refuseRequestRequest = v.strictObject({ grant: id, words: v.optional(text) })
/**
 * 申请用证, by a registered party. The holder is named by the code he is known by (统一社会信用代码 or 公民身份号码), or by the code on his
 * phone. Whether there is such a holder is not told: a request to nobody lapses.
 */
export const askForGrantRequest = v.strictObject({
  requestId,
  party: partyId,
  holder: v.variant('by', [
    v.strictObject({ by: v.literal('holderCode'), code: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{8,32}$/)) }),
    v.strictObject({ by: v.literal('code'), code: v.pipe(v.string(), v.maxLength(64)) }),
  ]),
  terms: termsWish,
})
/** 用证: what is granted of one licence. `fields`: fewer than granted; all of them when absent. */
export const readGrantedRequest = v.strictObject({
  requestId,
  grant: id,
  licence: id,
  purpose: v.picklist(PURPOSES),
  fields: fieldNames,
})
export const delegateRequest = v.strictObject({
  requestId,
  /** In whose name: oneself, or a company as its legal representative. */
  principal: id,
  /** A person ({@link FoundPerson}), or a company by its credit code: a driver lets his employer include his certificate. */
  delegate: v.variant('kind', [
    v.strictObject({ kind: v.literal('person'), id }),
    v.strictObject({ kind: v.literal('company'), creditCode: v.pipe(v.string(), v.regex(/^[0-9A-Z]{18}$/)) }),
  ]),
  scope: v.union([
    v.strictObject({ licences: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_SCOPED)) }),
    v.strictObject({ categories: v.pipe(v.array(v.picklist(CATEGORIES)), v.minLength(1), v.maxLength(3)) }),
  ]),
  acts: v.pipe(v.array(v.picklist(DELEGATED_ACTS)), v.minLength(1), v.maxLength(DELEGATED_ACTS.length)),
  /** First day; today when absent. */
  from: v.optional(day),
  until: day,
})
export const listDelegationsRequest = v.strictObject({ list: v.picklist(['given', 'received']), cursor })
export const delegationRequest = v.strictObject({ delegation: id })
export const delegationPageRequest = v.strictObject({ delegation: id, cursor })

/** 用证单位, as anyone who may grant sees it. */
export interface PartyView {
  readonly id: string
  readonly name: string
  readonly kind: PartyKind
  /** 业务说明, by the province's word. */
  readonly about?: string
}

/** Somebody who was found: masked, as far as he was not named already. `id` goes into {@link recipientRequest}. */
export interface FoundPerson {
  readonly id: string
  readonly name: string
}

/** 收授权码: on the phone of a person who is to be granted something, or to be asked. */
export interface ReceivingCode {
  /** The text of the QR code. */
  readonly code: string
  readonly expiresAt: Instant
}

/** In whose name the caller may act. */
export interface GrantGiver {
  readonly id: string
  readonly name: string
  readonly kind: 'self' | 'company' | 'delegator'
  /** For `delegator`: by which delegation, and what it allows. */
  readonly delegation?: string
  readonly acts: readonly DelegatedAct[]
}

/** What a person can do here. */
export interface SharingMe {
  readonly givers: readonly GrantGiver[]
  /** 用证单位 the person acts for, suspended ones among them. */
  readonly parties: readonly (PartyView & { readonly suspended: boolean })[]
  /** How many requests wait for his answer, as far as a page goes. */
  readonly asked: number
}

/** One grant or request, as its giver, its recipient, or a holder whose licence is in it sees it. */
export interface GrantView {
  readonly id: string
  readonly state: GrantState
  /** What the caller is in it. */
  readonly role: 'giver' | 'recipient' | 'holder'
  readonly giver: GrantParty
  readonly recipient: GrantParty
  /** As given; as asked while it is only asked for. */
  readonly terms: GrantTerms
  /** When it began as a request: what was asked, and when. */
  readonly asked?: { readonly terms: GrantTerms; readonly at: Instant }
  /** Of a request: fields that are not usual for its purpose. Shown apart. */
  readonly beyondUsual: GrantFields
  /** Of a request: how often this party has asked this holder in 30 days, with this time. */
  readonly timesAsked?: number
  /** How many licences it includes. */
  readonly size: number
  /** A few of them by name, for a title; none for whom they are not. */
  readonly examples: readonly { readonly typeCode: TypeCode; readonly subject: string }[]
  /** Who acted in the giver's name, when it was a delegate. */
  readonly delegate?: string
  /** For what the authority authorised: the named service and the ground in law. */
  readonly authority?: { readonly service: string; readonly ground: string }
  /** When it was asked for or begun. */
  readonly at: Instant
  readonly givenAt?: Instant
  readonly endedAt?: Instant
  /** When its present state ends by itself. */
  readonly endsAt: Instant
  /** In the words of who refused. */
  readonly refusal?: string
  /** What the caller may do with it now. */
  readonly moves: readonly GrantViewMove[]
}

export type GrantViewMove =
  | 'allow'
  | 'refuse'
  | 'retract'
  | 'fill'
  | 'give'
  | 'drop'
  | 'withdraw'
  | 'return'
  | 'read'
  | 'copy'

export interface GrantParty {
  readonly kind: 'person' | 'company' | 'party' | 'authority'
  /** Of a registered party; of the giver, for who may act for him: as in {@link GrantGiver}. */
  readonly id?: string
  readonly name: string
  readonly partyKind?: PartyKind
}

/** What became of one licence that was picked. */
export type FillLine =
  | { readonly licence: string; readonly outcome: 'included' | 'already' }
  | { readonly licence: string; readonly outcome: 'leftOut'; readonly reason: LeftOut }

/** `notYours`: it does not exist, is another's, or the delegation does not reach it. `noFields`: nothing of its kind is granted. */
export type LeftOut =
  | { readonly code: 'notYours' | 'noFields' }
  | { readonly code: 'notInForce'; readonly status: LicenceStatus }

export interface GrantFill {
  /** One for each licence picked, in their order. */
  readonly results: readonly FillLine[]
  /** How many the grant includes now. */
  readonly size: number
  /** For a fleet: where the next page begins; absent when there is none. */
  readonly next?: string
}

/**
 * A licence in a grant. Which licences they are is part of what was given: a recipient sees identifier and subject where those fields are granted,
 * as long as the grant is in force, and that counts as no use.
 */
export interface GrantLicence {
  readonly licence: string
  readonly typeCode: TypeCode
  readonly category: LicenceCategory
  /** 证照标识. */
  readonly identifier?: string
  /** The plate, the company or the person. */
  readonly subject?: string
  readonly state: ItemState
  readonly used: number
  /** How often it can still be read; as often as needed when absent. */
  readonly left?: number
  readonly lastReadAt?: Instant
}

/** One grant over a licence, for its holder: who may look at it. */
export interface LicenceGrant extends GrantView {
  readonly item: GrantLicence
}

/** What a recipient reads: the granted fields and nothing else. */
export interface GrantedLicence {
  readonly grant: string
  readonly licence: string
  readonly typeCode: TypeCode
  readonly typeName: Bilingual
  readonly fields: readonly GrantedField[]
  /** Granted, and kept back because the licence is not in force. */
  readonly withheld: readonly string[]
  readonly used: number
  readonly left?: number
  readonly readAt: Instant
  readonly until: CivilDate
}

/** 凭证, each as it was signed: when it was given, and when it ended. */
export interface GrantReceipts {
  readonly receipts: readonly Receipt[]
  /** Public keys they are checked with: uncompressed SM2 keys in hex, by key id. */
  readonly keys: { readonly [keyId: string]: string }
}

export interface DelegationView {
  readonly id: string
  readonly state: DelegationState
  readonly role: 'principal' | 'delegate'
  readonly principal: string
  readonly delegate: string
  readonly scope: { readonly licences: number } | { readonly categories: readonly LicenceCategory[] }
  readonly acts: readonly DelegatedAct[]
  readonly from: CivilDate
  readonly until: CivilDate
  readonly at: Instant
  readonly withdrawnAt?: Instant
}

/** 受托留痕: one act of a delegate, for him and for who delegated. */
export interface DelegateAct {
  readonly id: string
  readonly at: Instant
  readonly act: string
  readonly grant?: string
  readonly recipient?: string
  readonly licences?: number
}

/** Routes of the function `grants`. */
export interface SharingRoutes
  extends GivingRoutes,
    ReceivingRoutes,
    GrantedCopyRoutes,
    DelegationRoutes,
    InboxRoutes,
    NoticeRoutes,
    RightsRoutes {
  sharingMe: { request: v.InferInput<typeof emptyRequest>; value: SharingMe }
  listParties: { request: v.InferInput<typeof listPartiesRequest>; value: Page<PartyView> }
  findPerson: { request: v.InferInput<typeof findPersonRequest>; value: FoundPerson }
  showReceivingCode: { request: v.InferInput<typeof emptyRequest>; value: ReceivingCode }
  listGrants: { request: v.InferInput<typeof listGrantsRequest>; value: Page<GrantView> }
  openGrant: { request: v.InferInput<typeof grantRequest>; value: GrantView }
  listGrantLicences: { request: v.InferInput<typeof listGrantLicencesRequest>; value: Page<GrantLicence> }
  grantReceipts: { request: v.InferInput<typeof grantRequest>; value: GrantReceipts }
}

/** For holders and their delegates: draft, fill, give; or answer a request. */
export interface GivingRoutes {
  draftGrant: { request: v.InferInput<typeof draftGrantRequest>; value: GrantView }
  fillGrant: { request: v.InferInput<typeof fillGrantRequest>; value: GrantFill }
  giveGrant: { request: v.InferInput<typeof grantRequest>; value: GrantView }
  dropGrant: { request: v.InferInput<typeof grantRequest>; value: GrantView }
  refuseRequest: { request: v.InferInput<typeof refuseRequestRequest>; value: GrantView }
  withdrawGrant: { request: v.InferInput<typeof grantRequest>; value: GrantView }
  withdrawLicences: { request: v.InferInput<typeof grantLicencesRequest>; value: GrantFill }
  listLicenceGrants: { request: v.InferInput<typeof listLicenceGrantsRequest>; value: Page<LicenceGrant> }
}

/** For recipients: persons, and who acts for a registered party. */
export interface ReceivingRoutes {
  readGranted: { request: v.InferInput<typeof readGrantedRequest>; value: GrantedLicence }
  returnGrant: { request: v.InferInput<typeof grantRequest>; value: GrantView }
  askForGrant: { request: v.InferInput<typeof askForGrantRequest>; value: GrantView }
  retractRequest: { request: v.InferInput<typeof grantRequest>; value: GrantView }
}

export interface DelegationRoutes {
  delegate: { request: v.InferInput<typeof delegateRequest>; value: DelegationView }
  withdrawDelegation: { request: v.InferInput<typeof delegationRequest>; value: DelegationView }
  listDelegations: { request: v.InferInput<typeof listDelegationsRequest>; value: Page<DelegationView> }
  listDelegatedLicences: { request: v.InferInput<typeof delegationPageRequest>; value: Page<LicenceSummary> }
  listDelegateActs: { request: v.InferInput<typeof delegationPageRequest>; value: Page<DelegateAct> }
}
