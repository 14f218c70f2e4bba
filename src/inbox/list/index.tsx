/** 消息: what the person was told, newest first. What stands on the page counts as read. */
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { call, isUnproven } from '../../client/call'
import { now } from '../../client/clock'
import { ActLine } from '../../components/act-line'
import { Cells } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Press } from '../../components/press'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Inbox, InboxMessage } from '../../contract/inbox'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { LOOKS } from '../looks'
import { NoticeOffer } from '../notices/offer'
import { useInboxTexts } from '../use-inbox-texts'
import { wayOf } from '../ways'
import './index.css'

export default function InboxPage() {
  const { list: words } = useInboxTexts()
  return (
    <Page title={words.title}>
      <Content {...useInbox()} />
    </Page>
  )
}

function useInbox(): Pages<InboxMessage, Inbox> {
  const pages = usePages<InboxMessage, Inbox>(
    (cursor) => call('grants', 'listMessages', cursor === undefined ? {} : { cursor }),
    { heldAs: 'inbox' },
  )
  const { remote, items } = pages
  const isFresh = remote.state === 'ready' && remote.heldSince === undefined
  const newest = items[0]?.at
  const isUnread = items.some(({ unread }) => unread)
  useEffect(() => {
    // Whether it came through shows when the list is next opened: an unread message more is no harm.
    if (isFresh && isUnread && newest !== undefined) call('grants', 'readMessages', { upTo: newest })
  }, [isFresh, isUnread, newest])
  return pages
}

function Content({ remote, reload, items, more, loadMore }: Pages<InboxMessage, Inbox>) {
  const { list: words } = useInboxTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <NoticeOffer />
      {items.length === 0 ? (
        <Message mark="信" title={words.emptyTitle} body={words.emptyBody} />
      ) : (
        <Cells>
          {items.map((message) => (
            <Line key={message.id} message={message} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
      {items.length > 0 && more === 'none' && <View className="inbox-note">{words.note}</View>}
    </>
  )
}

function Line({ message }: { readonly message: InboxMessage }) {
  const { list: words } = useInboxTexts()
  const { dot } = useTexts()
  const told = useTold()
  const when = useWhen()
  const { kind, at, text, unread } = message
  const onPress = wayOf(message)
  const { mark, tone } = LOOKS[kind]
  const details = [
    when.at(at, now()),
    ...(message.for === undefined ? [] : [words.for(message.for)]),
    ...(unread ? [words.unread] : []),
  ].join(dot)
  const line = <ActLine mark={told(mark)} tone={tone} actor="" act={told(text)} details={[details]} />
  if (!onPress) return line
  return (
    <Press className="inbox-line" label={told(text)} onPress={onPress}>
      {line}
    </Press>
  )
}
