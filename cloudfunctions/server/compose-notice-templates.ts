/** 订阅消息模板 of the operator, for the function that sends notices and the one that tells phones what to ask for. */
import * as v from 'valibot'
import { json } from './compose-shared'
import { type NoticeTemplates, TEMPLATE_FACTS } from './ports'

/** Without the variable, or without a topic in it, there is only the inbox. */
export function noticeTemplates(): NoticeTemplates {
  return process.env.NOTICE_TEMPLATES ? json('NOTICE_TEMPLATES', templates) : {}
}

const template = v.optional(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
    fields: v.record(v.pipe(v.string(), v.regex(/^[a-z_]{1,20}\d{1,2}$/)), v.picklist(TEMPLATE_FACTS)),
  }),
)
const templates = v.strictObject({ sharing: template, use: template, deadline: template })
