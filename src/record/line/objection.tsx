/** 异议: the holder says that an officer refused him wrongly. Asked once more before it is sent, because it can be made only once. */
import { Textarea, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { useAct } from '../../hooks/use-act'
import { MOST_WORDS, objectionProblem } from '../objection-problem'
import { useRecordTexts } from '../use-record-texts'
import type { LineActProps } from './hiding'

export function Objection(props: LineActProps) {
  const { objection: words } = useRecordTexts()
  const [writing, setWriting] = useState(false)
  const [made, setMade] = useState(false)
  const done: LineActProps['onDone'] = (line) => {
    setMade(true)
    props.onDone(line)
  }
  if (made) return <Notice tone="ok" text={words.made} />
  if (props.line.objection !== 'possible') return null
  return (
    <>
      <View className="objection-lead">
        <View className="objection-title">{words.title}</View>
        <View>{words.body}</View>
        {!writing && (
          <View className="objection-start">
            <Button look="soft" label={words.start} onPress={() => setWriting(true)} />
          </View>
        )}
      </View>
      {writing && <Form {...props} onDone={done} />}
    </>
  )
}

function Form({ line, onDone }: LineActProps) {
  const { objection: words } = useRecordTexts()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [act, report] = useAct(() => call('holder', 'reportRefusal', { id: line.id, words: text.trim() }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state === 'done' || isMade(act)) onDone({ ...line, objection: 'made' })
  }, [act])
  const problem = objectionProblem(text, words)
  const submit = () => {
    setTried(true)
    if (problem === undefined) setAsking(true)
  }
  const used = text.trim().length
  return (
    <>
      <Field
        label={words.label}
        hint={words.hint}
        problem={tried ? problem : undefined}
        counter={{ text: words.counter(used, MOST_WORDS), over: used > MOST_WORDS }}
      >
        <Textarea
          className="form-area objection-area"
          value={text}
          maxlength={-1}
          placeholder={words.placeholder}
          placeholderClass="form-placeholder"
          aria-label={words.label}
          onInput={({ detail }) => setText(detail.value)}
        />
      </Field>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button label={words.submit} busy={act.state === 'busy'} onPress={submit} />
      {asking && (
        <Sheet
          title={words.sureTitle}
          body={words.sureBody}
          confirm={words.sure}
          busy={act.state === 'busy'}
          onConfirm={report}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** The answer to the first attempt was lost, or another phone was quicker: it is made all the same. */
function isMade(act: { readonly state: string; readonly obstacle?: { readonly code: string } }): boolean {
  return act.state === 'failed' && act.obstacle?.code === 'OBJECTION_MADE'
}
