/** 收件箱: whose messages a person may read: his own, his companies' and his parties'. */
import { given } from '../../../src/core/given'
import type { Holder } from '../identity/actors'
import type { Store } from '../ports'
import type { InboxOwner } from '../records'
import { partiesOf } from '../sharing/parties'

/** An inbox the person may read, and whose it is when it is not his own. */
export interface Box {
  readonly owner: InboxOwner
  readonly name?: string
}

export async function boxesOf(store: Store, holder: Holder): Promise<readonly Box[]> {
  const { self, represents, identity } = holder
  const companies = represents.map(
    (owner, place): Box => ({ owner, ...given({ name: identity.represents[place]?.name }) }),
  )
  const parties = await partiesOf(store, holder)
  return [
    { owner: self },
    // A sole trader's company is himself.
    ...companies.filter(({ owner }) => owner !== self),
    ...parties.map(({ id, record }): Box => ({ owner: `party:${id}`, name: record.name })),
  ]
}
