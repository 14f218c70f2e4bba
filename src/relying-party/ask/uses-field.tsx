/** 次数: how often each licence may be read. */
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { usePartyTexts } from '../use-party-texts'
import type { AskFieldProps } from './holder-field'

const USUAL = [1, 3, 10, 100] as const

export function UsesField({ draft, onChange }: AskFieldProps) {
  const { ask: words } = usePartyTexts()
  const choices = [
    { key: 'unlimited', text: words.unlimited },
    ...USUAL.map((each) => ({ key: String(each), text: words.times(each) })),
  ]
  return (
    <Field label={words.uses}>
      <FilterRow<string>
        label={words.uses}
        choices={choices}
        chosen={String(draft.uses)}
        onChoose={(key) => onChange({ ...draft, uses: key === 'unlimited' ? key : Number(key) })}
      />
    </Field>
  )
}
