/** The sentence for whatever keeps a page from showing something new: a refusal's own, or that nobody answered. */
import { COMMON_MESSAGES, type Messages } from '../contract/messages'
import type { Bilingual } from '../contract/reply'
import type { Failure } from '../core/failure'
import type { Obstacle } from './call'

const UNREACHABLE: Bilingual = {
  zh: '暂时连接不上服务，请检查网络后重试。',
  en: 'The service cannot be reached. Check your network and try again.',
}

/** The cloud is newer than this app: it refuses in a way nobody knew of when the app was built. */
const UNKNOWN: Bilingual = {
  zh: '暂不能办理，请更新到最新版本后再试。',
  en: 'This cannot be done right now. Please update to the latest version and try again.',
}

let known: Partial<Messages> = COMMON_MESSAGES

/** A sub-package brings the sentences of what is done there; the first page does not load them. */
export function bringMessages(messages: Partial<Messages>): void {
  known = { ...known, ...messages }
}

export function sentenceOf(obstacle: Obstacle): Bilingual {
  if (obstacle.code === 'UNREACHABLE') return UNREACHABLE
  // The table's own type ties each sentence to its failure; TypeScript cannot follow that through the union.
  const message = known[obstacle.code] as ((failure: Failure) => Bilingual) | undefined
  return message?.(obstacle) ?? UNKNOWN
}
