/** 用途: a common one with one press, or in one's own words. */
import { Textarea } from '@tarojs/components'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { LONGEST } from '../../core/notation/copy-request'
import { useCopyTexts } from '../use-copy-texts'

export interface TextFieldProps {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}

/** As the contract. What is too long is said, never cut off. */
export const MOST_TYPED = 2000

export function PurposeField({ value, problem, onChange }: TextFieldProps) {
  const { request: words } = useCopyTexts()
  const used = [...value.trim()].length
  return (
    <Field
      label={words.purpose}
      problem={problem}
      counter={{ text: words.counter(used, LONGEST.purpose), over: used > LONGEST.purpose }}
    >
      <Textarea
        className="form-area"
        value={value}
        maxlength={MOST_TYPED}
        placeholder={words.purposePlaceholder}
        placeholderClass="form-placeholder"
        aria-label={words.purpose}
        onInput={({ detail }) => onChange(detail.value)}
      />
      <FilterRow
        label={words.purposes}
        choices={words.commonPurposes.map((text) => ({ key: text, text }))}
        chosen={words.commonPurposes.find((text) => text === value)}
        onChoose={onChange}
      />
    </Field>
  )
}
