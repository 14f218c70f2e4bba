/** A short remark in a coloured strip, with at most one thing to do about it. */
import { View } from '@tarojs/components'
import type { Tone } from '../client/event-words'
import { Press } from './press'
import './notice.css'

export interface NoticeProps {
  readonly tone: Exclude<Tone, 'plain'>
  readonly text: string
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

export function Notice({ tone, text, action }: NoticeProps) {
  const className = `notice notice-${tone}`
  if (!action)
    return (
      <View className={className} aria-live="polite">
        {text}
      </View>
    )
  return (
    <Press className={className} label={`${text}，${action.label}`} onPress={action.onPress}>
      <View className="notice-text">{text}</View>
      <View className="notice-action">{action.label} ›</View>
    </Press>
  )
}
