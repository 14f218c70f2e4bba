/** A day of the calendar: WeChat's own picker; in the browser the browser's, which takes keyboard and screen reader. */
import { Picker, View } from '@tarojs/components'
import type { CivilDate } from '../core/time'

export interface DayPickerProps {
  readonly label: string
  readonly value: string
  readonly first: CivilDate
  readonly last: CivilDate
  readonly onPick: (day: string) => void
}

export function DayPicker(props: DayPickerProps) {
  return process.env.TARO_ENV === 'h5' ? <BrowserPicker {...props} /> : <WeChatPicker {...props} />
}

function BrowserPicker({ label, value, first, last, onPick }: DayPickerProps) {
  return (
    <input
      className="form-day"
      type="date"
      aria-label={label}
      value={value}
      min={first}
      max={last}
      onChange={({ target }) => onPick(target.value)}
    />
  )
}

function WeChatPicker({ label, value, first, last, onPick }: DayPickerProps) {
  return (
    <Picker mode="date" value={value} start={first} end={last} onChange={({ detail }) => onPick(detail.value)}>
      <View className="form-day-shown" aria-label={label} {...{ 'aria-role': 'button' }}>
        <View>{value === '' ? label : value}</View>
        <View className="way-arrow" />
      </View>
    </Picker>
  )
}
