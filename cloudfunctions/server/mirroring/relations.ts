/** 车辆与许可: what the province is told of accepted vehicles and the permits they name. Warnings only, so it is asked after the commits, once a push. */
import { relationFindings } from '../../../src/core/licence/compliance/relation-rules'
import type { Finding, IssuingEvent, LicenceEvent } from '../../../src/core/licence/event'
import { kindOf } from '../../../src/core/licence/kinds'
import type { Licence } from '../../../src/core/licence/licence'
import { licenceIdOf, openLicence } from '../licences/sealed-licence'
import type { FieldCipher, KeyedIndex, Store } from '../ports'
import type { Index, LicenceRecord } from '../records'
import type { MirroringDeps } from './arrival'
import { guarded } from './internal-fault'

/** As many as the store gives at once. */
const MOST_IDS = 100

/** An accepted event of a vehicle, and the ids its permit may have: one for each type of permit it may run under. */
interface Vehicle {
  readonly event: IssuingEvent
  readonly permits: readonly Index[]
}

/** What there is to say of each vehicle. */
export type Related = ReadonlyMap<LicenceEvent, readonly Finding[]>

/** Looks up the permits of the vehicles among `accepted`. */
export async function relationsOf(
  { store, cipher, index, clock }: MirroringDeps,
  accepted: readonly LicenceEvent[],
): Promise<Related> {
  const vehicles = accepted.flatMap((event) => vehicleOf(index, event) ?? [])
  const permits = openedPermits(cipher, await permitsAmong(store, vehicles))
  const now = clock.now()
  const told = vehicles.map(({ event, permits: ids }): [LicenceEvent, readonly Finding[]] => {
    const known = ids.filter((id) => permits.has(id)).map((id) => permits.get(id))
    // A permit that we cannot open is ours to mend: the province is told nothing about it.
    const opened = known.flatMap((permit) => permit ?? [])
    return [
      event,
      opened.length < known.length ? [] : relationFindings({ vehicle: event.content, permits: opened }, now),
    ]
  })
  return new Map(told)
}

function vehicleOf(index: KeyedIndex, event: LicenceEvent): Vehicle | undefined {
  const { permits } = kindOf(event.typeCode)
  if (!permits || !('content' in event)) return undefined
  const { permitNumber } = event.content.face
  if (typeof permitNumber !== 'string') return undefined
  return { event, permits: permits.map((typeCode) => licenceIdOf(index, typeCode, permitNumber)) }
}

/** Most vehicles of a push are of few companies: each permit is read once. */
async function permitsAmong(store: Store, vehicles: readonly Vehicle[]): Promise<ReadonlyMap<string, LicenceRecord>> {
  const ids = [...new Set(vehicles.flatMap(({ permits }) => permits))]
  const found = new Map<string, LicenceRecord>()
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    for (const [id, record] of await store.getMany('licences', ids.slice(at, at + MOST_IDS))) found.set(id, record)
  }
  return found
}

/** Undefined for one that cannot be opened. */
function openedPermits(
  cipher: FieldCipher,
  records: ReadonlyMap<string, LicenceRecord>,
): ReadonlyMap<string, Licence | undefined> {
  return new Map(
    [...records].map(([id, record]) => {
      const permit = guarded(() => openLicence(cipher, id as Index, record))
      return [id, 'code' in permit ? undefined : permit]
    }),
  )
}
