/** A setting that is on or off. */
import { View } from '@tarojs/components'
import { Press } from './press'
import './switch-line.css'

export interface SwitchLineProps {
  readonly label: string
  readonly detail: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function SwitchLine({ label, detail, on, onChange }: SwitchLineProps) {
  return (
    <Press className="switch-line" role="switch" label={label} checked={on} onPress={() => onChange(!on)}>
      <View className="switch-line-words">
        <View>{label}</View>
        <View className="switch-line-detail">{detail}</View>
      </View>
      <View className={on ? 'switch switch-on' : 'switch'}>
        <View className="switch-knob" />
      </View>
    </Press>
  )
}
