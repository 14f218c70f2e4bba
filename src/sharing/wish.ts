/**
 * What is being authorised, step by step: by whom, which licences, for whom, on what terms, and how far the act has come. Kept on the phone until it
 * is done, so that neither a closed page nor a lost answer costs anything. Names and plates only, as the lists show them.
 */
import { held, hold, unhold } from '../client/cache'
import type { FleetCondition, VehicleCount } from '../contract/holder'
import type { GrantGiver, LeftOut } from '../contract/sharing'
import type { TypeCode } from '../core/licence/kinds'
import type { GrantFields } from '../core/sharing/fields'
import type { Purpose } from '../core/sharing/purposes'
import type { PartyKind, Recipient } from '../core/sharing/recipient'
import type { GrantTerms } from '../core/sharing/terms'

/** A licence that was picked by hand. */
export interface PickedLicence {
  readonly id: string
  readonly typeCode: TypeCode
  readonly subject: string
}

/** Every vehicle of the giver's fleet that meets a condition, but for some that were taken out again. */
export interface PickedFleet {
  readonly condition: FleetCondition
  readonly size?: VehicleCount
  readonly except: readonly PickedLicence[]
}

export interface ChosenRecipient extends Recipient {
  readonly name: string
  readonly partyKind?: PartyKind
}

/** As it is filled in. `fields` only of the categories somebody has changed; the rest is as proposed. */
export interface WishedTerms {
  readonly purpose?: Purpose
  readonly words: string
  readonly fields: GrantFields
  readonly until?: string
  /** How often each licence can be looked at. */
  readonly uses: number | 'unlimited'
  readonly copies: boolean
}

/** A relying party's request that is being answered. */
export interface AnsweredRequest {
  readonly grant: string
  readonly terms: GrantTerms
}

/** A licence that is not in the grant, and why. */
export interface LeftOutLine {
  readonly licence: string
  readonly subject: string
  readonly reason: LeftOut
}

export interface Run {
  readonly requestId: string
  /** What was wished when it began: another wish is another run. */
  readonly of: string
  /** The draft, once it is there. */
  readonly grant?: string
  /** How many of the licences picked by hand were sent. */
  readonly sent: number
  /** Where the next page of the fleet begins. */
  readonly cursor?: string
  readonly fleetDone: boolean
  /** How many licences it includes. */
  readonly size: number
  readonly leftOut: readonly LeftOutLine[]
  /** The person has seen what is left out and wants the rest. */
  readonly agreed: boolean
  readonly given: boolean
}

export interface Wish {
  readonly giver?: GrantGiver
  readonly picked: readonly PickedLicence[]
  readonly fleet?: PickedFleet
  readonly recipient?: ChosenRecipient
  readonly terms: WishedTerms
  readonly asked?: AnsweredRequest
  readonly run?: Run
}

const KEPT_AS = 'grant-wish'

export const NO_WISH: Wish = { picked: [], terms: { words: '', fields: {}, uses: 'unlimited', copies: false } }

export function keptWish(): Wish {
  return held<Wish>(KEPT_AS)?.value ?? NO_WISH
}

export function keepWish(wish: Wish): void {
  hold(KEPT_AS, wish)
}

let ended = 0

/** It is done, or given up. */
export function endWish(): void {
  ended += 1
  unhold(KEPT_AS)
}

/** How many were ended since launch: a page learns by it that its own is over. */
export function endedWishes(): number {
  return ended
}

/** Whether anything was picked. */
export function isPicked({ picked, fleet }: Wish): boolean {
  return picked.length > 0 || fleet !== undefined
}

/** How many licences are picked; `more`: at least so many. */
export function countOf({ picked, fleet }: Wish): { readonly count: number; readonly more: boolean } {
  if (!fleet) return { count: picked.length, more: false }
  const { vehicles, more } = fleet.size ?? { vehicles: 0, more: true }
  return { count: picked.length + Math.max(0, vehicles - fleet.except.length), more }
}
