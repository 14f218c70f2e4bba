/** 用途 from the list, with what it means; and 补充说明 in the giver's own words. */
import { Textarea } from '@tarojs/components'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { PURPOSE_FACTS, PURPOSES } from '../../core/sharing/purposes'
import { LONGEST_WORDS } from '../../core/sharing/terms'
import { useTold } from '../../hooks/use-preferences'
import { purposeOf } from '../terms-of'
import { useSharingTexts } from '../use-sharing-texts'
import type { Wish, WishedTerms } from '../wish'

export interface TermsFieldProps {
  readonly wish: Wish
  readonly onChange: (part: Partial<WishedTerms>) => void
}

/** As the contract. What is too long is said, never cut off. */
const MOST_TYPED = 2000

/** Another purpose proposes other fields. */
export function PurposeField({ wish, onChange }: TermsFieldProps) {
  const { terms: words } = useSharingTexts()
  const told = useTold()
  const chosen = purposeOf(wish)
  const offered = wish.asked ? [chosen] : PURPOSES
  return (
    <Field label={words.purpose} hint={told(PURPOSE_FACTS[chosen].meaning)}>
      <FilterRow
        label={words.purpose}
        choices={offered.map((key) => ({ key, text: told(PURPOSE_FACTS[key].label) }))}
        chosen={chosen}
        onChoose={(purpose) => onChange(purpose === chosen ? {} : { purpose, fields: {} })}
      />
    </Field>
  )
}

export function WordsField({ wish, problem, onChange }: TermsFieldProps & { readonly problem: boolean }) {
  const { terms: words } = useSharingTexts()
  const { needsWords } = PURPOSE_FACTS[purposeOf(wish)]
  const label = needsWords ? words.words : words.wordsOptional
  const value = wish.terms.words
  const used = [...value.trim()].length
  // Who asked has said it in his words; they stand as they are.
  if (wish.asked) return null
  return (
    <Field
      label={label}
      problem={problem && used === 0 ? words.needsWords : undefined}
      counter={{ text: words.counter(used, LONGEST_WORDS), over: used > LONGEST_WORDS }}
    >
      <Textarea
        className="form-area"
        value={value}
        maxlength={MOST_TYPED}
        placeholder={words.wordsPlaceholder}
        placeholderClass="form-placeholder"
        aria-label={label}
        onInput={({ detail }) => onChange({ words: detail.value })}
      />
    </Field>
  )
}
