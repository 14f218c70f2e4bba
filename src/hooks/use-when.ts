/** Moments as people say them: how long ago, on which day. Always in China's calendar. */
import type { Texts } from '../client/texts'
import { type CivilDate, chinaTimeOf, civilDateOf, daysBetween, epochOf, type Instant } from '../core/time'
import { useTexts } from './use-preferences'

export interface When {
  readonly ago: (then: Instant, now: Instant) => string
  /** `今天 16:20`, `昨天 09:02`, `11月21日 17:45`; with the year when it is another one. */
  readonly at: (then: Instant, now: Instant) => string
  /** `12月31日`, or the full date in another year. */
  readonly day: (date: CivilDate, now: Instant) => string
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function useWhen(): When {
  const texts = useTexts()
  return {
    ago: (then, now) => ago(texts, Math.max(0, Math.floor((epochOf(now) - epochOf(then)) / 1000))),
    at: (then, now) => at(texts, then, now),
    day: (date, now) => day(texts, date, civilDateOf(now)),
  }
}

function ago({ age }: Texts, seconds: number): string {
  if (seconds < MINUTE) return age.now
  if (seconds < HOUR) return age.minutes(Math.floor(seconds / MINUTE))
  return seconds < DAY ? age.hours(Math.floor(seconds / HOUR)) : age.days(Math.floor(seconds / DAY))
}

function at(texts: Texts, then: Instant, now: Instant): string {
  const date = civilDateOf(then)
  const time = chinaTimeOf(then).slice(11, 16)
  const days = daysBetween(date, civilDateOf(now))
  if (days === 0) return texts.today(time)
  return days === 1 ? texts.yesterday(time) : `${day(texts, date, civilDateOf(now))} ${time}`
}

function day(texts: Texts, date: CivilDate, today: CivilDate): string {
  if (date.slice(0, 4) !== today.slice(0, 4)) return date
  return texts.day(Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}
