/** 第三步: everything in plain words; then the act, how far it has come, and what came of each licence. */

import { useState } from 'react'
import { now } from '../../client/clock'
import { back } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { CheckLine } from '../../components/check-line'
import { Message } from '../../components/message'
import { Page } from '../../components/page'
import { readTerms } from '../../core/sharing/terms'
import { civilDateOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { BottomBar } from '../bottom-bar'
import { Sentences } from '../sentences'
import { Steps } from '../steps'
import { sensitiveFields, termsOf } from '../terms-of'
import { useSharingTexts } from '../use-sharing-texts'
import { useWish } from '../use-wish'
import { toChoose } from '../ways'
import { countOf, isPicked, type Wish } from '../wish'
import { Progress } from './progress'
import { useRunning } from './use-running'
import './index.css'

export default function ConfirmPage() {
  const { choose, terms: words } = useSharingTexts()
  const { wish } = useWish()
  const running = useRunning()
  const isReady = isPicked(wish) && wish.recipient !== undefined
  return (
    <Page title={choose.title}>
      <Steps now={3} />
      {!isReady && (
        <Message
          mark="证"
          title={words.nothingTitle}
          body={words.nothingBody}
          action={{ label: words.toChoose, onPress: toChoose }}
        />
      )}
      {isReady && (running.run || running.obstacle) && <Progress wish={wish} {...running} />}
      {isReady && !running.run?.given && <Agreement wish={wish} />}
      {isReady && !running.run && <Consent wish={wish} busy={running.busy} onGive={() => running.goOn()} />}
    </Page>
  )
}

/** As it will stand on the receipt. */
function Agreement({ wish }: { readonly wish: Wish }) {
  const { confirm: words } = useSharingTexts()
  const { giver, recipient } = wish
  const terms = readTerms(termsOf(wish, civilDateOf(now())), now())
  const { count, more } = countOf(wish)
  if (!recipient || !terms.ok) return null
  return (
    <>
      {giver && giver.kind !== 'self' && (
        <Cells>
          <Fact label={words.giver} value={giver.name} />
        </Cells>
      )}
      <Sentences
        title={words.lead}
        recipient={recipient.name}
        terms={terms.value}
        {...(more || count === 0 ? {} : { size: count })}
      />
    </>
  )
}

/** Sensitive data needs a consent of its own (PIPL 第二十九条); all the rest is agreed to by the button. */
function Consent({ wish, busy, onGive }: { readonly wish: Wish; readonly busy: boolean; readonly onGive: () => void }) {
  const { confirm: words, choose } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  const [agreed, setAgreed] = useState(false)
  const sensitive = sensitiveFields(wish)
  const labels = [...new Set(sensitive.map(({ label }) => told(label)))].join(licence.listed)
  const { count, more } = countOf(wish)
  const { until } = termsOf(wish, civilDateOf(now()))
  const isMissing = sensitive.length > 0 && !agreed
  const label = isMissing ? words.consentFirst : words.give(choose.atLeast(count, more), until)
  return (
    <>
      {sensitive.length > 0 && (
        <Cells>
          <CheckLine text={words.consent(labels)} checked={agreed} onChange={setAgreed} />
        </Cells>
      )}
      <Button look="plain" label={words.edit} onPress={back} />
      <BottomBar>
        <Button label={label} disabled={isMissing} busy={busy} onPress={onGive} />
      </BottomBar>
    </>
  )
}
