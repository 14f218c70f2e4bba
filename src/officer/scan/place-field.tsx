/** 执法地点: written to the record, and kept for the next check of the shift. */

import { Input, View } from '@tarojs/components'
import { useOfficerTexts } from '../use-officer-texts'

/** As the contract: longer places are refused. */
const MAX_LENGTH = 60

export function PlaceField({
  place,
  onChange,
}: {
  readonly place: string
  readonly onChange: (place: string) => void
}) {
  const { scan: words } = useOfficerTexts()
  return (
    <View className="field">
      <View className="field-label">{words.place}</View>
      <Input
        className="field-input"
        value={place}
        maxlength={MAX_LENGTH}
        placeholder={words.placePlaceholder}
        placeholderClass="field-placeholder"
        aria-label={words.place}
        onInput={({ detail }) => onChange(detail.value)}
      />
      <View className="field-hint">{words.placeHint}</View>
    </View>
  )
}
