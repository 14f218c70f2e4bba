/**
 * 微信提醒 on this phone. WeChat asks its own question, and only within the tap itself: so what may be asked for is fetched before, and the answer is told to
 * the cloud after. In the browser there is none of it.
 */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { newRequestId } from '../../client/request-id'
import type { NoticesView, NoticeTopicView } from '../../contract/notices'
import { NOTICE_TOPICS, type NoticeAnswer, type NoticeTopic } from '../../core/sharing/notice'

type Answers = { readonly [T in NoticeTopic]?: NoticeAnswer }

/** `blocked`: WeChat did not ask; its own settings say no. */
export type Asking = 'idle' | 'busy' | 'blocked'

export interface Notices {
  /** None until they are known, and where there are none. */
  readonly topics: readonly NoticeTopicView[]
  readonly asking: Asking
  /** To be called in the tap itself. */
  readonly ask: () => void
  /** No more of them. */
  readonly decline: () => Promise<void>
}

const NONE: NoticesView = { topics: [] }

export function useNotices(): Notices {
  const [{ topics }, setView] = useState(NONE)
  const [asking, setAsking] = useState<Asking>('idle')
  // When it comes onto the page, which may be after the page itself was shown. Without an answer nothing is offered.
  useEffect(() => {
    if (!IS_WECHAT) return
    call('grants', 'listNotices', {}).then((outcome) => {
      if (outcome.ok) setView(outcome.value)
    })
  }, [])
  const tell = async (answers: Answers) => {
    const outcome = await call('grants', 'answerNotices', { requestId: newRequestId(), answers })
    if (outcome.ok) setView(outcome.value)
  }
  const ask = () => {
    const question = Taro.requestSubscribeMessage({
      tmplIds: topics.map(({ template }) => template),
      // Alipay’s, which the types demand of everybody.
      entityIds: [],
    })
    setAsking('busy')
    question
      .then((said) => tell(answersIn(topics, said)))
      .then(() => setAsking('idle'))
      .catch(() => setAsking('blocked'))
  }
  return {
    topics,
    asking,
    ask,
    decline: () => tell(Object.fromEntries(NOTICE_TOPICS.map((topic) => [topic, 'refused']))),
  }
}

const IS_WECHAT = process.env.TARO_ENV === 'weapp'

/** `ban` and `filter`: WeChat has taken the template out of use or out of the question; the person has said nothing. */
const SAID: { readonly [word: string]: NoticeAnswer } = { accept: 'accepted', reject: 'refused' }

function answersIn(topics: readonly NoticeTopicView[], said: object): Answers {
  const words = new Map(Object.entries(said))
  return Object.fromEntries(
    topics.flatMap(({ topic, template }) => {
      const answer = SAID[String(words.get(template))]
      return answer ? [[topic, answer]] : []
    }),
  )
}
