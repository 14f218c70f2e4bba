/** 激活: what it means, the holder's consent, and then the licence can be shown. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { onToPresentation, toLicences } from '../../client/navigation'
import { Button, Buttons } from '../../components/button'
import { Cells } from '../../components/cells'
import { CheckLine } from '../../components/check-line'
import { Message } from '../../components/message'
import { Page } from '../../components/page'
import { TroubleStrip } from '../../components/trouble'
import { kindOf } from '../../core/licence/kinds'
import { useActivate } from '../../hooks/use-activation'
import { useSummary } from '../../hooks/use-licence'
import { useTexts, useTold } from '../../hooks/use-preferences'
import './index.css'

export default function ActivationPage() {
  const { activation: words } = useTexts()
  const id = useRouter().params.id ?? ''
  const [act, activate] = useActivate(id)
  return (
    <Page title={words.title}>
      {act.state === 'done' ? (
        <Done id={id} />
      ) : (
        <>
          <Subject id={id} />
          {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
          <Consent busy={act.state === 'busy'} onGiven={activate} />
        </>
      )}
    </Page>
  )
}

function Subject({ id }: { readonly id: string }) {
  const { activation: words } = useTexts()
  const told = useTold()
  const summary = useSummary(id)
  return (
    <View className="activation-subject">
      {summary && <View className="activation-title">{told(kindOf(summary.typeCode).name)}</View>}
      {summary && <View className="activation-name">{summary.subject}</View>}
      <View>{words.lead}</View>
    </View>
  )
}

function Consent({ busy, onGiven }: { readonly busy: boolean; readonly onGiven: () => void }) {
  const { activation: words } = useTexts()
  const [agreed, setAgreed] = useState(false)
  return (
    <>
      <Cells>
        {words.points.map((point, index) => (
          <View key={point} className="activation-point">
            <View className="activation-index">{index + 1}</View>
            <View className="activation-text">{point}</View>
          </View>
        ))}
      </Cells>
      <CheckLine text={words.consent} checked={agreed} onChange={setAgreed} />
      <Button label={busy ? words.activating : words.activate} busy={busy} disabled={!agreed} onPress={onGiven} />
    </>
  )
}

function Done({ id }: { readonly id: string }) {
  const { activation: words } = useTexts()
  return (
    <>
      <Message mark="✓" tone="ok" title={words.doneTitle} body={words.doneBody} />
      <Buttons>
        <Button label={words.present} onPress={() => onToPresentation(id)} />
        <Button look="soft" label={words.backToList} onPress={toLicences} />
      </Buttons>
    </>
  )
}
