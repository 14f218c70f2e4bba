/** 使用期限: the last day of use, a usual term with one press or any day the purpose allows. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { DayPicker } from '../../components/day-picker'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { civilDateOf, daysAfter } from '../../core/time'
import { lastDayOf, untilOf } from '../terms-of'
import { useSharingTexts } from '../use-sharing-texts'
import type { TermsFieldProps } from './purpose-field'

export function DayField({ wish, onChange }: TermsFieldProps) {
  const { terms: words } = useSharingTexts()
  const today = civilDateOf(now())
  const last = lastDayOf(wish, today)
  const value = untilOf(wish, today)
  const choices = Object.entries(words.days)
    .map(([days, text]) => ({ key: daysAfter(today, Number(days)), text }))
    .filter(({ key }) => key <= last)
  return (
    <Field label={words.until} hint={`${words.untilDay(value)}（${words.latest(last)}）`}>
      <FilterRow<string>
        label={words.until}
        choices={choices}
        chosen={choices.find(({ key }) => key === value)?.key}
        onChoose={(until) => onChange({ until })}
      />
      <View className="form-picker">
        <DayPicker
          label={words.otherDay}
          value={value}
          first={today}
          last={last}
          onPick={(until) => until !== '' && onChange({ until })}
        />
      </View>
    </Field>
  )
}
