/** A person: by the code on his phone, or by phone number and name, both of which must be right. */
import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, type Outcome } from '../../client/call'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import type { FoundPerson } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { useSharingTexts } from '../use-sharing-texts'

export interface PersonFormProps {
  readonly onChoose: (person: FoundPerson) => void
}

type Question = Parameters<typeof ask>[0]

export function PersonForm({ onChoose }: PersonFormProps) {
  const { terms: words } = useSharingTexts()
  const [act, find] = useAct(ask)
  const busy = act.state === 'busy'
  return (
    <>
      <View className="recipient-lead">{words.personLead}</View>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {act.state === 'done' && (
        <View className="found-person" aria-live="polite">
          <View className="found-name">{words.found(act.value.name)}</View>
          <Button label={words.confirmPerson} onPress={() => onChoose(act.value)} />
        </View>
      )}
      {process.env.TARO_ENV === 'weapp' ? <Scan onFind={find} busy={busy} /> : <TypedCode onFind={find} busy={busy} />}
      <ByPhone onFind={find} busy={busy} />
    </>
  )
}

function ask(
  question: { by: 'code'; code: string } | { by: 'phone'; phone: string; name: string },
): Promise<Outcome<FoundPerson>> {
  return call('grants', 'findPerson', question)
}

interface AskingProps {
  readonly onFind: (question: Question) => void
  readonly busy: boolean
}

function Scan({ onFind, busy }: AskingProps) {
  const { terms: words } = useSharingTexts()
  const [failed, setFailed] = useState(false)
  const scan = async () => {
    setFailed(false)
    try {
      const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
      if (result.length <= LONGEST_CODE) onFind({ by: 'code', code: result })
      else setFailed(true)
    } catch {
      // Leaving the scanner is no failure.
    }
  }
  return (
    <>
      {failed && <Notice tone="warn" text={words.scanFailed} />}
      <Button look="soft" label={words.scan} busy={busy} onPress={scan} />
    </>
  )
}

/** As the contract. */
const LONGEST_CODE = 64

/** A browser has no scanner: the code is copied over. */
function TypedCode({ onFind, busy }: AskingProps) {
  const { terms: words } = useSharingTexts()
  const [code, setCode] = useState('')
  const find = () => {
    if (code.trim() !== '') onFind({ by: 'code', code: code.trim() })
  }
  return (
    <Field label={words.code}>
      <Input
        className="form-input"
        maxlength={LONGEST_CODE}
        value={code}
        placeholder={words.codePlaceholder}
        placeholderClass="form-placeholder"
        aria-label={words.code}
        onInput={({ detail }) => setCode(detail.value)}
      />
      <View className="form-act">
        <Button look="soft" label={words.useCode} busy={busy} disabled={code.trim() === ''} onPress={find} />
      </View>
    </Field>
  )
}

function ByPhone({ onFind, busy }: AskingProps) {
  const { terms: words } = useSharingTexts()
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const isPhone = /^1\d{10}$/.test(phone.trim())
  const isName = name.trim() !== ''
  const find = () => {
    setTried(true)
    if (isPhone && isName) onFind({ by: 'phone', phone: phone.trim(), name: name.trim() })
  }
  return (
    <>
      <Field label={words.phone} problem={tried && !isPhone ? words.phoneProblem : undefined}>
        <Input
          className="form-input"
          type="number"
          maxlength={11}
          value={phone}
          placeholder={words.phonePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.phone}
          onInput={({ detail }) => setPhone(detail.value)}
        />
      </Field>
      <Field label={words.name} problem={tried && !isName ? words.nameProblem : undefined}>
        <Input
          className="form-input"
          maxlength={100}
          value={name}
          placeholder={words.namePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.name}
          onInput={({ detail }) => setName(detail.value)}
        />
      </Field>
      <Button label={words.find} busy={busy} onPress={find} />
    </>
  )
}
