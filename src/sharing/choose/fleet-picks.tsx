/** A company's vehicles: searched, narrowed, picked one by one, a page at a time, or all that match, listed or not. */
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { FleetFilters } from '../../components/fleet-filters'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { SearchField } from '../../components/search-field'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { FleetCondition } from '../../contract/holder'
import { useDebounced } from '../../hooks/use-debounced'
import { type Fleet, useFleet } from '../../hooks/use-fleet'
import { useTexts } from '../../hooks/use-preferences'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'
import { countOf } from '../wish'
import { fleetActs, fleetPicking } from './fleet-picking'
import { PickBar } from './pick-bar'
import { PickLine } from './pick-line'
import type { PicksProps } from './picks'

const TYPING_REST_MS = 350

export function FleetPicks(props: PicksProps) {
  const { fleet: words } = useTexts()
  const { wish } = props
  const [typed, setTyped] = useState(wish.fleet?.condition.plate ?? '')
  const [condition, setCondition] = useState<FleetCondition>(() => withoutPlate(wish.fleet?.condition ?? {}))
  const plate = useDebounced(typed.trim(), TYPING_REST_MS)
  const asked = plate === '' ? condition : { ...condition, plate }
  const fleet = useFleet(props.giver.id, asked)
  useAtOnce(fleet.reload)
  return (
    <>
      <SearchField
        label={words.search}
        placeholder={words.searchPlaceholder}
        clearLabel={words.clear}
        value={typed}
        onChange={setTyped}
      />
      <FleetFilters overview={fleet.overview} condition={condition} onChange={setCondition} />
      <Vehicles {...props} fleet={fleet} condition={asked} />
    </>
  )
}

interface VehiclesProps extends PicksProps {
  readonly fleet: Fleet
  readonly condition: FleetCondition
}

function Vehicles({ fleet, condition, ...props }: VehiclesProps) {
  const { remote, reload, items, more, loadMore, overview } = fleet
  const { choose: words } = useSharingTexts()
  const { wish } = props
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  const { isPicked, toggle } = fleetPicking(props, condition)
  const { count, more: atLeast } = countOf(wish)
  const chosen = words.atLeast(count, atLeast)
  const all = overview && words.atLeast(overview.size.vehicles, overview.size.more)
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <PickBar
        count={all === undefined ? words.chosen(chosen) : words.chosenOf(chosen, all)}
        acts={fleetActs({ ...props, words, condition, fleet })}
      />
      {wish.fleet && <Notice tone="info" text={words.allChosen(chosen)} />}
      {items.length === 0 && more === 'none' && <Message mark="车" title={words.noMatch} body={words.emptyBody} />}
      {items.length > 0 && (
        <Cells>
          {items.map((vehicle) => (
            <PickLine key={vehicle.id} licence={vehicle} picked={isPicked(vehicle)} onToggle={() => toggle(vehicle)} />
          ))}
        </Cells>
      )}
      <MoreLine more={more} onMore={loadMore} />
      {more === 'full' && <Onward fleet={fleet} />}
    </>
  )
}

function Onward({ fleet: { items, goOn } }: { readonly fleet: Fleet }) {
  const { fleet: words } = useTexts()
  return (
    <>
      <Notice tone="info" text={words.full(items.length)} />
      <Button look="soft" label={words.goOn} onPress={goOn} />
    </>
  )
}

function withoutPlate({ plate: _, ...rest }: FleetCondition): FleetCondition {
  return rest
}
