/** The grant a page was opened for; as last known while nobody answers. */
import { useRouter } from '@tarojs/taro'
import { call } from '../client/call'
import type { GrantView } from '../contract/sharing'
import { type Reloadable, useRemote } from '../hooks/use-remote'

export function useOpenedGrant(param: 'id' | 'grant'): Reloadable<GrantView> {
  const grant = useRouter().params[param] ?? ''
  return useRemote(() => call('grants', 'openGrant', { grant }), `received:${grant}`)
}
