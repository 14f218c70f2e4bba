/** 使用期限: the last day of use, a usual term with one press or any day within a year. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { DayPicker } from '../../components/day-picker'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { latestDay } from '../../core/notation/copy-request'
import { type CivilDate, civilDateOf, daysAfter } from '../../core/time'
import { useCopyTexts } from '../use-copy-texts'
import type { TextFieldProps } from './purpose-field'

export function DayField({ value, problem, onChange }: TextFieldProps) {
  const { request: words } = useCopyTexts()
  const today = civilDateOf(now())
  const terms = Object.entries(words.terms).map(([days, text]) => ({ key: daysAfter(today, Number(days)), text }))
  return (
    <Field label={words.until} problem={problem} hint={value === '' ? words.untilHint : words.untilDay(value)}>
      <FilterRow<CivilDate>
        label={words.until}
        choices={terms}
        chosen={terms.find(({ key }) => key === value)?.key}
        onChoose={onChange}
      />
      <View className="form-picker">
        <DayPicker label={words.otherDay} value={value} first={today} last={latestDay(today)} onPick={onChange} />
      </View>
    </Field>
  )
}
