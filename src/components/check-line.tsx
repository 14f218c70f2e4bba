/** A statement to agree to. */
import { View } from '@tarojs/components'
import { Press } from './press'
import './check-line.css'

export interface CheckLineProps {
  readonly text: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function CheckLine({ text, checked, onChange }: CheckLineProps) {
  return (
    <Press className="check-line" role="checkbox" label={text} checked={checked} onPress={() => onChange(!checked)}>
      <View className={checked ? 'check check-on' : 'check'}>{checked ? '✓' : ''}</View>
      <View className="check-line-text">{text}</View>
    </Press>
  )
}
