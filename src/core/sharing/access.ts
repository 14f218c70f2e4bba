/**
 * 用证判定: whether this reader may read this licence under this grant at this moment, and which fields. The one place where it is decided, for
 * people, for relying parties' systems and for copies.
 */
import type { Failure } from '../failure'
import type { TypeCode } from '../licence/kinds'
import { kindOf } from '../licence/kinds'
import { statusAt, type Term } from '../licence/status'
import { ok, type Result, refuse } from '../result'
import type { Instant } from '../time'
import { isStandingField } from './fields'
import { type GrantTime, grantStateAt } from './grant-life'
import type { Purpose } from './purposes'
import type { RecipientKey } from './recipient'
import type { GrantTerms } from './terms'

/** A grant, as far as it is read. */
export interface ReadGrant extends GrantTime {
  readonly recipient: RecipientKey
  readonly terms: Omit<GrantTerms, 'words'>
}

/** A licence's place in a grant. */
export interface ReadItem {
  readonly state: ItemState
  /** How often it was read. */
  readonly used: number
  /** Whose it was, and in which of its lives, when it was granted. */
  readonly holderIndex: string
  readonly issueRevision: number
}

/** `usedUp` and `withdrawn` are final. */
export type ItemState = 'open' | 'usedUp' | 'withdrawn'

/** The licence as it is now. */
export interface ReadLicence extends Term {
  readonly typeCode: TypeCode
  readonly holderIndex: string
  readonly issueRevision: number
}

/** Who reads, and for what by his own word. */
export interface Reader {
  /** Everybody he may read as. */
  readonly recipients: readonly RecipientKey[]
  /** Whether he himself, or the party he acts for, is registered and not suspended. */
  readonly standing: 'active' | 'suspended'
  readonly purpose: Purpose
  /** Fewer than granted may be asked for; all of them when absent. */
  readonly fields?: readonly string[]
}

export interface Access {
  /** Names of the fields that may leave. */
  readonly fields: readonly string[]
  /** Granted fields that are kept back because the licence is not in force. */
  readonly withheld: readonly string[]
  /** How often it was read, with this time. */
  readonly used: number
  /** What the licence's place in the grant becomes. */
  readonly state: ItemState
}

/**
 * The order is from what the reader may know to what he may not: to a stranger a grant does not exist, and only who may read at all learns how
 * the licence stands.
 */
export function mayRead(
  { recipients, standing, purpose, fields: asked }: Reader,
  grant: ReadGrant | undefined,
  item: ReadItem | undefined,
  licence: ReadLicence | undefined,
  now: Instant,
): Result<Access, Failure> {
  if (!grant || !recipients.includes(grant.recipient)) return refuse({ code: 'GRANT_NOT_FOUND' })
  if (standing === 'suspended') return refuse({ code: 'PARTY_SUSPENDED' })
  const state = grantStateAt(grant, now)
  if (state !== 'active') return refuse({ code: 'GRANT_NOT_ACTIVE', state })
  if (purpose !== grant.terms.purpose) return refuse({ code: 'GRANT_PURPOSE_OTHER' })
  if (!item || !licence) return refuse({ code: 'GRANT_LICENCE_NOT_IN' })
  if (item.state === 'withdrawn') return refuse({ code: 'GRANT_LICENCE_WITHDRAWN' })
  if (!isSameLicence(item, licence)) return refuse({ code: 'GRANT_LICENCE_CHANGED' })
  if (item.state === 'usedUp' || isUsedUp(grant, item.used)) return refuse({ code: 'GRANT_USED_UP' })
  return fieldsRead(grant, item, licence, asked, now)
}

/** Another holder, or another life under the same number: nobody granted that. */
function isSameLicence(item: ReadItem, licence: ReadLicence): boolean {
  return item.holderIndex === licence.holderIndex && item.issueRevision === licence.issueRevision
}

function isUsedUp({ terms: { uses } }: ReadGrant, used: number): boolean {
  return uses !== undefined && used >= uses
}

function fieldsRead(
  grant: ReadGrant,
  item: ReadItem,
  licence: ReadLicence,
  asked: readonly string[] | undefined,
  now: Instant,
): Result<Access, Failure> {
  const granted = grant.terms.fields[kindOf(licence.typeCode).category] ?? []
  const beyond = asked?.find((name) => !granted.includes(name))
  if (beyond !== undefined) return refuse({ code: 'GRANT_FIELD_NOT_GRANTED', field: beyond.slice(0, 60) })
  const wanted = asked ?? granted
  const status = statusAt(licence, now)
  const fields = status === 'inForce' ? wanted : wanted.filter(isStandingField)
  if (fields.length === 0) return refuse({ code: 'LICENCE_NOT_IN_FORCE', status })
  const used = item.used + 1
  const withheld = wanted.filter((name) => !fields.includes(name))
  return ok({ fields, withheld, used, state: isUsedUp(grant, used) ? 'usedUp' : 'open' })
}

/** Whether the licence may be included in a grant: in force, and with a field that is granted. */
export function mayInclude(
  { fields }: Pick<GrantTerms, 'fields'>,
  licence: ReadLicence,
  now: Instant,
): Result<true, Failure> {
  const status = statusAt(licence, now)
  if (status !== 'inForce') return refuse({ code: 'LICENCE_NOT_IN_FORCE', status })
  const granted = fields[kindOf(licence.typeCode).category] ?? []
  return granted.length > 0 ? ok(true) : refuse({ code: 'GRANT_FIELDS_NONE' })
}
