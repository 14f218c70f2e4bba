/** A list to pick from, in pages: everything listed at once, or one by one. */
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { LicenceSummary } from '../../contract/licence'
import type { Page } from '../../contract/reply'
import type { Pages } from '../../hooks/use-pages'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'
import { PickBar } from './pick-bar'
import { PickLine } from './pick-line'
import { handPicking, isGrantable, type PicksProps, withAll, withoutAll } from './picks'

export interface PickListProps extends PicksProps {
  readonly pages: Pages<LicenceSummary, Page<LicenceSummary>>
  /** Of what the pages hold, what belongs here. */
  readonly items: readonly LicenceSummary[]
  readonly empty: { readonly title: string; readonly body: string }
}

export function PickList({ pages, items, empty, ...props }: PickListProps) {
  const { remote, reload, more, loadMore } = pages
  useAtOnce(reload)
  const { wish, onChange } = props
  const { choose: words } = useSharingTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={4} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  if (items.length === 0 && more === 'none') return <Message mark="证" {...empty} />
  const { isPicked, toggle } = handPicking(props)
  const grantable = items.filter(isGrantable)
  const isAll = grantable.length > 0 && grantable.every(isPicked)
  const { picked } = wish
  const page = isAll
    ? { label: words.deselectPage, onPress: () => onChange({ picked: withoutAll(picked, items) }) }
    : {
        label: words.selectPage(grantable.length),
        onPress: () => onChange({ picked: withAll(picked, items) }),
      }
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <PickBar count={words.chosen(String(picked.length))} acts={grantable.length > 1 ? [page] : []} />
      <Cells>
        {items.map((licence) => (
          <PickLine key={licence.id} licence={licence} picked={isPicked(licence)} onToggle={() => toggle(licence)} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
