/** What a page says when it has nothing to list: an invitation, an emptiness, a trouble. Always with what to do next, if anything. */
import { View } from '@tarojs/components'
import { Button } from './button'
import './message.css'

export interface MessageProps {
  /** One character in a round mark. */
  readonly mark: string
  readonly title: string
  readonly body: string
  readonly tone?: 'plain' | 'warn' | 'ok'
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

export function Message({ mark, title, body, tone = 'plain', action }: MessageProps) {
  return (
    <View className="message">
      <View className={`message-mark message-${tone}`} aria-hidden="true">
        {mark}
      </View>
      <View className="message-title">{title}</View>
      <View className="message-body">{body}</View>
      {action && (
        <View className="message-action">
          <Button label={action.label} onPress={action.onPress} />
        </View>
      )}
    </View>
  )
}
