/**
 * The platform's timer expression: seven fields `秒 分 时 日 月 星期 年`, read in UTC+8. When day and weekday are both given,
 * either is enough (developers.weixin.qq.com, wxcloud guide, functions/triggers).
 */

interface Field {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly words?: readonly string[]
}

const FIELDS: readonly Field[] = [
  { name: '秒', least: 0, most: 59 },
  { name: '分', least: 0, most: 59 },
  { name: '时', least: 0, most: 23 },
  { name: '日', least: 1, most: 31 },
  {
    name: '月',
    least: 1,
    most: 12,
    words: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { name: '星期', least: 0, most: 6, words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { name: '年', least: 1970, most: 2099 },
]
const LAST_YEAR = 2099
const OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

export interface Cron {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  readonly weekdays: readonly number[]
  readonly years: readonly number[]
  readonly anyDay: boolean
  readonly anyWeekday: boolean
}

/** Throws an `Error` that names the field. */
export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== FIELDS.length) throw new Error(`cron "${expression}": expected 7 fields 秒 分 时 日 月 星期 年`)
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = [], years = []] = FIELDS.map(
    (field, position) => valuesOf(field, texts[position] ?? ''),
  )
  return {
    seconds,
    minutes,
    hours,
    days,
    months,
    weekdays,
    years,
    anyDay: texts[3] === '*',
    anyWeekday: texts[5] === '*',
  }
}

function valuesOf(field: Field, text: string): number[] {
  const values = text.split(',').flatMap((part) => partValues(field, part))
  return [...new Set(values)].sort((a, b) => a - b)
}

function partValues(field: Field, part: string): number[] {
  const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? []
  const [from, to] = bounds(field, range, step !== undefined)
  const stride = step === undefined ? 1 : Number(step)
  if (!(from >= field.least && to <= field.most && from <= to && stride >= 1))
    throw new Error(`cron ${field.name}: "${part}"`)
  return Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, index) => from + index * stride)
}

/** `5/10` means from 5 on, every 10. */
function bounds(field: Field, range: string, stepped: boolean): [number, number] {
  if (range === '*') return [field.least, field.most]
  const [from, to] = range.split('-').map((text) => numberOf(field, text))
  if (from === undefined || range.split('-').length > 2) return [Number.NaN, Number.NaN]
  return [from, to ?? (stepped ? field.most : from)]
}

function numberOf(field: Field, text: string): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1
  if (word >= 0) return word + field.least
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
}

/** The first instant after `after` at which the timer runs; undefined: never again before the year 2100. */
export function nextAfter(cron: Cron, after: Date): Date | undefined {
  const local = Math.floor(after.getTime() / 1000) * 1000 + 1000 + OFFSET_MS
  const firstDay = Math.floor(local / DAY_MS)
  for (let day = firstDay; new Date(day * DAY_MS).getUTCFullYear() <= LAST_YEAR; day += 1) {
    if (!matchesDay(cron, new Date(day * DAY_MS))) continue
    const time = timeFrom(cron, day === firstDay ? (local % DAY_MS) / 1000 : 0)
    if (time !== undefined) return new Date(day * DAY_MS + time * 1000 - OFFSET_MS)
  }
  return undefined
}

function matchesDay(cron: Cron, day: Date): boolean {
  if (!cron.years.includes(day.getUTCFullYear()) || !cron.months.includes(day.getUTCMonth() + 1)) return false
  const byDay = cron.days.includes(day.getUTCDate())
  const byWeekday = cron.weekdays.includes(day.getUTCDay())
  if (cron.anyDay || cron.anyWeekday) return byDay && byWeekday
  return byDay || byWeekday
}

/** The first matching second of a day from `from` on, both counted from midnight. */
function timeFrom(cron: Cron, from: number): number | undefined {
  for (const hour of cron.hours) {
    if ((hour + 1) * 3600 <= from) continue
    for (const minute of cron.minutes) {
      const start = hour * 3600 + minute * 60
      const second = start + 60 <= from ? undefined : cron.seconds.find((value) => start + value >= from)
      if (second !== undefined) return start + second
    }
  }
  return undefined
}
