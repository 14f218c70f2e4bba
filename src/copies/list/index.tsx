/** 我的加注件: every copy the holder has asked for, or those of one licence, newest first. */
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { call, isUnproven } from '../../client/call'
import { toCopyCheck, toCopyRequest, toLicences } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { CopyView } from '../../contract/copies'
import type { Page as PageOf } from '../../contract/reply'
import { type Pages, usePages } from '../../hooks/use-pages'
import { KEPT_LIST, rememberCopies } from '../seen-copies'
import { useCopyTexts } from '../use-copy-texts'
import { CopyLine } from './copy-line'
import './index.css'

type Copies = Pages<CopyView, PageOf<CopyView>>

export default function CopyListPage() {
  const { list: words } = useCopyTexts()
  const licence = useRouter().params.licence ?? ''
  const copies = useCopies(licence)
  return (
    <Page title={words.title}>
      <Content copies={copies} licence={licence} />
      <Cells>
        {licence !== '' && <Way label={words.request} onPress={() => toCopyRequest(licence)} />}
        <Way label={words.check} onPress={toCopyCheck} />
      </Cells>
    </Page>
  )
}

function useCopies(licence: string): Copies {
  const copies: Copies = usePages(
    (cursor) =>
      call('holder', 'listCopies', {
        ...(licence === '' ? {} : { licence }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    { heldAs: licence === '' ? KEPT_LIST : `${KEPT_LIST}:${licence}` },
  )
  useEffect(() => rememberCopies(copies.items))
  return copies
}

function Content({ copies, licence }: { readonly copies: Copies; readonly licence: string }) {
  const { list: words } = useCopyTexts()
  const { remote, reload, items, more, loadMore } = copies
  if (remote.state === 'loading') return <Skeleton shape="line" count={4} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length === 0 ? (
        <Nothing licence={licence} />
      ) : (
        <Cells>
          {items.map((copy) => (
            <CopyLine key={copy.code} copy={copy} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function Nothing({ licence }: { readonly licence: string }) {
  const { list: words } = useCopyTexts()
  const action =
    licence === ''
      ? { label: words.toLicences, onPress: toLicences }
      : { label: words.request, onPress: () => toCopyRequest(licence) }
  return <Message mark="件" title={words.emptyTitle} body={words.emptyBody} action={action} />
}
