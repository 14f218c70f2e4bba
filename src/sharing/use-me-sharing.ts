/** In whose name the person can act, and how much waits for him. */
import { call } from '../client/call'
import type { SharingMe } from '../contract/sharing'
import { type Reloadable, useRemote } from '../hooks/use-remote'

export function useMeSharing(): Reloadable<SharingMe> {
  return useRemote(() => call('grants', 'sharingMe', {}), 'sharing-me')
}
