/** Picking from a fleet: by hand, or everything that meets a condition but for what is taken out again. */
import type { FleetCondition } from '../../contract/holder'
import type { LicenceSummary } from '../../contract/licence'
import { kindOf } from '../../core/licence/kinds'
import type { Fleet } from '../../hooks/use-fleet'
import type { SharingTexts } from '../texts'
import type { PickedFleet, PickedLicence } from '../wish'
import { handPicking, isGrantable, type Picking, type PicksProps, pickedOf, withAll, withoutAll } from './picks'

/** While everything that matches is picked, a press on a line takes it out or puts it back. */
export function fleetPicking(props: PicksProps, condition: FleetCondition): Picking {
  const { fleet } = props.wish
  return fleet && isSame(fleet.condition, condition) ? exceptPicking(props, fleet) : handPicking(props)
}

function exceptPicking({ onChange }: PicksProps, fleet: PickedFleet): Picking {
  const isPicked = ({ id }: LicenceSummary) => !fleet.except.some((each) => each.id === id)
  return {
    isPicked,
    toggle: (licence) =>
      onChange({
        fleet: {
          ...fleet,
          except: isPicked(licence)
            ? [...fleet.except, pickedOf(licence)]
            : fleet.except.filter(({ id }) => id !== licence.id),
        },
      }),
  }
}

interface ActsWanted extends PicksProps {
  readonly words: SharingTexts['choose']
  readonly condition: FleetCondition
  readonly fleet: Fleet
}

interface BarAct {
  readonly label: string
  readonly onPress: () => void
}

/** What stands above the list: the listed ones, all that match, or nothing. */
export function fleetActs({ words, wish, condition, fleet, onChange, begin }: ActsWanted): readonly BarAct[] {
  const { items, more, overview } = fleet
  const clear = () => {
    const { fleet: _, ...rest } = wish
    begin({ ...rest, picked: wish.picked.filter((each) => !isVehicle(each)) })
  }
  if (wish.fleet) return [{ label: words.clear, onPress: clear }]
  const grantable = items.filter(isGrantable)
  const isAll = grantable.length > 0 && grantable.every(({ id }) => wish.picked.some((each) => each.id === id))
  const page = isAll
    ? { label: words.deselectPage, onPress: () => onChange({ picked: withoutAll(wish.picked, items) }) }
    : {
        label: words.selectPage(grantable.length),
        onPress: () => onChange({ picked: withAll(wish.picked, items) }),
      }
  const size = sizeOf(condition, fleet)
  const everything = () =>
    onChange({ picked: wish.picked.filter((each) => !isVehicle(each)), fleet: { condition, size, except: [] } })
  const counted = words.atLeast(size.vehicles, size.more)
  const isWhole = Object.keys(condition).length === 0
  const all = { label: isWhole ? words.selectFleet(counted) : words.selectAll(counted), onPress: everything }
  const isMore = more !== 'none' || (isWhole && overview !== undefined && overview.size.vehicles > items.length)
  return [...(grantable.length > 0 ? [page] : []), ...(isMore || isWhole ? [all] : [])]
}

/** Of the whole fleet as counted; of what matches only as far as it is listed. */
function sizeOf(condition: FleetCondition, { items, more, overview }: Fleet) {
  const isWhole = Object.keys(condition).length === 0
  return isWhole && overview ? overview.size : { vehicles: items.length, more: more !== 'none' }
}

function isVehicle({ typeCode }: PickedLicence): boolean {
  return kindOf(typeCode).category === 'transport'
}

function isSame(a: FleetCondition, b: FleetCondition): boolean {
  const keys = ['plate', 'state', 'family', 'permit'] as const
  return keys.every((key) => a[key] === b[key])
}
