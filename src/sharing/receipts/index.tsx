/** 授权凭证: what both sides keep, each as it was signed; checked on the phone itself, and taken along as a file. */
import { View } from '@tarojs/components'
import { useRouter, useUnload } from '@tarojs/taro'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { dropWritten } from '../../client/written-files'
import { Button, Buttons } from '../../components/button'
import { Cells } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { GrantReceipts } from '../../contract/sharing'
import { isGenuine, type Receipt } from '../../core/sharing/receipt'
import { chinaTimeOf } from '../../core/time'
import { useRemote } from '../../hooks/use-remote'
import { usePassingOn, wayOfPassingOn } from '../pass-on'
import { useSharingTexts } from '../use-sharing-texts'
import './index.css'

export default function ReceiptsPage() {
  const { receipt: words, home } = useSharingTexts()
  const grant = useRouter().params.grant ?? ''
  const { remote, reload } = useRemote(() => call('grants', 'grantReceipts', { grant }), `receipts:${grant}`)
  useUnload(dropWritten)
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="paper" />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={home.inviteTitle} body={home.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && (
        <>
          <OfflineStrip since={remote.heldSince} onRetry={reload} />
          <Kept {...remote.value} />
        </>
      )}
    </Page>
  )
}

function Kept({ receipts, keys }: GrantReceipts) {
  const { receipt: words } = useSharingTexts()
  if (receipts.length === 0) return <Message mark="证" title={words.noneTitle} body={words.noneBody} />
  return (
    <>
      <View className="receipt-lead">{words.lead}</View>
      <Cells>
        {receipts.map((receipt) => (
          <OneReceipt key={receipt.content.receipt_id} receipt={receipt} keys={keys} />
        ))}
      </Cells>
    </>
  )
}

interface OneReceiptProps {
  readonly receipt: Receipt
  readonly keys: GrantReceipts['keys']
}

type Checked = 'genuine' | 'notGenuine' | 'keyUnknown'

const TONES = { genuine: 'ok', notGenuine: 'bad', keyUnknown: 'warn' } as const

function OneReceipt({ receipt, keys }: OneReceiptProps) {
  const { receipt: words } = useSharingTexts()
  const [checked, setChecked] = useState<Checked>()
  const { content } = receipt
  const [note, passOn] = usePassingOn(fileOf(receipt, keys))
  const event = content.events.at(-1)
  const title = event ? words.event[event.event_type] : ''
  const at = chinaTimeOf(event?.event_time ?? content.issued_at).slice(0, 16)
  return (
    <View className="receipt">
      <View className="receipt-title">{`${title} ${at}`}</View>
      <View className="receipt-detail">{words.covers(content.licences.count)}</View>
      {checked && <Notice tone={TONES[checked]} text={words[checked]} />}
      {note && <Notice tone={note.tone} text={note.text} />}
      <Buttons>
        <Button look="soft" label={words.check} onPress={() => setChecked(judged(receipt, keys))} />
        <Button look="soft" label={wayOfPassingOn() === 'chat' ? words.send : words.save} onPress={passOn} />
      </Buttons>
    </View>
  )
}

function judged(receipt: Receipt, keys: GrantReceipts['keys']): Checked {
  const key = keys[receipt.signature.keyId]
  if (key === undefined) return 'keyUnknown'
  return isGenuine(receipt, key) ? 'genuine' : 'notGenuine'
}

/** With the key it is checked with. Its name tells which receipt and nothing of the person. */
function fileOf(receipt: Receipt, keys: GrantReceipts['keys']) {
  const { keyId } = receipt.signature
  const [grant = '', place = ''] = receipt.content.receipt_id.split(':')
  const publicKey = keys[keyId]
  const contents = { ...receipt, ...(publicKey === undefined ? {} : { publicKey }) }
  return {
    name: `receipt-${grant.slice(0, 12)}-${place}.json`,
    contents: `${JSON.stringify(contents, undefined, 2)}\n`,
  }
}
