/** Civil dates in order. A date that is absent is in order with every other: its absence is another rule's matter. */
import type { CivilDate } from '../../time'

/** Whether `first` is not after `second`. */
export function inOrder(first: CivilDate | undefined, second: CivilDate | undefined): boolean {
  return first === undefined || second === undefined || first <= second
}

/** How old one born on `birthDate` is on `day`, in whole years; somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: CivilDate, day: CivilDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
