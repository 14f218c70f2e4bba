/** 我的: who this phone has proven to be, how he wants to read, and the ways to what is not a licence. */
import { toCopies, toCopyCheck, toInbox, toPrivacy, toRights, toSharing, toUse } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Me } from '../../contract/holder'
import { useMe } from '../../hooks/use-me'
import { useTexts } from '../../hooks/use-preferences'
import { useUnread } from '../../hooks/use-unread'
import { Leaving } from './leaving'
import { OfficerWays } from './officer-ways'
import { Person } from './person'
import { Settings } from './settings'
import './index.css'

export default function MePage() {
  const texts = useTexts()
  const { remote, reload } = useMe()
  const unread = useUnread()
  const me = remote.state === 'ready' ? remote.value : undefined
  return (
    <Page title={texts.me.title} tab>
      {remote.state === 'loading' && <Skeleton shape="line" count={2} />}
      {remote.state === 'failed' && <Trouble obstacle={remote.obstacle} onRetry={reload} />}
      {remote.state === 'ready' && <OfflineStrip since={remote.heldSince} onRetry={reload} />}
      {me && <Known me={me} />}
      <Cells>
        {me?.proven && <Way label={texts.licences.sharing} onPress={() => toSharing()} />}
        {me?.proven && (
          <Way label={texts.me.inbox} onPress={toInbox} {...(unread > 0 ? { detail: texts.me.unread(unread) } : {})} />
        )}
        {me?.proven && <Way label={texts.me.use} onPress={toUse} />}
        {me?.proven && <Way label={texts.me.copies} onPress={() => toCopies()} />}
        <Way label={texts.me.copyCheck} onPress={toCopyCheck} />
      </Cells>
      <Settings />
      <Cells>
        {me?.proven && <Way label={texts.me.rights} onPress={toRights} />}
        <Way label={texts.me.privacy} onPress={toPrivacy} />
      </Cells>
      {me?.proven && <Leaving onLeft={reload} />}
    </Page>
  )
}

function Known({ me }: { readonly me: Me }) {
  return (
    <>
      <Person me={me} />
      {me.officer && <OfficerWays officer={me.officer} />}
    </>
  )
}
