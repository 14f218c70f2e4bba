/** A word of state, readable without its colour. */
import { View } from '@tarojs/components'
import type { Tone } from '../client/event-words'
import './chip.css'

export function Chip({ text, tone }: { readonly text: string; readonly tone: Tone | 'onCard' }) {
  return <View className={`chip chip-${tone}`}>{text}</View>
}
