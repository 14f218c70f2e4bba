/** Whether the person at this phone may verify, and in whose name. */
import { call } from '../client/call'
import type { OfficerMe } from '../contract/officer'
import { type Reloadable, useRemote } from './use-remote'

export function useOfficer(): Reloadable<OfficerMe> {
  return useRemote(() => call('officer', 'officerMe', {}), 'officer')
}
