/** 受托留痕: the delegation itself and what was done under it, for both sides. */

import { call } from '../../client/call'
import { now } from '../../client/clock'
import { lookOf } from '../../client/event-words'
import { ActLine } from '../../components/act-line'
import { Cells } from '../../components/cells'
import { MoreLine } from '../../components/more'
import { Press } from '../../components/press'
import { Skeleton } from '../../components/skeleton'
import { TroubleStrip } from '../../components/trouble'
import { ACT_NAMES } from '../../contract/activity-words'
import type { ActivityAct } from '../../contract/holder'
import type { Page } from '../../contract/reply'
import type { DelegateAct } from '../../contract/sharing'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'
import { toGrant } from '../ways'

export function Trail({ delegation }: { readonly delegation: string }) {
  const { delegation: words } = useSharingTexts()
  const acts: Pages<DelegateAct, Page<DelegateAct>> = usePages((cursor) =>
    call('grants', 'listDelegateActs', { delegation, ...(cursor ? { cursor } : {}) }),
  )
  useAtOnce(acts.reload)
  const { remote, items, more, loadMore } = acts
  if (remote.state === 'loading') return <Skeleton shape="line" count={1} />
  if (remote.state === 'failed') return <TroubleStrip obstacle={remote.obstacle} />
  return (
    <>
      <Cells title={words.trail}>
        {items.map((act) => (
          <TrailLine key={act.id} act={act} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function TrailLine({ act: { act, at, grant, recipient = '', licences } }: { readonly act: DelegateAct }) {
  const { delegation: words } = useSharingTexts()
  const told = useTold()
  const when = useWhen()
  const look = isKnown(act) ? lookOf({ act }) : undefined
  const title = isKnown(act) ? told(ACT_NAMES[act]) : act
  const details = [recipient, licences === undefined ? '' : words.licences(licences), when.at(at, now())]
  const line = (
    <ActLine
      mark={look ? told(look.mark) : '·'}
      tone={look?.tone ?? 'plain'}
      actor=""
      act={title}
      details={details.filter((text) => text !== '')}
    />
  )
  if (grant === undefined) return line
  return (
    <Press className="trail-way" label={`${title}，${recipient}`} onPress={() => toGrant(grant)}>
      {line}
    </Press>
  )
}

function isKnown(act: string): act is ActivityAct {
  return Object.hasOwn(ACT_NAMES, act)
}
