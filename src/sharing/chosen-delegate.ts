/** The person picked to be delegated to, on the way from the page that finds him to the form that waits. */
import type { FoundPerson } from '../contract/sharing'

let chosen: FoundPerson | undefined

export function chooseDelegate(person: FoundPerson): void {
  chosen = person
}

/** Once: the next form begins without. */
export function takeDelegate(): FoundPerson | undefined {
  const person = chosen
  chosen = undefined
  return person
}
