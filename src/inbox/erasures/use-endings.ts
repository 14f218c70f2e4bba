/** Grants that were given and are over, page by page, each with what became of the request to delete what was read under it. */
import { call, type Outcome } from '../../client/call'
import type { Page } from '../../contract/reply'
import type { ErasureView } from '../../contract/rights'
import type { GrantView } from '../../contract/sharing'
import { ok } from '../../core/result'
import type { GrantState } from '../../core/sharing/states'
import { type Pages, usePages } from '../../hooks/use-pages'

export interface Ending {
  readonly grant: GrantView
  readonly erasure?: ErasureView
}

/** Only these were in force: under any other nothing was read. */
const OVER: readonly GrantState[] = ['withdrawn', 'returned', 'expired', 'usedUp']

/** `only`: of this grant, when the page was opened from it. */
export function useEndings(only: string): Pages<Ending, Page<Ending>> {
  return usePages<Ending, Page<Ending>>((cursor) => (only === '' ? endings(cursor) : endingOf(only)), {
    heldAs: `endings:${only}`,
  })
}

async function endings(cursor: string | undefined): Promise<Outcome<Page<Ending>>> {
  const at = cursor === undefined ? {} : { cursor }
  const [grants, erasures] = await Promise.all([
    call('grants', 'listGrants', { list: 'given', over: true, ...at }),
    asked(),
  ])
  if (!grants.ok) return grants
  if (!erasures.ok) return erasures
  const { items, next } = grants.value
  return ok({
    items: items.filter(({ state }) => OVER.includes(state)).map((grant) => ending(grant, erasures.value)),
    ...(next === undefined ? {} : { next }),
  })
}

async function endingOf(id: string): Promise<Outcome<Page<Ending>>> {
  const [grant, erasures] = await Promise.all([call('grants', 'openGrant', { grant: id }), asked()])
  if (!grant.ok) return grant
  if (!erasures.ok) return erasures
  return ok({ items: OVER.includes(grant.value.state) ? [ending(grant.value, erasures.value)] : [] })
}

function ending(grant: GrantView, erasures: readonly ErasureView[]): Ending {
  const erasure = erasures.find((each) => each.grant === grant.id)
  return { grant, ...(erasure ? { erasure } : {}) }
}

/** All requests of the person's: there are few. */
async function asked(): Promise<Outcome<readonly ErasureView[]>> {
  const all: ErasureView[] = []
  for (let at: { readonly cursor?: string } = {}; ; ) {
    const page = await call('grants', 'listErasures', { list: 'asked', ...at })
    if (!page.ok) return page
    all.push(...page.value.items)
    if (page.value.next === undefined) return ok(all)
    at = { cursor: page.value.next }
  }
}
