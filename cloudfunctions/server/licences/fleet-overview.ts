/** What there is in a fleet to choose from, without reading it: small counts through its indexes. */
import type { FleetOverview, VehicleCount } from '../../../src/contract/holder'
import { VEHICLE_FAMILIES } from '../../../src/core/licence/vehicle-family'
import type { Instant } from '../../../src/core/time'
import type { Count, Store } from '../ports'
import type { Index, IndexName, LicenceRecord } from '../records'
import { underNone } from './fleet-runs'
import { type Operator, type OwnPermit, permitLine } from './operator'

/** The platform's bound for one read. Beyond it the exact number is nobody's question. */
const COUNTED = 1000

export async function fleetOverview(
  store: Store,
  { index, name }: Operator,
  permits: readonly OwnPermit[],
  now: Instant,
): Promise<FleetOverview> {
  const [size, someUnlinked, families] = await Promise.all([
    fleetSize(store, index),
    hasUnlinked(store, index, permits),
    familiesOf(store, index),
  ])
  return { operator: name, size, permits: permits.map((permit) => permitLine(permit, now)), someUnlinked, families }
}

export async function fleetSize(store: Store, operator: Index): Promise<VehicleCount> {
  const vehicles = await count(store, operator, 'byHolder', { limit: COUNTED })
  return { vehicles, more: vehicles === COUNTED }
}

async function hasUnlinked(store: Store, operator: Index, permits: readonly OwnPermit[]): Promise<boolean> {
  const gaps = underNone(permits).map(({ index, from, upTo }) =>
    count(store, operator, index, { limit: 1, ...(from ? { from } : {}), ...(upTo ? { upTo } : {}) }),
  )
  return (await Promise.all(gaps)).some((some) => some > 0)
}

async function familiesOf(store: Store, operator: Index): Promise<FleetOverview['families']> {
  const counts = await Promise.all(
    VEHICLE_FAMILIES.map((vehicleFamily) =>
      count(store, operator, 'byFamily', { limit: 1, equals: { vehicleFamily } }),
    ),
  )
  return VEHICLE_FAMILIES.filter((_, position) => counts[position] !== 0)
}

type Within = Omit<Count<LicenceRecord>, 'equals'> & Partial<Pick<Count<LicenceRecord>, 'equals'>>

function count(store: Store, operator: Index, index: IndexName<'licences'>, { equals, ...within }: Within) {
  return store.count('licences', index, {
    ...within,
    equals: { holderIndex: operator, category: 'transport', ...equals },
  })
}
