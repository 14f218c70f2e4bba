/**
 * Instants and civil dates. An instant is a moment in UTC; a civil date is a day in the calendar printed on a licence.
 * The two meet only through {@link civilDateOf}, always in China Standard Time: a licence is good until the end of its
 * last day in Asia/Shanghai, wherever the phone or the server stands.
 */
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { ok, type Result, refuse } from './result'

dayjs.extend(utc)

/** A moment, as `YYYY-MM-DDTHH:mm:ss.SSSZ`: fixed width and UTC, so that text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' }

/** A calendar day, as `YYYY-MM-DD`. */
export type CivilDate = string & { readonly __brand: 'CivilDate' }

/** Minutes east of Greenwich of China Standard Time. There has been no daylight saving since 1991. */
const CHINA_OFFSET_MINUTES = 480

/** The character 0. */
const ZERO = 0x30

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A year that begins with 0 is a slip of the pen. */
const FIRST_YEAR = 1000

const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00.000Z')
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z')
/** The last moment that China's wall clock can write with four digits of year. */
const LAST_IN_CHINA = LAST_INSTANT - CHINA_OFFSET_MINUTES * 60_000

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/
const COMPACT_DATE = /^\d{8}$/

/** Reads an ISO 8601 instant that carries an offset. Refuses text without one: it would mean another moment elsewhere. */
export function parseInstant(text: string): Result<Instant, 'INSTANT_MALFORMED'> {
  const day = text.slice(0, 10)
  if (!INSTANT.test(text) || !parseCivilDate(day).ok) return refuse('INSTANT_MALFORMED')
  const time = Date.parse(text)
  return isInRange(time) ? ok(instantOf(time)) : refuse('INSTANT_MALFORMED')
}

/** The instant `epochMilliseconds` after 1970-01-01T00:00Z. Throws RangeError outside the years 0000–9999. */
export function instantOf(epochMilliseconds: number): Instant {
  if (!isInRange(epochMilliseconds)) throw new RangeError('instant outside the years 0000 to 9999')
  return new Date(epochMilliseconds).toISOString() as Instant
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The instant `milliseconds` later (or earlier, when negative). */
export function after(instant: Instant, milliseconds: number): Instant {
  return instantOf(epochOf(instant) + milliseconds)
}

/** Reads `YYYY-MM-DD`. Refuses days that do not exist, such as 2026-02-30. */
export function parseCivilDate(text: string): Result<CivilDate, 'DATE_MALFORMED' | 'DATE_IMPOSSIBLE'> {
  if (!CIVIL_DATE.test(text)) return refuse('DATE_MALFORMED')
  return isDay(text, 5, 8) ? ok(text as CivilDate) : refuse('DATE_IMPOSSIBLE')
}

/** Reads `YYYYMMDD`, the form of the standards' metadata (GB/T 7408 basic format). */
export function parseCompactDate(text: string): Result<CivilDate, 'DATE_MALFORMED' | 'DATE_IMPOSSIBLE'> {
  if (!COMPACT_DATE.test(text)) return refuse('DATE_MALFORMED')
  if (!isDay(text, 4, 6)) return refuse('DATE_IMPOSSIBLE')
  return ok(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as CivilDate)
}

/** `YYYYMMDD` of a civil date. */
export function compactDate(date: CivilDate): string {
  return date.replaceAll('-', '')
}

/** The day it is in China at `instant`. */
export function civilDateOf(instant: Instant): CivilDate {
  // Until 16:00 UTC it is the same day in both, and nothing need be reckoned.
  return (instant.slice(11, 13) < '16' ? instant.slice(0, 10) : inChina(instant).format('YYYY-MM-DD')) as CivilDate
}

/** China wall-clock time of `instant` as `YYYY-MM-DD HH:mm:ss`, for people. */
export function chinaTimeOf(instant: Instant): string {
  return inChina(instant).format('YYYY-MM-DD HH:mm:ss')
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

/** The day `days` later (or earlier, when negative). Throws RangeError outside the years 0000–9999. */
export function daysAfter(date: CivilDate, days: number): CivilDate {
  return instantOf(dayjs.utc(date).add(days, 'day').valueOf()).slice(0, 10) as CivilDate
}

/** Four digits of year, which the fixed width of an instant rests on. */
function isInRange(epochMilliseconds: number): boolean {
  return epochMilliseconds >= FIRST_INSTANT && epochMilliseconds <= LAST_INSTANT
}

/** The wall clock in China. The last hours of the year 9999 stay in it: text order is time order. */
function inChina(instant: Instant): Dayjs {
  return dayjs.utc(Math.min(epochOf(instant), LAST_IN_CHINA)).utcOffset(CHINA_OFFSET_MINUTES)
}

/** Whether the calendar has the day. Arithmetic and not dayjs: a licence has a dozen dates and the rules read them all. */
function isDay(text: string, monthAt: number, dayAt: number): boolean {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const day = twoDigits(text, dayAt)
  return year >= FIRST_YEAR && day >= 1 && day <= lastDayOf(year, twoDigits(text, monthAt))
}

/** The number that two digits write; `text` is known to have them there. */
function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - ZERO * 11
}

function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}
