/**
 * 加注内容: for whom a copy is made, for what, and until when. What is refused here is refused before anything is stored. The notation is the
 * holder's own words under the province's seal, so it must be short, wholly visible and drawn as it was written.
 */
import type { CopyText, Failure } from '../failure'
import { CHARACTER, charactersIn } from '../licence/compliance/characters'
import type { Licence } from '../licence/licence'
import { statusAt } from '../licence/status'
import { ok, type Result, refuse } from '../result'
import { type CivilDate, civilDateOf, type Instant, parseCivilDate } from '../time'

/** What the holder asks for, as he typed it. */
export interface CopyWish {
  readonly purpose: string
  readonly recipient: string
  readonly until: string
}

/** 加注: as it stands on the copy. */
export interface Notation {
  readonly purpose: string
  readonly recipient: string
  /** Last day of use, inclusive. */
  readonly until: CivilDate
}

/** In characters (code points), blanks at the ends not counted. */
export const LONGEST: { readonly [T in CopyText]: number } = { purpose: 200, recipient: 100 }

/** Characters that are not seen, or that turn what is seen. Joiners among them: no text of a copy needs one. */
const UNPRINTABLE =
  CHARACTER.control |
  CHARACTER.direction |
  CHARACTER.invisible |
  CHARACTER.noncharacter |
  CHARACTER.halfPair |
  CHARACTER.privateUse |
  CHARACTER.variation |
  CHARACTER.markFlood

const JOINER = /[\u200c\u200d]/u

/** Whether `licence` may be copied with these words: activated, in force, and the term within both a year and the licence's own. */
export function notationOf(
  { licence, activated }: { readonly licence: Licence; readonly activated: boolean },
  wish: CopyWish,
  now: Instant,
): Result<Notation, Failure> {
  const status = statusAt(licence, now)
  if (status !== 'inForce') return refuse({ code: 'LICENCE_NOT_IN_FORCE', status })
  if (!activated) return refuse({ code: 'LICENCE_NOT_ACTIVATED' })
  const purpose = textOf('purpose', wish.purpose)
  if (!purpose.ok) return purpose
  const recipient = textOf('recipient', wish.recipient)
  if (!recipient.ok) return recipient
  const until = untilOf(wish.until, licence.validUntil, civilDateOf(now))
  if (!until.ok) return until
  return ok({ purpose: purpose.value, recipient: recipient.value, until: until.value })
}

/** The last day a copy asked for on `today` may be good for, whatever its licence: the same day next year. */
export function latestDay(today: CivilDate): CivilDate {
  const year = String(Number(today.slice(0, 4)) + 1).padStart(4, '0')
  const same = parseCivilDate(`${year}${today.slice(4)}`)
  // 29 February has no like in the next year.
  return same.ok ? same.value : (`${year}-02-28` as CivilDate)
}

function textOf(field: CopyText, typed: string): Result<string, Failure> {
  const text = typed.trim()
  const most = LONGEST[field]
  const characters = [...text]
  if (characters.length === 0 || characters.length > most) return refuse({ code: 'COPY_TEXT_LENGTH', field, most })
  const unseen = characters.find(isUnprintable)
  if (unseen !== undefined) return refuse({ code: 'COPY_TEXT_UNPRINTABLE', field, character: pointOf(unseen) })
  // A flood of marks shows only in the whole text.
  const flood = (charactersIn(text) & CHARACTER.markFlood) !== 0
  const lacking = characters.find((character) => (flood ? isMark(character) : isDrawnByNone(character)))
  return lacking === undefined ? ok(text) : refuse({ code: 'COPY_CHARACTER_NOT_DRAWN', field, character: lacking })
}

function isUnprintable(character: string): boolean {
  return (charactersIn(character) & UNPRINTABLE) !== 0 || JOINER.test(character)
}

function isMark(character: string): boolean {
  return (charactersIn(character) & CHARACTER.mark) !== 0
}

function isDrawnByNone(character: string): boolean {
  return (charactersIn(character) & CHARACTER.notInFont) !== 0
}

function pointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function untilOf(typed: string, licenceEnds: CivilDate | undefined, today: CivilDate): Result<CivilDate, Failure> {
  const day = parseCivilDate(typed)
  if (!day.ok) return refuse({ code: 'REQUEST_INVALID', field: 'until' })
  if (day.value < today) return refuse({ code: 'COPY_TERM_PAST' })
  const latest = latestDay(today)
  if (day.value > latest) return refuse({ code: 'COPY_TERM_TOO_LONG', latest })
  if (licenceEnds !== undefined && day.value > licenceEnds) {
    return refuse({ code: 'COPY_LICENCE_ENDS_FIRST', latest: licenceEnds })
  }
  return ok(day.value)
}
