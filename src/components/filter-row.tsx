/** A row of choices that narrow a list, one of them chosen at most. It wraps rather than hides what does not fit. */
import { View } from '@tarojs/components'
import { Press } from './press'
import './filter-row.css'

export interface FilterRowProps<C extends string> {
  /** What a screen reader calls the row. */
  readonly label: string
  readonly choices: readonly { readonly key: C; readonly text: string }[]
  readonly chosen: C | undefined
  readonly onChoose: (choice: C) => void
}

export function FilterRow<C extends string>({ label, choices, chosen, onChoose }: FilterRowProps<C>) {
  return (
    <View className="filter-row" aria-label={label} {...(process.env.TARO_ENV === 'h5' ? { role: 'radiogroup' } : {})}>
      {choices.map(({ key, text }) => (
        <Press
          key={key}
          className={key === chosen ? 'filter filter-chosen' : 'filter'}
          role="radio"
          label={text}
          checked={key === chosen}
          onPress={() => onChoose(key)}
        >
          <View className="filter-text">{text}</View>
        </Press>
      ))}
    </View>
  )
}
