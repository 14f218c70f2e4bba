/** 使用期限: the last day of use, a usual term with one press or any day the purpose allows. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { DayPicker } from '../../components/day-picker'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { latestUntil } from '../../core/sharing/terms'
import { civilDateOf, daysAfter } from '../../core/time'
import { usePartyTexts } from '../use-party-texts'
import type { AskFieldProps } from './holder-field'

export function DayField({ draft, onChange }: AskFieldProps) {
  const { ask: words } = usePartyTexts()
  const today = civilDateOf(now())
  const last = latestUntil(draft.purpose, today)
  const choices = Object.entries(words.days)
    .map(([days, text]) => ({ key: daysAfter(today, Number(days)), text }))
    .filter(({ key }) => key <= last)
  const pick = (until: string) => until !== '' && onChange({ ...draft, until })
  return (
    <Field label={`${words.until} ${draft.until}`} hint={words.latest(last)}>
      <FilterRow<string>
        label={words.until}
        choices={choices}
        chosen={choices.find(({ key }) => key === draft.until)?.key}
        onChoose={pick}
      />
      <View className="form-picker">
        <DayPicker label={words.otherDay} value={draft.until} first={today} last={last} onPick={pick} />
      </View>
    </Field>
  )
}
