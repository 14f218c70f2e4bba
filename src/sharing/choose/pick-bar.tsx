/** How many are chosen, and what can be done with all that is listed. */
import { View } from '@tarojs/components'
import { Press } from '../../components/press'

export interface PickBarProps {
  readonly count: string
  readonly acts: readonly { readonly label: string; readonly onPress: () => void }[]
}

export function PickBar({ count, acts }: PickBarProps) {
  return (
    <View className="pick-bar">
      <View className="pick-count" aria-live="polite">
        {count}
      </View>
      <View className="pick-acts">
        {acts.map(({ label, onPress }) => (
          <Press key={label} className="pick-act" label={label} onPress={onPress}>
            {label}
          </Press>
        ))}
      </View>
    </View>
  )
}
