/** Picking, as every source does it. */
import type { LicenceSummary } from '../../contract/licence'
import type { GrantGiver } from '../../contract/sharing'
import type { PickedLicence, Wish } from '../wish'

export interface PicksProps {
  readonly giver: GrantGiver
  /** Everybody in whose name could be acted. */
  readonly givers: readonly GrantGiver[]
  readonly wish: Wish
  readonly onChange: (part: Partial<Wish>) => void
  readonly begin: (wish: Wish) => void
}

/** What a list offers to pick from, and what is picked of it. */
export interface Picking {
  readonly isPicked: (licence: LicenceSummary) => boolean
  readonly toggle: (licence: LicenceSummary) => void
}

export function pickedOf({ id, typeCode, subject }: LicenceSummary): PickedLicence {
  return { id, typeCode, subject }
}

/** Only what is in force can be granted. */
export function isGrantable({ status }: LicenceSummary): boolean {
  return status === 'inForce'
}

export function handPicking({ wish: { picked }, onChange }: Pick<PicksProps, 'wish' | 'onChange'>): Picking {
  const isPicked = ({ id }: LicenceSummary) => picked.some((each) => each.id === id)
  return {
    isPicked,
    toggle: (licence) =>
      onChange({
        picked: isPicked(licence) ? picked.filter(({ id }) => id !== licence.id) : [...picked, pickedOf(licence)],
      }),
  }
}

/** `licences` and those that were picked before, each once. */
export function withAll(
  picked: readonly PickedLicence[],
  licences: readonly LicenceSummary[],
): readonly PickedLicence[] {
  const known = new Set(picked.map(({ id }) => id))
  return [...picked, ...licences.filter((each) => isGrantable(each) && !known.has(each.id)).map(pickedOf)]
}

export function withoutAll(
  picked: readonly PickedLicence[],
  licences: readonly LicenceSummary[],
): readonly PickedLicence[] {
  const gone = new Set(licences.map(({ id }) => id))
  return picked.filter(({ id }) => !gone.has(id))
}
