/** The holder's licences, grouped as he should see them. */
import { useEffect } from 'react'
import { rememberSummaries } from '../client/cache'
import { call } from '../client/call'
import { groupsOf, type LicenceGroups } from '../client/licence-groups'
import type { LicenceList } from '../contract/holder'
import type { LicenceSummary } from '../contract/licence'
import { type Pages, usePages } from './use-pages'

export interface Licences extends Pages<LicenceSummary, LicenceList> {
  readonly groups: LicenceGroups
}

export function useLicences(): Licences {
  const pages = usePages<LicenceSummary, LicenceList>(
    (cursor) => call('holder', 'listLicences', cursor === undefined ? {} : { cursor }),
    { heldAs: 'licences' },
  )
  useEffect(() => rememberSummaries(pages.items))
  return { ...pages, groups: groupsOf(pages.items) }
}
