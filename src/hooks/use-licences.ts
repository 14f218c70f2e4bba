/** The holder's licences, in the order he should see them: what needs him first, what no longer counts last. */
import { useEffect } from 'react'
import { rememberSummaries } from '../client/cache'
import { call } from '../client/call'
import type { LicenceList } from '../contract/holder'
import type { LicenceSummary } from '../contract/licence'
import { type Pages, usePages } from './use-pages'

export interface LicenceGroups {
  readonly needsAttention: readonly LicenceSummary[]
  readonly inForce: readonly LicenceSummary[]
  readonly noLonger: readonly LicenceSummary[]
}

export interface Licences extends Pages<LicenceSummary, LicenceList> {
  readonly groups: LicenceGroups
}

export function useLicences(): Licences {
  const pages = usePages<LicenceSummary, LicenceList>(
    (cursor) => call('holder', 'listLicences', cursor === undefined ? {} : { cursor }),
    'licences',
  )
  useEffect(() => rememberSummaries(pages.items))
  return { ...pages, groups: grouped(pages.items) }
}

function grouped(items: readonly LicenceSummary[]): LicenceGroups {
  const inForce = items.filter((item) => item.status === 'inForce')
  return {
    needsAttention: inForce.filter((item) => item.attention.length > 0),
    inForce: inForce.filter((item) => item.attention.length === 0),
    noLonger: items.filter((item) => item.status !== 'inForce'),
  }
}
