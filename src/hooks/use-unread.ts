/** How many messages are unread; none as long as the cloud has not said. */
import { call } from '../client/call'
import { useRemote } from './use-remote'

export function useUnread(): number {
  const { remote } = useRemote(() => call('grants', 'listMessages', {}))
  return remote.state === 'ready' ? remote.value.unread : 0
}
