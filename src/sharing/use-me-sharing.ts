/** In whose name the person can act, and how much waits for him. */
import { held } from '../client/cache'
import { call } from '../client/call'
import type { GrantParty, SharingMe } from '../contract/sharing'
import { type Reloadable, useRemote } from '../hooks/use-remote'

const HELD_AS = 'sharing-me'

export function useMeSharing(): Reloadable<SharingMe> {
  return useRemote(() => call('grants', 'sharingMe', {}), HELD_AS)
}

/** Who asked may only have known a number of the giver's: his name, where the caller acts for him. */
export function nameOfGiver({ id, name }: GrantParty): string {
  const me = held<SharingMe>(HELD_AS)?.value
  return me?.givers.find((giver) => giver.id === id)?.name ?? name
}
