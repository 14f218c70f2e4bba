/** The vehicles found, and the way on. */
import { now } from '../../client/clock'
import { toLicence } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Fleet } from '../../hooks/use-fleet'
import { useTexts } from '../../hooks/use-preferences'
import { VehicleLine } from './vehicle-line'

export interface VehiclesProps {
  readonly fleet: Fleet
  /** Whether something narrows the list. */
  readonly narrowed: boolean
  readonly onShowAll: () => void
}

export function Vehicles({ fleet, narrowed, onShowAll }: VehiclesProps) {
  const { remote, reload, items, more, loadMore, overview } = fleet
  const { dot, fleet: words } = useTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={6} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  if (items.length === 0 && more === 'none') return <None narrowed={narrowed} onShowAll={onShowAll} />
  const size = overview && !narrowed ? dot + words.size(overview.size.vehicles, overview.size.more) : ''
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      {items.length > 0 && (
        <Cells title={`${overview?.operator ?? ''}${size}`}>
          {items.map((vehicle) => (
            <VehicleLine key={vehicle.id} vehicle={vehicle} today={now()} onOpen={() => toLicence(vehicle.id)} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
      {more === 'full' && <Onward fleet={fleet} />}
    </>
  )
}

function None({ narrowed, onShowAll }: Omit<VehiclesProps, 'fleet'>) {
  const { fleet: words } = useTexts()
  if (!narrowed) return <Message mark="车" title={words.emptyTitle} body={words.emptyBody} />
  const action = { label: words.showAll, onPress: onShowAll }
  return <Message mark="车" title={words.noMatchTitle} body={words.noMatchBody} action={action} />
}

function Onward({ fleet: { items, goOn } }: Pick<VehiclesProps, 'fleet'>) {
  const { fleet: words } = useTexts()
  return (
    <>
      <Notice tone="info" text={words.full(items.length)} />
      <Button look="soft" label={words.goOn} onPress={goOn} />
    </>
  )
}
