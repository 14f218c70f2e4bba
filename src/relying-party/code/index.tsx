/** 收授权码: names the person to whoever is to grant him something; ten minutes, and nothing of him in it. */
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { QrCode } from '../../components/qr-code'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { ReceivingCode } from '../../contract/sharing'
import { epochOf } from '../../core/time'
import { useClock } from '../../hooks/use-clock'
import { useRemote } from '../../hooks/use-remote'
import { useVisible } from '../../hooks/use-visible'
import { usePartyTexts } from '../use-party-texts'
import './index.css'

const MINUTE_MS = 60_000

export default function ReceivingCodePage() {
  const { code: words, home } = usePartyTexts()
  const { remote, reload } = useRemote(() => call('grants', 'showReceivingCode', {}))
  return (
    <Page title={words.title}>
      <View className="receiving-lead">{words.lead}</View>
      {remote.state === 'loading' && <Skeleton shape="paper" />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={home.inviteTitle} body={home.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && <Shown code={remote.value} onAgain={reload} />}
    </Page>
  )
}

function Shown({ code: { code, expiresAt }, onAgain }: { readonly code: ReceivingCode; readonly onAgain: () => void }) {
  const { code: words } = usePartyTexts()
  const clock = useClock(1000, useVisible())
  const left = epochOf(expiresAt) - epochOf(clock)
  const isSpent = left <= 0
  return (
    <>
      <View className="receiving-card">
        <View className={isSpent ? 'receiving-spent' : ''}>
          <QrCode text={code} label={words.label} />
        </View>
        <View className="receiving-time" aria-live="polite">
          {isSpent ? words.ended : words.minutes(Math.ceil(left / MINUTE_MS))}
        </View>
      </View>
      <Button look={isSpent ? 'main' : 'soft'} label={words.again} onPress={onAgain} />
      {!isSpent && <CopyText code={code} />}
    </>
  )
}

/** A browser has no scanner: there the text is handed over. */
function CopyText({ code }: { readonly code: string }) {
  const { code: words } = usePartyTexts()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: code })
      setCopied(code)
    } catch {
      // The code itself stands on the screen.
    }
  }
  return <Button look="plain" label={copied === code ? words.copied : words.copy} onPress={copy} />
}
