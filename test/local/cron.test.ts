/** Timer expressions: seven fields in UTC+8; day and weekday are alternatives. */
import fc from 'fast-check'
import { type Cron, nextAfter, parseCron } from '../../local/timers/cron'

const next = (expression: string, after: string) => nextAfter(parseCron(expression), new Date(after))?.toISOString()

it.each([
  ['every second', '* * * * * * *', '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:01.000Z'],
  ['every five seconds', '*/5 * * * * * *', '2026-11-23T00:00:57.400Z', '2026-11-23T00:01:00.000Z'],
  ['at three at night, Beijing time', '0 0 3 * * * *', '2026-11-22T18:59:59.999Z', '2026-11-22T19:00:00.000Z'],
  ['the next day, when the hour has passed', '0 0 3 * * * *', '2026-11-22T19:00:00.000Z', '2026-11-23T19:00:00.000Z'],
  ['on working days', '0 0 9 * * MON-FRI *', '2026-11-20T12:00:00.000Z', '2026-11-23T01:00:00.000Z'],
  [
    'on the 1st or on Monday, whichever comes first',
    '0 0 0 1 * 1 *',
    '2026-11-23T16:00:00.000Z',
    '2026-11-29T16:00:00.000Z',
  ],
  [
    'on the 1st or on Monday, the 1st this time',
    '0 0 0 1 * 1 *',
    '2026-11-29T16:00:00.000Z',
    '2026-11-30T16:00:00.000Z',
  ],
  ['at each listed minute', '0 10,20-22 * * * * *', '2026-11-23T00:20:30.000Z', '2026-11-23T00:21:00.000Z'],
  [
    'from the fifth minute on, every twenty',
    '0 5/20 * * * * *',
    '2026-11-23T00:46:00.000Z',
    '2026-11-23T01:05:00.000Z',
  ],
  ['on 29 February of the next leap year', '0 0 0 29 FEB * *', '2026-11-23T00:00:00.000Z', '2028-02-28T16:00:00.000Z'],
  ['in the year named', '0 0 0 1 1 * 2030', '2026-11-23T00:00:00.000Z', '2029-12-31T16:00:00.000Z'],
])('runs %s', (_name, expression, after, expected) => {
  expect(next(expression, after)).toBe(expected)
})

it('never runs on a day that does not exist', () => {
  expect(next('0 0 0 30 2 * *', '2026-11-23T00:00:00.000Z')).toBeUndefined()
})

it.each([
  '0 0 3 * * *',
  '60 * * * * * *',
  '* * 24 * * * *',
  '* * * 0 * * *',
  '* * * * 13 * *',
  '* * * * * 7 *',
  '* * * * * * 1969',
  '*/0 * * * * * *',
  '5-3 * * * * * *',
  '1-2-3 * * * * * *',
  'x * * * * * *',
  '',
  '1, * * * * * *',
])('refuses "%s"', (expression) => {
  expect(() => parseCron(expression)).toThrow('cron')
})

const number = (least: number, most: number) => fc.integer({ min: least, max: most })
const field = (least: number, most: number) =>
  fc.oneof(
    fc.constant('*'),
    number(least, most).map(String),
    fc.tuple(number(least, most), number(least, most)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    number(1, 7).map((step) => `*/${step}`),
    fc.array(number(least, most), { minLength: 1, maxLength: 3 }).map((values) => values.join(',')),
  )
const expressions = fc
  .tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6), fc.constant('*'))
  .map((fields) => fields.join(' '))
const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

/** The rule itself, second by second, without any of the arithmetic of `nextAfter`. */
function matches(cron: Cron, instant: Date): boolean {
  const local = new Date(instant.getTime() + 8 * 3600 * 1000)
  const byDay = cron.days.includes(local.getUTCDate())
  const byWeekday = cron.weekdays.includes(local.getUTCDay())
  const day = cron.anyDay || cron.anyWeekday ? byDay && byWeekday : byDay || byWeekday
  const time = cron.seconds.includes(local.getUTCSeconds()) && cron.minutes.includes(local.getUTCMinutes())
  return day && time && cron.hours.includes(local.getUTCHours()) && cron.months.includes(local.getUTCMonth() + 1)
}

it('always names a later instant that the expression describes', () => {
  fc.assert(
    fc.property(expressions, instants, (expression, after) => {
      const cron = parseCron(expression)
      const found = nextAfter(cron, after)
      return found !== undefined && found.getTime() > after.getTime() && matches(cron, found)
    }),
  )
})

it('passes over no instant that the expression describes', () => {
  fc.assert(
    fc.property(expressions, instants, (expression, after) => {
      const cron = parseCron(expression)
      const found = nextAfter(cron, after)?.getTime() ?? 0
      const first = Math.floor(after.getTime() / 1000) * 1000 + 1000
      for (let at = first; at < Math.min(found, first + 5000 * 1000); at += 1000)
        if (matches(cron, new Date(at))) return false
      return true
    }),
  )
})
