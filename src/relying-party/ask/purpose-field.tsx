/** 用途 from the list, with what it means; and 补充说明 in the asker's own words. */
import { Textarea } from '@tarojs/components'
import { now } from '../../client/clock'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { PURPOSE_FACTS, PURPOSES } from '../../core/sharing/purposes'
import { LONGEST_WORDS } from '../../core/sharing/terms'
import { civilDateOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'
import { withPurpose } from './draft'
import type { AskFieldProps } from './holder-field'

/** As the contract. What is too long is said, never cut off. */
const MOST_TYPED = 2000

export function PurposeField({ draft, onChange }: AskFieldProps) {
  const { ask: words } = usePartyTexts()
  const told = useTold()
  return (
    <Field label={words.purpose} hint={told(PURPOSE_FACTS[draft.purpose].meaning)}>
      <FilterRow
        label={words.purpose}
        choices={PURPOSES.map((key) => ({ key, text: told(PURPOSE_FACTS[key].label) }))}
        chosen={draft.purpose}
        onChoose={(purpose) => onChange(withPurpose(draft, purpose, civilDateOf(now())))}
      />
    </Field>
  )
}

export function WordsField({ draft, onChange }: AskFieldProps) {
  const { ask: words } = usePartyTexts()
  const used = [...draft.words.trim()].length
  return (
    <Field label={words.words} counter={{ text: words.counter(used, LONGEST_WORDS), over: used > LONGEST_WORDS }}>
      <Textarea
        className="form-area"
        value={draft.words}
        maxlength={MOST_TYPED}
        placeholder={words.wordsPlaceholder}
        placeholderClass="form-placeholder"
        aria-label={words.words}
        onInput={({ detail }) => onChange({ ...draft, words: detail.value })}
      />
    </Field>
  )
}
