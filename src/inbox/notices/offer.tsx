/** 有新消息时，微信提醒一次: offered where messages stand, to whoever would not be told and has not said no. */
import { View } from '@tarojs/components'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { useInboxTexts } from '../use-inbox-texts'
import { useNotices } from './use-notices'
import './index.css'

export function NoticeOffer() {
  const { notices: words } = useInboxTexts()
  const { topics, asking, ask, decline } = useNotices()
  if (asking === 'blocked') return <Notice tone="warn" text={words.blocked} />
  if (!topics.some(({ mayAsk }) => mayAsk)) return null
  return (
    <View className="notice-offer">
      <View className="notice-offer-title">{words.title}</View>
      <View className="notice-offer-body">{words.body}</View>
      <Buttons>
        <Button label={words.ask} busy={asking === 'busy'} onPress={ask} />
        <Button look="soft" label={words.decline} onPress={decline} />
      </Buttons>
    </View>
  )
}
