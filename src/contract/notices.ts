/** 微信通知: what a phone may ask its person's consent for, and what he answered. In the function `grants`. */
import * as v from 'valibot'
import type { NoticeTopic } from '../core/sharing/notice'

const answer = v.optional(v.picklist(['accepted', 'refused']))

export const noticesRequest = v.strictObject({})
/** One tap, one request: the same `requestId` again counts nothing twice. */
export const answerNoticesRequest = v.strictObject({
  requestId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  answers: v.strictObject({ sharing: answer, use: answer, deadline: answer }),
})

/** One topic that the operator has a template for. */
export interface NoticeTopicView {
  readonly topic: NoticeTopic
  /** WeChat's id of the template: what the phone asks for. */
  readonly template: string
  /** How many notices are still to come. */
  readonly left: number
  readonly refused: boolean
  /** Whether a page may ask of its own accord. */
  readonly mayAsk: boolean
}

export interface NoticesView {
  /** None: the operator has no templates, and there is only the inbox. */
  readonly topics: readonly NoticeTopicView[]
}

export interface NoticeRoutes {
  listNotices: { request: v.InferInput<typeof noticesRequest>; value: NoticesView }
  answerNotices: { request: v.InferInput<typeof answerNoticesRequest>; value: NoticesView }
}
