/** 订阅消息 through `cloud.openapi.subscribeMessage.send`. Once only: after an answer that did not come, it may have been sent. */
import cloud from 'wx-server-sdk'
import type { Messages, Notice, NoticeOutcome, NoticeTemplates } from '../ports'

/** Where a tap on the notice leads. */
const PAGE = 'inbox/list/index'

/** WeChat's codes: 43101 the person refuses; 40003 no such openid. */
const OUTCOMES: { readonly [code: number]: 'refused' | 'unaddressable' } = { 43101: 'refused', 40003: 'unaddressable' }

/**
 * What only the operator can mend: 40037 no such template, 47003 a field that the template has not or that does not fit, 41030 no such page,
 * 48001 no right to the interface, -604101 the function's config names no right to it.
 */
const MISCONFIGURED: readonly number[] = [40037, 47003, 41030, 48001, -604101]

export function wechatMessages(templates: NoticeTemplates): Messages {
  return {
    async send(notice) {
      const template = templates[notice.topic]
      if (!template) return { state: 'misconfigured', reason: 'NO_TEMPLATE' }
      try {
        await cloud.openapi.subscribeMessage.send({
          ...{ touser: notice.openid, templateId: template.id, page: PAGE, lang: 'zh_CN' },
          data: dataOf(notice, template.fields),
        })
        return { state: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function dataOf({ facts }: Notice, fields: { readonly [field: string]: keyof Notice['facts'] }) {
  return Object.fromEntries(Object.entries(fields).map(([field, fact]) => [field, { value: facts[fact] }]))
}

/** Of WeChat's sentence nothing is kept: it may repeat what was sent. */
function outcomeOf(error: unknown): NoticeOutcome {
  const { errCode } = (typeof error === 'object' && error !== null ? error : {}) as { readonly errCode?: unknown }
  if (typeof errCode !== 'number') return { state: 'unknown' }
  if (MISCONFIGURED.includes(errCode)) return { state: 'misconfigured', reason: `WECHAT_${errCode}` }
  return { state: OUTCOMES[errCode] ?? 'unknown' }
}
