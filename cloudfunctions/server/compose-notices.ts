/** Puts `notices` together: the only function that speaks to WeChat. Which templates there are, `grants` tells the phones. */
import { wechatMessages } from './adapters/wechat-messages'
import { noticeTemplates } from './compose-notice-templates'
import { keyless, sealer } from './compose-shared'
import type { NoticesDeps } from './deps'

export function noticesDeps(): NoticesDeps {
  const templates = noticeTemplates()
  return { ...keyless(), cipher: sealer(), templates, messages: wechatMessages(templates) }
}
