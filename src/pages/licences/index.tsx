/** 我的证照: what needs the holder first, then what is in force, then what no longer counts; a company's fleet below. */
import { isUnproven } from '../../client/call'
import type { LicenceGroup } from '../../client/licence-groups'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Instant } from '../../core/time'
import { type Licences, useLicences } from '../../hooks/use-licences'
import { useTexts } from '../../hooks/use-preferences'
import { useWaiting } from '../../hooks/use-waiting'
import { AttentionNotes } from './attention-notes'
import { CardGroup } from './card-group'
import { FleetWays } from './fleet-ways'
import { SharingWay } from './sharing-way'
import './index.css'

export default function LicencesPage() {
  const { licences: words } = useTexts()
  const licences = useLicences()
  const waiting = useWaiting()
  return (
    <Page title={words.title} tab>
      <Content {...licences} waiting={waiting} />
    </Page>
  )
}

type Listed = Licences & { readonly waiting: number }

function Content(licences: Listed) {
  const { licences: words } = useTexts()
  const { remote, reload } = licences
  if (remote.state === 'loading') return <Skeleton shape="card" count={3} />
  if (remote.state === 'ready') return <Found {...licences} heldSince={remote.heldSince} />
  if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
  return <Trouble obstacle={remote.obstacle} onRetry={reload} />
}

function Found({
  items,
  groups,
  more,
  loadMore,
  reload,
  heldSince,
  waiting,
}: Listed & { readonly heldSince: Instant | undefined }) {
  const { licences: words } = useTexts()
  if (items.length === 0) return <Nothing waiting={waiting} />
  const partial = more !== 'none'
  const group = (name: LicenceGroup) => (
    <CardGroup title={words[name]} licences={groups[name]} partial={partial} folded={name === 'noLonger'} />
  )
  return (
    <>
      <OfflineStrip since={heldSince} onRetry={reload} />
      {waiting > 0 && <SharingWay waiting={waiting} />}
      <AttentionNotes licences={groups.needsAttention} />
      {group('needsAttention')}
      {group('inForce')}
      {group('notYetValid')}
      <FleetWays />
      {waiting === 0 && <SharingWay waiting={waiting} />}
      {group('noLonger')}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

/** A company's vehicles may be here before its permit is. */
function Nothing({ waiting }: { readonly waiting: number }) {
  const { licences: words } = useTexts()
  return (
    <>
      <Message mark="证" title={words.emptyTitle} body={words.emptyBody} />
      <FleetWays />
      <SharingWay waiting={waiting} />
    </>
  )
}
