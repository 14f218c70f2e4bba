/** The giver's own licences: a person's certificates, a company's permits, or what was delegated. */
import { call } from '../../client/call'
import type { LicenceSummary } from '../../contract/licence'
import type { Page } from '../../contract/reply'
import type { GrantGiver } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import { useLicences } from '../../hooks/use-licences'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useSharingTexts } from '../use-sharing-texts'
import { PickList } from './pick-list'
import type { PicksProps } from './picks'

export function OwnPicks(props: PicksProps) {
  const { choose: words } = useSharingTexts()
  const pages = useLicences()
  const items = pages.items.filter((licence) => belongsTo(licence, props.giver, props.givers))
  return <PickList {...props} pages={pages} items={items} empty={{ title: words.emptyTitle, body: words.emptyBody }} />
}

export function DelegatedPicks(props: PicksProps) {
  const { choose: words } = useSharingTexts()
  const { delegation = '' } = props.giver
  const pages: Pages<LicenceSummary, Page<LicenceSummary>> = usePages((cursor) =>
    call('grants', 'listDelegatedLicences', { delegation, ...(cursor === undefined ? {} : { cursor }) }),
  )
  const empty = { title: words.emptyTitle, body: words.emptyBody }
  return <PickList {...props} pages={pages} items={pages.items} empty={empty} />
}

/** The list holds a person's own licences and the permits of his companies; a permit bears the company's name. */
function belongsTo({ typeCode, subject }: LicenceSummary, giver: GrantGiver, givers: readonly GrantGiver[]): boolean {
  const isPermit = kindOf(typeCode).category === 'business'
  if (giver.kind === 'company') return isPermit && subject === giver.name
  return !isPermit || !givers.some(({ kind, name }) => kind === 'company' && name === subject)
}
