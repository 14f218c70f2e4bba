/** A setting that is one of a few. */
import { View } from '@tarojs/components'
import { Press } from './press'
import './choice-line.css'

export interface ChoiceLineProps<C extends string> {
  readonly label: string
  readonly choices: Readonly<Record<C, string>>
  readonly chosen: C
  readonly onChoose: (choice: C) => void
}

export function ChoiceLine<C extends string>({ label, choices, chosen, onChoose }: ChoiceLineProps<C>) {
  const names = Object.keys(choices) as C[]
  return (
    <View className="choice-line">
      <View className="choice-line-label">{label}</View>
      <View className="choice-line-choices">
        {names.map((name) => (
          <Press
            key={name}
            className={name === chosen ? 'choice choice-chosen' : 'choice'}
            role="radio"
            label={choices[name]}
            checked={name === chosen}
            onPress={() => onChoose(name)}
          >
            {choices[name]}
          </Press>
        ))}
      </View>
    </View>
  )
}
