/** 用证单位: who receives the copy. */
import { Input } from '@tarojs/components'
import { Field } from '../../components/field'
import { LONGEST } from '../../core/notation/copy-request'
import { useCopyTexts } from '../use-copy-texts'
import { MOST_TYPED, type TextFieldProps } from './purpose-field'

export function RecipientField({ value, problem, onChange }: TextFieldProps) {
  const { request: words } = useCopyTexts()
  const used = [...value.trim()].length
  return (
    <Field
      label={words.recipient}
      problem={problem}
      counter={{ text: words.counter(used, LONGEST.recipient), over: used > LONGEST.recipient }}
    >
      <Input
        className="form-input"
        value={value}
        maxlength={MOST_TYPED}
        placeholder={words.recipientPlaceholder}
        placeholderClass="form-placeholder"
        aria-label={words.recipient}
        onInput={({ detail }) => onChange(detail.value)}
      />
    </Field>
  )
}
