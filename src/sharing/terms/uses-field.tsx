/** 次数: how often each licence can be looked at; not more than was asked for. */
import { Input } from '@tarojs/components'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { MOST_USES } from '../../core/sharing/terms'
import { useSharingTexts } from '../use-sharing-texts'
import type { TermsFieldProps } from './purpose-field'

const USUAL = [1, 3, 10] as const

export function UsesField({ wish, onChange }: TermsFieldProps) {
  const { terms: words } = useSharingTexts()
  const { uses } = wish.terms
  const asked = wish.asked?.terms.uses
  const most = asked ?? MOST_USES
  const numbers = [...new Set([...USUAL, ...(asked === undefined ? [] : [asked])])]
    .filter((each) => each <= most)
    .sort((a, b) => a - b)
  const choices = [
    ...(asked === undefined ? [{ key: 'unlimited', text: words.unlimited }] : []),
    ...numbers.map((each) => ({ key: String(each), text: words.times(each) })),
  ]
  return (
    <Field label={words.uses}>
      <FilterRow<string>
        label={words.uses}
        choices={choices}
        chosen={String(uses)}
        onChoose={(key) => onChange({ uses: key === 'unlimited' ? key : Number(key) })}
      />
      <Input
        className="form-input"
        type="number"
        maxlength={5}
        value={choices.some(({ key }) => key === String(uses)) ? '' : String(uses)}
        placeholder={words.otherUses}
        placeholderClass="form-placeholder"
        aria-label={words.otherUses}
        onInput={({ detail }) => {
          const typed = Number.parseInt(detail.value, 10)
          if (typed > 0) onChange({ uses: Math.min(typed, most) })
        }}
      />
    </Field>
  )
}
