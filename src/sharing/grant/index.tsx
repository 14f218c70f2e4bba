/** One grant: to whom, what exactly, which licences and how often each was looked at; taking it back; the ways to its receipts and to deletion. */
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, isUnproven } from '../../client/call'
import { toErasures, toReceipts } from '../../client/navigation'
import { Cells, Fact, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { GRANT_STATE_LABELS } from '../../contract/sharing-messages'
import { chinaTimeOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useRemote } from '../../hooks/use-remote'
import { Sentences } from '../sentences'
import { GRANT_TONES } from '../state-tones'
import { useSharingTexts } from '../use-sharing-texts'
import { DraftActs } from './draft-acts'
import { Licences } from './licences'
import { Withdrawal } from './withdrawal'
import './index.css'

export default function GrantPage() {
  const { grant: words, home } = useSharingTexts()
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
          <Opened grant={remote.value} onChanged={reload} />
        </>
      )}
    </Page>
  )
}

function Opened({ grant, onChanged }: { readonly grant: GrantView; readonly onChanged: () => void }) {
  const { grant: words } = useSharingTexts()
  const [done, setDone] = useState<string>()
  const [turn, setTurn] = useState(0)
  const changed = (told: string) => {
    setDone(told)
    setTurn(turn + 1)
    onChanged()
    // What came of it stands above all else, and the button was far below.
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
  }
  const { recipient, terms, size, state, authority } = grant
  return (
    <>
      {done !== undefined && <Notice tone="ok" text={done} />}
      {authority && <Notice tone="info" text={words.authorityNote} />}
      {state === 'drafted' && <DraftActs grant={grant} onChanged={onChanged} />}
      <Facts grant={grant} />
      <Sentences
        title={words.words}
        recipient={recipient.name}
        terms={terms}
        {...(size > 0 && grant.role !== 'holder' ? { size } : {})}
      />
      <Licences key={turn} grant={grant} onWithdrawn={(count) => changed(words.someWithdrawn(count))} />
      {grant.givenAt !== undefined && grant.role !== 'holder' && <Afterwards grant={grant} />}
      {grant.moves.includes('withdraw') && grant.role === 'giver' && (
        <Withdrawal grant={grant} onDone={() => changed(words.withdrawn)} />
      )}
    </>
  )
}

/** What both sides keep; and what a recipient has read already is not undone by taking the grant back. */
function Afterwards({ grant: { id, role } }: { readonly grant: GrantView }) {
  const { grant: words } = useSharingTexts()
  return (
    <Cells>
      <Way label={words.receipts} onPress={() => toReceipts(id)} />
      {role === 'giver' && <Way label={words.erasure} onPress={() => toErasures(id)} />}
    </Cells>
  )
}

function Facts({ grant }: { readonly grant: GrantView }) {
  const { grant: words } = useSharingTexts()
  const told = useTold()
  const { recipient, giver, delegate, givenAt, endedAt, state, authority, refusal } = grant
  return (
    <Cells>
      <Fact label={words.to} value={recipient.name} wide={recipient.name.length > 14} />
      <Fact label={words.state} value={told(GRANT_STATE_LABELS[state])} tone={GRANT_TONES[state]} />
      {(giver.kind !== 'person' || delegate !== undefined || grant.role !== 'giver') && (
        <Fact label={words.giver} value={giver.name} />
      )}
      {delegate !== undefined && <Fact label={words.delegate} value={delegate} />}
      {authority && <Fact label={words.service} value={authority.service} wide />}
      {authority && <Fact label={words.ground} value={authority.ground} wide />}
      {givenAt !== undefined && <Fact label={words.givenAt} value={chinaTimeOf(givenAt).slice(0, 16)} />}
      {endedAt !== undefined && <Fact label={words.endedAt} value={chinaTimeOf(endedAt).slice(0, 16)} />}
      {refusal !== undefined && <Fact label={words.refusal} value={refusal} wide />}
    </Cells>
  )
}
