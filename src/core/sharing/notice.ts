/**
 * 微信通知 (订阅消息): WeChat tells a person once for every consent he has given. Three topics, for WeChat lets a page ask for three templates at once;
 * which message goes by which is one table. When somebody is asked for his consent, and when not again, is decided here.
 */
import { after, type Instant } from '../time'
import type { MessageKind } from './message'

export const NOTICE_TOPICS = ['sharing', 'use', 'deadline'] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

/** 申请与授权, 用证提醒, 到期提醒. */
export const TOPIC_OF: { readonly [K in MessageKind]: NoticeTopic } = {
  grantAsked: 'sharing',
  requestRefused: 'sharing',
  requestLapsed: 'sharing',
  grantGiven: 'sharing',
  grantUsed: 'use',
  grantWithdrawn: 'sharing',
  grantReturned: 'sharing',
  grantEnded: 'sharing',
  delegated: 'sharing',
  delegationWithdrawn: 'sharing',
  erasureAsked: 'sharing',
  erasureDone: 'sharing',
  erasureDeclined: 'sharing',
  erasureLapsed: 'sharing',
  checkFailed: 'use',
  checkRefused: 'use',
  licenceExpires: 'deadline',
  reviewDue: 'deadline',
  fleetDue: 'deadline',
}

/** Of one person, on one phone, to one topic. */
export interface NoticeConsent {
  /** How many notices he has agreed to and not yet been sent. */
  readonly left: number
  /** When he last refused; absent when he agreed since. */
  readonly refusedAt?: Instant
}

/** What the person said to WeChat's question, or to ours before it. */
export type NoticeAnswer = 'accepted' | 'refused'

export const NO_CONSENT: NoticeConsent = { left: 0 }

/** More are not collected: each is good for one notice only, and nobody waits for more. */
export const MOST_CONSENTS = 20
/** Who has refused is not asked again for so long; he can still ask for it himself. */
const ASK_AGAIN_MS = 180 * 24 * 60 * 60_000
/** What is older has been seen, or is no news. */
const NEWS_MS = 24 * 60 * 60_000

/** One consent is one notice. A refusal takes back what was agreed to before. */
export function answered({ left }: NoticeConsent, answer: NoticeAnswer, now: Instant): NoticeConsent {
  return answer === 'refused' ? { left: 0, refusedAt: now } : { left: Math.min(left + 1, MOST_CONSENTS) }
}

/** Whether a page may ask for consent of its own accord: when a notice would not come, and he has not refused lately. */
export function mayAsk({ left, refusedAt }: NoticeConsent, now: Instant): boolean {
  return left === 0 && (refusedAt === undefined || now >= after(refusedAt, ASK_AGAIN_MS))
}

/** Whether a message of `at` is still worth a notice. */
export function isNews(at: Instant, now: Instant): boolean {
  return now < after(at, NEWS_MS)
}
