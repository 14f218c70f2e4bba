/** 身份核验: the person proves who he is with the 认证码 the province gave him. */
import { Input, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { back, toPrivacy } from '../../client/navigation'
import { Button } from '../../components/button'
import { Message } from '../../components/message'
import { Page } from '../../components/page'
import { TroubleStrip } from '../../components/trouble'
import { CODE_LENGTH, useIdentityProof } from '../../hooks/use-identity-proof'
import { useTexts } from '../../hooks/use-preferences'
import './index.css'

/** Long enough to read the name, short enough not to wait. */
const GREETING_MS = 1200

export default function IdentityPage() {
  const { identity: words } = useTexts()
  const [act, prove] = useIdentityProof()
  return (
    <Page title={words.title}>
      {act.state === 'done' ? (
        <Proven name={act.value.name ?? ''} />
      ) : (
        <>
          <CodeForm busy={act.state === 'busy'} onProve={prove} />
          {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
        </>
      )}
    </Page>
  )
}

function Proven({ name }: { readonly name: string }) {
  const { identity: words } = useTexts()
  useEffect(() => {
    const timer = setTimeout(back, GREETING_MS)
    return () => clearTimeout(timer)
  }, [])
  return <Message mark="✓" tone="ok" title={words.doneTitle(name)} body={words.doneBody} />
}

function CodeForm({ busy, onProve }: { readonly busy: boolean; readonly onProve: (code: string) => void }) {
  const texts = useTexts()
  const words = texts.identity
  const [code, setCode] = useState('')
  const complete = new RegExp(`^\\d{${CODE_LENGTH}}$`).test(code)
  return (
    <View className="identity">
      <View className="identity-lead">{words.lead}</View>
      <View className="identity-body">{words.body}</View>
      <Input
        className="identity-input"
        type="number"
        maxlength={CODE_LENGTH}
        value={code}
        placeholder={words.placeholder}
        placeholderClass="identity-placeholder"
        aria-label={words.label}
        onInput={({ detail }) => setCode(detail.value)}
        onConfirm={() => complete && onProve(code)}
      />
      <View className="identity-submit">
        <Button
          label={busy ? words.checking : words.submit}
          busy={busy}
          disabled={!complete}
          onPress={() => onProve(code)}
        />
      </View>
      <View className="identity-privacy">{words.privacy}</View>
      <Button look="plain" label={texts.me.privacy} onPress={toPrivacy} />
    </View>
  )
}
