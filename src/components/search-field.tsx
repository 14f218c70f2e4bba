/** A field to search with: what is typed is looked for as it stands, and one press clears it. */
import { Input, View } from '@tarojs/components'
import { Press } from './press'
import './search-field.css'

export interface SearchFieldProps {
  /** What a screen reader calls it. */
  readonly label: string
  readonly placeholder: string
  readonly clearLabel: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** As the contract: longer texts are refused. */
const MAX_LENGTH = 32

export function SearchField({ label, placeholder, clearLabel, value, onChange }: SearchFieldProps) {
  return (
    <View className="search-field">
      <View className="search-field-glass" aria-hidden="true" />
      <Input
        className="search-field-input"
        type="text"
        confirmType="search"
        maxlength={MAX_LENGTH}
        value={value}
        placeholder={placeholder}
        placeholderClass="search-field-placeholder"
        aria-label={label}
        onInput={({ detail }) => onChange(detail.value)}
      />
      {value !== '' && (
        <Press className="search-field-clear" label={clearLabel} onPress={() => onChange('')}>
          <View className="search-field-cross">×</View>
        </Press>
      )}
    </View>
  )
}
