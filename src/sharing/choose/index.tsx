/** 第一步: in whose name, and which licences: single ones, a page of them, or every vehicle that meets a condition. */
import { useRouter } from '@tarojs/taro'
import { isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { GrantGiver } from '../../contract/sharing'
import { BottomBar } from '../bottom-bar'
import { Steps } from '../steps'
import { useMeSharing } from '../use-me-sharing'
import { useSharingTexts } from '../use-sharing-texts'
import { useLeaveWhenOver } from '../use-wish'
import { toConfirm, toTerms } from '../ways'
import { countOf, isPicked, type Wish } from '../wish'
import { Givers } from './givers'
import { Sources } from './sources'
import { useBeginning } from './use-beginning'
import './index.css'

export default function ChoosePage() {
  const { choose: words } = useSharingTexts()
  const { remote, reload } = useMeSharing()
  useLeaveWhenOver()
  return (
    <Page title={words.title}>
      <Steps now={1} />
      {remote.state === 'loading' && <Skeleton shape="line" count={5} />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={words.inviteTitle} body={words.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && <Choosing givers={remote.value.givers} />}
    </Page>
  )
}

function Choosing({ givers }: { readonly givers: readonly GrantGiver[] }) {
  const { licence = '', operator = '' } = useRouter().params
  const hand = useBeginning(givers, licence, operator)
  if (!hand) return <Skeleton shape="line" count={5} />
  const { wish, change } = hand
  return (
    <>
      {!wish.asked && (
        <Givers
          givers={givers}
          chosen={wish.giver}
          onChoose={(giver) => {
            const { fleet: _, ...rest } = wish
            hand.begin({ ...rest, giver, picked: [] })
          }}
        />
      )}
      {wish.giver && (
        <Sources
          key={wish.giver.id}
          giver={wish.giver}
          givers={givers}
          wish={wish}
          onChange={change}
          begin={hand.begin}
        />
      )}
      <Onward wish={wish} />
    </>
  )
}

function Onward({ wish }: { readonly wish: Wish }) {
  const { choose: words } = useSharingTexts()
  const { count, more } = countOf(wish)
  const label = isPicked(wish) ? words.next(words.atLeast(count, more)) : words.nextNone
  const isReady = wish.asked !== undefined && wish.recipient !== undefined
  return (
    <BottomBar>
      <Button label={label} disabled={!isPicked(wish)} onPress={isReady ? toConfirm : toTerms} />
    </BottomBar>
  )
}
