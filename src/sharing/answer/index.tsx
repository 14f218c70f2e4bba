/** 用证申请: who asks for what, and the answer on the same page: as asked, less, or no. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { GRANT_STATE_LABELS } from '../../contract/sharing-messages'
import { useTold } from '../../hooks/use-preferences'
import { useRemote } from '../../hooks/use-remote'
import { useSharingTexts } from '../use-sharing-texts'
import { onToGrant } from '../ways'
import { Answering } from './answering'
import { AskedFacts } from './asked-facts'
import { Begun } from './begun'
import { Refusal } from './refusal'
import './index.css'

export default function AnswerPage() {
  const { answer: words, home } = useSharingTexts()
  const id = useRouter().params.id ?? ''
  const { remote, reload } = useRemote(() => call('grants', 'openGrant', { grant: id }), `grant:${id}`)
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
          <Request grant={remote.value} onChanged={reload} />
        </>
      )}
    </Page>
  )
}

function Request({ grant, onChanged }: { readonly grant: GrantView; readonly onChanged: () => void }) {
  const { answer: words } = useSharingTexts()
  const [refused, setRefused] = useState(false)
  const { id, state, size } = grant
  const isWaiting = state === 'requested' || state === 'drafted'
  if (!isWaiting)
    return (
      <>
        {refused ? <Notice tone="ok" text={words.refused} /> : <Over grant={grant} />}
        <AskedFacts grant={grant} />
        {grant.givenAt !== undefined && <Button look="soft" label={words.toGrant} onPress={() => onToGrant(id)} />}
      </>
    )
  return (
    <>
      <AskedFacts grant={grant} />
      {state === 'drafted' && size > 0 ? <Begun grant={grant} /> : <Answering grant={grant} />}
      <Refusal
        grant={id}
        onDone={() => {
          setRefused(true)
          onChanged()
        }}
      />
    </>
  )
}

function Over({ grant: { state } }: { readonly grant: GrantView }) {
  const { answer: words } = useSharingTexts()
  const told = useTold()
  return <Message mark="申" title={told(GRANT_STATE_LABELS[state])} body={words.over} />
}
