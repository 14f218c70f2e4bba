/** 谁可以查看: every grant one licence is in, for its holder. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { call, isUnproven } from '../../client/call'
import { toAuthorise } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Page as PageOf } from '../../contract/reply'
import type { LicenceGrant } from '../../contract/sharing'
import { type Pages, usePages } from '../../hooks/use-pages'
import { GrantLine } from '../home/grant-line'
import { useSharingTexts } from '../use-sharing-texts'
import { toGrant } from '../ways'
import '../home/index.css'

type Grants = Pages<LicenceGrant, PageOf<LicenceGrant>>

export default function ViewersPage() {
  const { home: words } = useSharingTexts()
  const licence = useRouter().params.licence ?? ''
  const grants: Grants = usePages(
    (cursor) => call('grants', 'listLicenceGrants', { licence, ...(cursor ? { cursor } : {}) }),
    { heldAs: `viewers:${licence}` },
  )
  return (
    <Page title={words.viewersTitle}>
      <View className="sharing-lead">{words.viewersLead}</View>
      <Content grants={grants} />
      <Button label={words.authorise} onPress={() => toAuthorise(licence)} />
    </Page>
  )
}

function Content({ grants: { remote, reload, items, more, loadMore } }: { readonly grants: Grants }) {
  const { home: words } = useSharingTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  if (items.length === 0 && more === 'none')
    return <Message mark="授" title={words.viewersEmptyTitle} body={words.viewersEmptyBody} />
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <Cells>
        {items.map((grant) => (
          <GrantLine key={grant.id} grant={grant} item={grant.item} onOpen={() => toGrant(grant.id)} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
