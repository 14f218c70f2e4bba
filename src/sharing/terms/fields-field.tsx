/** 授权字段 of one kind of licence: what the purpose usually needs is chosen, each can be taken away, and more can be given. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip } from '../../components/chip'
import { Field } from '../../components/field'
import { Press } from '../../components/press'
import { CATEGORY_NAMES } from '../../contract/grant-words'
import type { LicenceCategory } from '../../core/licence/licence-category'
import type { GrantField } from '../../core/sharing/fields'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTold } from '../../hooks/use-preferences'
import { chosenFields, offeredFields, purposeOf } from '../terms-of'
import { useSharingTexts } from '../use-sharing-texts'
import type { TermsFieldProps } from './purpose-field'
import '../../components/check-line.css'

export function FieldsField({ category, wish, onChange }: TermsFieldProps & { readonly category: LicenceCategory }) {
  const { terms: words } = useSharingTexts()
  const told = useTold()
  const [open, setOpen] = useState(false)
  const chosen = chosenFields(wish, category)
  const usual = PURPOSE_FACTS[purposeOf(wish)].usual[category]
  const offered = offeredFields(wish, category)
  const isFirst = ({ name }: GrantField) => wish.asked !== undefined || usual.includes(name) || chosen.includes(name)
  const first = offered.filter(isFirst)
  const rest = offered.filter((field) => !isFirst(field))
  const toggle = (name: string) => {
    const names = chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]
    onChange({ fields: { ...wish.terms.fields, [category]: names } })
  }
  const lines = (fields: readonly GrantField[]) => (
    <View className="field-columns">
      {fields.map((field) => (
        <FieldPick
          key={field.name}
          field={field}
          chosen={chosen.includes(field.name)}
          beyond={wish.asked !== undefined && !usual.includes(field.name)}
          onToggle={() => toggle(field.name)}
        />
      ))}
    </View>
  )
  return (
    <Field
      label={words.fields(told(CATEGORY_NAMES[category]))}
      problem={chosen.length === 0 ? words.none : undefined}
      hint={wish.asked ? words.fieldsAskedHint : words.fieldsHint}
    >
      <View className="field-picks">
        {lines(first)}
        {open && lines(rest)}
        {!open && rest.length > 0 && (
          <Press className="field-more" label={words.more(rest.length)} onPress={() => setOpen(true)}>
            {words.more(rest.length)} ›
          </Press>
        )}
      </View>
    </Field>
  )
}

interface FieldPickProps {
  readonly field: GrantField
  readonly chosen: boolean
  readonly beyond: boolean
  readonly onToggle: () => void
}

function FieldPick({ field: { label, sensitive }, chosen, beyond, onToggle }: FieldPickProps) {
  const { terms: words } = useSharingTexts()
  const told = useTold()
  const marks = [...(sensitive ? [words.sensitive] : []), ...(beyond ? [words.beyond] : [])]
  return (
    <Press
      className="field-pick"
      role="checkbox"
      label={[told(label), ...marks].join('，')}
      checked={chosen}
      onPress={onToggle}
    >
      <View className={chosen ? 'check check-on' : 'check'}>{chosen ? '✓' : ''}</View>
      <View className="field-pick-name">
        <View>{told(label)}</View>
        {marks.map((mark) => (
          <Chip key={mark} text={mark} tone="warn" />
        ))}
      </View>
    </Press>
  )
}
