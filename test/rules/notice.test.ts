/** 微信通知: what a notice says, and when a person is asked for his consent and when not. */
import { NOTICE_ADVICE, NOTICE_WORDS } from '../../src/contract/notice-words'
import { MESSAGE_KINDS } from '../../src/core/sharing/message'
import {
  answered,
  isNews,
  MOST_CONSENTS,
  mayAsk,
  NO_CONSENT,
  NOTICE_TOPICS,
  TOPIC_OF,
} from '../../src/core/sharing/notice'
import { after, instantOf } from '../../src/core/time'

const DAY = 24 * 60 * 60_000
const now = instantOf(Date.parse('2026-11-29T02:00:00Z'))

it.each(MESSAGE_KINDS)(
  'says %s in words that fit WeChat’s field, and that hold no figure, name or quotation',
  (kind) => {
    expect(NOTICE_WORDS[kind]).toMatch(/^[\u4e00-\u9fff，]{1,20}$/)
  },
)

it('gives every message a topic, and has no more topics than WeChat lets a page ask for at once', () => {
  expect(new Set(MESSAGE_KINDS.map((kind) => TOPIC_OF[kind]))).toEqual(new Set(NOTICE_TOPICS))
  expect(NOTICE_TOPICS.length).toBeLessThanOrEqual(3)
  expect(NOTICE_ADVICE.length).toBeLessThanOrEqual(20)
})

it('counts one consent as one notice, up to a bound', () => {
  expect(answered(NO_CONSENT, 'accepted', now)).toEqual({ left: 1 })
  expect(answered({ left: MOST_CONSENTS - 1 }, 'accepted', now)).toEqual({ left: MOST_CONSENTS })
  expect(answered({ left: MOST_CONSENTS }, 'accepted', now)).toEqual({ left: MOST_CONSENTS })
})

it('takes a refusal for all that was agreed to before, and a later consent for the end of the refusal', () => {
  const refused = answered({ left: 3 }, 'refused', now)
  expect(refused).toEqual({ left: 0, refusedAt: now })
  expect(answered(refused, 'accepted', now)).toEqual({ left: 1 })
})

it('asks whoever has no consent left; who refused is not asked again for half a year', () => {
  expect(mayAsk(NO_CONSENT, now)).toBe(true)
  expect(mayAsk({ left: 1 }, now)).toBe(false)
  const refused = answered(NO_CONSENT, 'refused', now)
  expect(mayAsk(refused, after(now, 180 * DAY - 1))).toBe(false)
  expect(mayAsk(refused, after(now, 180 * DAY))).toBe(true)
})

it('takes a message for news until a day has passed', () => {
  expect(isNews(now, after(now, DAY - 1))).toBe(true)
  expect(isNews(now, after(now, DAY))).toBe(false)
})
