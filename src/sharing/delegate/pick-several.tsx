/** Some of a few, each a line with a box. */
import { View } from '@tarojs/components'
import { CheckLine } from '../../components/check-line'

export interface PickSeveralProps<N extends string> {
  readonly names: readonly N[]
  readonly textOf: (name: N) => string
  readonly picked: readonly N[]
  readonly onPick: (picked: readonly N[]) => void
}

export function PickSeveral<N extends string>({ names, textOf, picked, onPick }: PickSeveralProps<N>) {
  return (
    <View className="field-picks">
      {names.map((name) => (
        <CheckLine
          key={name}
          text={textOf(name)}
          checked={picked.includes(name)}
          onChange={(on) => onPick(names.filter((each) => (each === name ? on : picked.includes(each))))}
        />
      ))}
    </View>
  )
}
