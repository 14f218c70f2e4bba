/** The sentence for whatever keeps a page from showing something new: a refusal's own, or that nobody answered. */
import { messageOf } from '../contract/messages'
import type { Bilingual } from '../contract/reply'
import type { Obstacle } from './call'

const UNREACHABLE: Bilingual = {
  zh: '暂时连接不上服务，请检查网络后重试。',
  en: 'The service cannot be reached. Check your network and try again.',
}

export function sentenceOf(obstacle: Obstacle): Bilingual {
  return obstacle.code === 'UNREACHABLE' ? UNREACHABLE : messageOf(obstacle)
}
