/**
 * WeChat's open interface, as far as the functions use it: 订阅消息. It keeps what was sent, so that somebody can look, and answers in WeChat's own codes. What a
 * person agreed to in WeChat's own question it cannot know: it sends, unless it is told to answer otherwise.
 */
import { fits, LOCAL_TEMPLATES } from './wechat-templates'

export interface SentNotice {
  readonly at: string
  readonly touser: string
  readonly template: string
  readonly page: string
  readonly data: unknown
}

/** Answered `times` times instead of sending; to everybody, or to one openid. */
export interface ToldAnswer {
  readonly errcode: number
  readonly times: number
  readonly openid?: string
}

export interface WechatAnswer {
  readonly errcode: number
  readonly errmsg: string
}

/** Far above what a test sends. */
const MOST_KEPT = 500

const OK: WechatAnswer = { errcode: 0, errmsg: 'ok' }

export class WechatSimulator {
  private kept: readonly SentNotice[] = []
  private told: readonly { readonly answer: ToldAnswer; left: number }[] = []

  /** `isPage`: whether the mini-program has a page at `path`. */
  constructor(private readonly isPage: (path: string) => boolean) {}

  /** Oldest first. */
  sent(): readonly SentNotice[] {
    return this.kept
  }

  /** Replaces what was told before. */
  answerWith(answers: readonly ToldAnswer[]): void {
    this.told = answers.map((answer) => ({ answer, left: answer.times }))
  }

  /** `subscribeMessage.send`. */
  send({ touser, template_id, page, data }: Readonly<Record<string, unknown>>): WechatAnswer {
    const rule = this.told.find(({ answer, left }) => left > 0 && (answer.openid ?? touser) === touser)
    if (rule) {
      rule.left -= 1
      return { errcode: rule.answer.errcode, errmsg: 'as it was told' }
    }
    if (typeof touser !== 'string' || touser === '') return { errcode: 40003, errmsg: 'invalid openid' }
    const template = typeof template_id === 'string' ? LOCAL_TEMPLATES[template_id] : undefined
    if (!template) return { errcode: 40037, errmsg: 'invalid template_id' }
    if (typeof page !== 'string' || !this.isPage(page)) return { errcode: 41030, errmsg: 'invalid page' }
    if (!fits(template, data)) return { errcode: 47003, errmsg: 'argument invalid! data' }
    const notice = { at: new Date().toISOString(), touser, template: String(template_id), page, data }
    this.kept = [...this.kept, notice].slice(-MOST_KEPT)
    return OK
  }
}
