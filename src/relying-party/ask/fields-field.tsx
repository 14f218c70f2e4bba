/** 申请的项目 of one kind of licence: the usual ones are chosen; what goes beyond is behind one more press, and the holder sees it marked. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { CheckLine } from '../../components/check-line'
import { Field } from '../../components/field'
import { Press } from '../../components/press'
import { CATEGORY_NAMES } from '../../contract/grant-words'
import type { LicenceCategory } from '../../core/licence/licence-category'
import type { GrantField } from '../../core/sharing/fields'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'
import { chosenFields, offeredFields } from './draft'
import type { AskFieldProps } from './holder-field'

export function FieldsField({ category, draft, onChange }: AskFieldProps & { readonly category: LicenceCategory }) {
  const { ask: words } = usePartyTexts()
  const told = useTold()
  const [open, setOpen] = useState(false)
  const chosen = chosenFields(draft, category)
  const usual = PURPOSE_FACTS[draft.purpose].usual[category]
  const offered = offeredFields(draft, category)
  const isFirst = ({ name }: GrantField) => usual.includes(name) || chosen.includes(name)
  const rest = offered.filter((field) => !isFirst(field))
  const toggle = (name: string, on: boolean) => {
    const names = offered.map((field) => field.name).filter((each) => (each === name ? on : chosen.includes(each)))
    onChange({ ...draft, fields: { ...draft.fields, [category]: names } })
  }
  return (
    <Field
      label={words.fields(told(CATEGORY_NAMES[category]))}
      problem={chosen.length === 0 ? words.fieldsProblem : undefined}
    >
      <View className="ask-picks">
        {(open ? offered : offered.filter(isFirst)).map(({ name, label }) => (
          <CheckLine
            key={name}
            text={usual.includes(name) ? told(label) : `${told(label)} · ${words.beyond}`}
            checked={chosen.includes(name)}
            onChange={(on) => toggle(name, on)}
          />
        ))}
        {!open && rest.length > 0 && (
          <Press className="ask-more" label={words.more(rest.length)} onPress={() => setOpen(true)}>
            {words.more(rest.length)} ›
          </Press>
        )}
      </View>
    </Field>
  )
}
