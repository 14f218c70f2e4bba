/** Drivers who agreed to be included: each has delegated his certificate to the company. */
import { call, type Outcome } from '../../client/call'
import type { LicenceSummary } from '../../contract/licence'
import type { Page } from '../../contract/reply'
import { ok } from '../../core/result'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useSharingTexts } from '../use-sharing-texts'
import { PickList } from './pick-list'
import type { PicksProps } from './picks'

export function DriverPicks(props: PicksProps) {
  const { choose: words } = useSharingTexts()
  const company = props.giver.name
  const pages: Pages<LicenceSummary, Page<LicenceSummary>> = usePages((cursor) => lentTo(company, cursor))
  const items = eachOnce(pages.items)
  const empty = { title: words.driversEmptyTitle, body: words.driversEmptyBody }
  return <PickList {...props} pages={pages} items={items} empty={empty} />
}

/** A page of delegations, with what each lends. */
async function lentTo(company: string, cursor: string | undefined): Promise<Outcome<Page<LicenceSummary>>> {
  const outcome = await call('grants', 'listDelegations', { list: 'received', ...(cursor ? { cursor } : {}) })
  if (!outcome.ok) return outcome
  const { items, next } = outcome.value
  const lent = items.filter(
    ({ delegate, state, acts }) => delegate === company && state === 'active' && acts.includes('grant'),
  )
  const pages = await Promise.all(lent.map(({ id }) => call('grants', 'listDelegatedLicences', { delegation: id })))
  const licences = pages.flatMap((page) => (page.ok ? page.value.items : []))
  return ok({ items: licences, ...(next === undefined ? {} : { next }) })
}

/** One may have delegated twice. */
function eachOnce(licences: readonly LicenceSummary[]): readonly LicenceSummary[] {
  return [...new Map(licences.map((each) => [each.id, each])).values()]
}
