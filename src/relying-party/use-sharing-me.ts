/** 授权与用证: in whose name the person can act, and what was granted to him; as last known while nobody answers. */
import { call } from '../client/call'
import type { SharingMe } from '../contract/sharing'
import { type Reloadable, useRemote } from '../hooks/use-remote'

export function useSharingMe(): Reloadable<SharingMe> {
  return useRemote(() => call('grants', 'sharingMe', {}), 'sharing-me')
}
