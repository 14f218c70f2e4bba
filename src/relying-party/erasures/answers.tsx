/** 答复: it is deleted, or it must be kept and why. Neither can be changed, so each is asked once more. */
import { Textarea } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button, Buttons } from '../../components/button'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { LONGEST_WORDS } from '../../core/sharing/terms'
import { useAct } from '../../hooks/use-act'
import { useTexts } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'

export interface AnswersProps {
  readonly grant: string
  readonly onAnswered: () => void
}

const MOST_TYPED = 2000

export function Answers({ grant, onAnswered }: AnswersProps) {
  const { erasures: words } = usePartyTexts()
  const [asking, setAsking] = useState<'done' | 'declined'>()
  const [act, answer] = useAct((reason: string) =>
    call('grants', 'answerErasure', {
      grant,
      ...(reason === '' ? { answer: 'done' } : { answer: 'declined', words: reason }),
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done') onAnswered()
    if (act.state === 'failed' && asking === 'done') setAsking(undefined)
  }, [act])
  const isBusy = act.state === 'busy'
  const stop = () => setAsking(undefined)
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {asking === 'declined' ? (
        <Declining busy={isBusy} onSend={answer} onCancel={stop} />
      ) : (
        <Buttons>
          <Button label={words.done} onPress={() => setAsking('done')} />
          <Button look="soft" label={words.decline} onPress={() => setAsking('declined')} />
        </Buttons>
      )}
      {asking === 'done' && (
        <Sheet
          title={words.doneTitle}
          body={words.doneBody}
          confirm={words.send}
          busy={isBusy}
          onConfirm={() => answer('')}
          onCancel={stop}
        />
      )}
    </>
  )
}

interface DecliningProps {
  readonly busy: boolean
  readonly onSend: (reason: string) => void
  readonly onCancel: () => void
}

function Declining({ busy, onSend, onCancel }: DecliningProps) {
  const { erasures: words } = usePartyTexts()
  const { cancel } = useTexts()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const reason = typed.trim()
  const used = [...reason].length
  const send = () => {
    setMissing(reason === '')
    if (reason !== '') onSend(reason)
  }
  return (
    <>
      <Notice tone="warn" text={words.declineBody} />
      <Field
        label={words.wordsLabel}
        problem={missing ? words.wordsMissing : undefined}
        counter={{ text: words.counter(used, LONGEST_WORDS), over: used > LONGEST_WORDS }}
      >
        <Textarea
          className="form-area"
          value={typed}
          maxlength={MOST_TYPED}
          placeholder={words.wordsPlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.wordsLabel}
          onInput={({ detail }) => setTyped(detail.value)}
        />
      </Field>
      <Buttons>
        <Button label={words.send} busy={busy} onPress={send} />
        <Button look="plain" label={cancel} onPress={onCancel} />
      </Buttons>
    </>
  )
}
