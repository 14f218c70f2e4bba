/**
 * 授权内容: for what, which fields, until when, how often, and whether copies. What is refused here is refused before anything is stored. The same
 * rules hold for what a holder gives and for what a relying party asks.
 */
import type { Failure, GrantPart } from '../failure'
import { CHARACTER, charactersIn } from '../licence/compliance/characters'
import type { LicenceCategory } from '../licence/licence-category'
import { ok, type Result, refuse } from '../result'
import { type CivilDate, civilDateOf, daysAfter, type Instant, parseCivilDate } from '../time'
import { CATEGORIES, type GrantFields, grantFieldOf } from './fields'
import { PURPOSE_FACTS, type Purpose } from './purposes'

export interface GrantTerms {
  readonly purpose: Purpose
  /** 补充说明, in somebody's own words; sealed where it is stored. */
  readonly words?: string
  readonly fields: GrantFields
  /** Last day of use, inclusive, in China's calendar. */
  readonly until: CivilDate
  /** How often each licence may be read; as often as needed when absent. */
  readonly uses?: number
  /** Whether annotated copies may be made under it. */
  readonly copies: boolean
}

/** Terms as somebody put them together. */
export interface TermsWish {
  readonly purpose: Purpose
  readonly words?: string | undefined
  readonly fields: { readonly [C in LicenceCategory]?: readonly string[] | undefined }
  readonly until: string
  readonly uses?: number | undefined
  readonly copies: boolean
}

/** In characters, blanks at the ends not counted. */
export const LONGEST_WORDS = 200
export const MOST_USES = 10_000
/** Ours: the largest fleets of a province have some thousands of vehicles. */
export const MOST_LICENCES = 5000

/** Characters that are not seen, or that turn what is seen: a holder must see what he agrees to. */
const UNSEEN =
  CHARACTER.control |
  CHARACTER.direction |
  CHARACTER.invisible |
  CHARACTER.noncharacter |
  CHARACTER.halfPair |
  CHARACTER.privateUse |
  CHARACTER.markFlood

/** The terms, if they can be agreed to now. */
export function readTerms(wish: TermsWish, now: Instant): Result<GrantTerms, Failure> {
  const words = wordsOf(wish)
  if (!words.ok) return words
  const fields = fieldsOf(wish.fields)
  if (!fields.ok) return fields
  const until = untilOf(wish, civilDateOf(now))
  if (!until.ok) return until
  const { purpose, uses, copies } = wish
  if (uses !== undefined && !isCount(uses)) return refuse({ code: 'GRANT_USES', most: MOST_USES })
  return ok({
    ...{ purpose, fields: fields.value, until: until.value, copies },
    ...(words.value === '' ? {} : { words: words.value }),
    ...(uses === undefined ? {} : { uses }),
  })
}

/** The last day that may be agreed on `today` for this purpose. */
export function latestUntil(purpose: Purpose, today: CivilDate): CivilDate {
  return daysAfter(today, PURPOSE_FACTS[purpose].longestDays)
}

/** What of `given` goes beyond `asked`: a holder allows as asked or less. Undefined when nothing does. */
export function beyondAsked(asked: GrantTerms, given: GrantTerms): GrantPart | undefined {
  if (given.purpose !== asked.purpose) return 'purpose'
  if (!isSubset(given.fields, asked.fields)) return 'fields'
  if (given.until > asked.until) return 'until'
  if (asked.uses !== undefined && (given.uses === undefined || given.uses > asked.uses)) return 'uses'
  return given.copies && !asked.copies ? 'copies' : undefined
}

/** Whether less is given than was asked. */
export function isLess(asked: GrantTerms, given: GrantTerms): boolean {
  return beyondAsked(given, asked) !== undefined
}

function isSubset(some: GrantFields, all: GrantFields): boolean {
  return CATEGORIES.every((category) => (some[category] ?? []).every((name) => all[category]?.includes(name)))
}

function isCount(uses: number): boolean {
  return Number.isInteger(uses) && uses >= 1 && uses <= MOST_USES
}

function wordsOf({ purpose, words = '' }: TermsWish): Result<string, Failure> {
  const text = words.trim()
  if (text === '' && PURPOSE_FACTS[purpose].needsWords) return refuse({ code: 'GRANT_WORDS_MISSING' })
  return readWords(text)
}

/** Free text of the holder's or the asker's: short and wholly visible. */
export function readWords(typed: string): Result<string, Failure> {
  const text = typed.trim()
  if ([...text].length > LONGEST_WORDS) return refuse({ code: 'GRANT_WORDS_LONG', most: LONGEST_WORDS })
  return (charactersIn(text) & UNSEEN) === 0 ? ok(text) : refuse({ code: 'GRANT_WORDS_UNSEEN' })
}

/** In the order of the category's table, each once, so that equal terms are equal texts. */
function fieldsOf(wish: TermsWish['fields']): Result<GrantFields, Failure> {
  const entries: (readonly [LicenceCategory, readonly string[]])[] = []
  for (const category of CATEGORIES) {
    const names = [...new Set(wish[category] ?? [])].sort()
    const unknown = names.find((name) => !grantFieldOf(category, name))
    if (unknown !== undefined) return refuse({ code: 'GRANT_FIELD_UNKNOWN', field: unknown.slice(0, 60) })
    if (names.length > 0) entries.push([category, names])
  }
  return entries.length > 0 ? ok(Object.fromEntries(entries)) : refuse({ code: 'GRANT_FIELDS_NONE' })
}

function untilOf({ purpose, until }: TermsWish, today: CivilDate): Result<CivilDate, Failure> {
  const day = parseCivilDate(until)
  if (!day.ok) return refuse({ code: 'REQUEST_INVALID', field: 'until' })
  if (day.value < today) return refuse({ code: 'GRANT_TERM_PAST' })
  const latest = latestUntil(purpose, today)
  return day.value > latest ? refuse({ code: 'GRANT_TERM_TOO_LONG', latest }) : ok(day.value)
}
