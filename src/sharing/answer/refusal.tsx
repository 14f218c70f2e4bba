/** 拒绝, with a word to who asked or without. */
import { Textarea, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button, Buttons } from '../../components/button'
import { Field } from '../../components/field'
import { TroubleStrip } from '../../components/trouble'
import { LONGEST_WORDS } from '../../core/sharing/terms'
import { useAct } from '../../hooks/use-act'
import { useTexts } from '../../hooks/use-preferences'
import { useSharingTexts } from '../use-sharing-texts'
import { endWish, keptWish } from '../wish'

export interface RefusalProps {
  readonly grant: string
  readonly onDone: () => void
}

const MOST_TYPED = 2000

export function Refusal({ grant, onDone }: RefusalProps) {
  const { answer: words, terms } = useSharingTexts()
  const { cancel } = useTexts()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [act, refuse] = useAct(() =>
    call('grants', 'refuseRequest', { grant, ...(typed.trim() === '' ? {} : { words: typed.trim() }) }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state !== 'done') return
    if (keptWish().asked?.grant === grant) endWish()
    onDone()
  }, [act])
  if (!open) return <Button look="plain" label={words.refuse} onPress={() => setOpen(true)} />
  const used = [...typed.trim()].length
  return (
    <View className="refusal">
      <View className="refusal-title">{words.refuseTitle}</View>
      <View>{words.refuseBody}</View>
      <Field
        label={words.refuseWords}
        counter={{ text: terms.counter(used, LONGEST_WORDS), over: used > LONGEST_WORDS }}
      >
        <Textarea
          className="form-area"
          value={typed}
          maxlength={MOST_TYPED}
          placeholder={words.refusePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.refuseWords}
          onInput={({ detail }) => setTyped(detail.value)}
        />
      </Field>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Buttons>
        <Button look="danger" label={words.refuse} busy={act.state === 'busy'} onPress={refuse} />
        <Button look="plain" label={cancel} onPress={() => setOpen(false)} />
      </Buttons>
    </View>
  )
}
