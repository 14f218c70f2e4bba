/** One grant as its recipient sees it: from whom, what exactly, which licences and how often each can be read; giving it back. Or one request. */
import { useState } from 'react'
import { isUnproven } from '../../client/call'
import { toReceipts } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { Sentences } from '../sentences'
import { useOpenedGrant } from '../use-opened-grant'
import { usePartyTexts } from '../use-party-texts'
import { Ending } from './ending'
import { Facts } from './facts'
import { Licences } from './licences'
import './index.css'

export default function ReceivedGrantPage() {
  const { grant: words, home } = usePartyTexts()
  const { remote, reload } = useOpenedGrant('id')
  const isRequest = remote.state === 'ready' && remote.value.givenAt === undefined
  return (
    <Page title={isRequest ? words.requestTitle : words.title}>
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
  const { grant: words } = usePartyTexts()
  const [done, setDone] = useState<string>()
  const changed = (told: string) => {
    setDone(told)
    onChanged()
  }
  const { id, recipient, terms, size, state, givenAt, moves } = grant
  const isGiven = givenAt !== undefined
  return (
    <>
      {done !== undefined && <Notice tone="ok" text={done} />}
      <Facts grant={grant} />
      {isGiven && <Licences key={state} grant={grant} />}
      <Sentences
        title={isGiven ? words.words : words.askedWords}
        recipient={recipient.name}
        terms={terms}
        {...(size > 0 ? { size } : {})}
      />
      {isGiven && (
        <Cells>
          <Way label={words.receipts} onPress={() => toReceipts(id)} />
        </Cells>
      )}
      {moves.includes('return') && <Ending grant={grant} act="return" onDone={() => changed(words.returned)} />}
      {moves.includes('retract') && <Ending grant={grant} act="retract" onDone={() => changed(words.retracted)} />}
    </>
  )
}
