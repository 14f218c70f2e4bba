/** The holder's licences, grouped as he should see them. */
import { useEffect } from 'react'
import { rememberSummaries } from '../client/cache'
import { call } from '../client/call'
import { groupsOf, type LicenceGroups } from '../client/licence-groups'
import type { LicenceList } from '../contract/holder'
import type { LicenceSummary } from '../contract/licence'
import { type Pages, usePages } from './use-pages'
import type { Remote } from './use-remote'
import { useCarrying } from './use-wallet'

export interface Licences extends Pages<LicenceSummary, LicenceList> {
  readonly groups: LicenceGroups
}

export function useLicences(): Licences {
  const pages = usePages<LicenceSummary, LicenceList>(
    (cursor) => call('holder', 'listLicences', cursor === undefined ? {} : { cursor }),
    { heldAs: 'licences' },
  )
  useEffect(() => rememberSummaries(pages.items))
  useCarrying(freshIn(pages.remote))
  return { ...pages, groups: groupsOf(pages.items) }
}

function freshIn(remote: Remote<LicenceList>): readonly LicenceSummary[] | undefined {
  return remote.state === 'ready' && remote.heldSince === undefined ? remote.value.items : undefined
}
