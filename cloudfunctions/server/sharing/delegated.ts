/** What a delegate may see, and what was done under a delegation: for him, and for who delegated. */
import type * as v from 'valibot'
import type { LicenceSummary } from '../../../src/contract/licence'
import type { Page } from '../../../src/contract/reply'
import type { DelegateAct, delegationPageRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { mayAct } from '../../../src/core/sharing/delegation'
import { manyOf } from '../audit/many'
import { openTrailText } from '../audit/trail-text'
import type { Holder } from '../identity/actors'
import { pageOfRuns } from '../licences/runs'
import { summariesOf } from '../licences/summary'
import { nextInRuns, nextOf, PAGE_SIZE, readCursor, readRunsCursor } from '../page-cursor'
import { type FieldCipher, key } from '../ports'
import type { AuditRecord, DelegationRecord, Index } from '../records'
import { roleOf } from './delegation-view'
import { representativesOf } from './delegations'
import type { GivingDeps } from './draft-grant'

type Request = v.InferOutput<typeof delegationPageRequest>

const NOT_FOUND = refuse<Failure>({ code: 'DELEGATION_NOT_FOUND' })

/** The licences in the scope, as lines of a list. The delegate needs the act `see`, now. */
export async function listDelegatedLicences(
  deps: GivingDeps,
  holder: Holder,
  { delegation, cursor }: Request,
): Promise<Result<Page<LicenceSummary>, Failure>> {
  const found = await partyTo(deps, holder, delegation as Index)
  if (!found.ok) return found
  const { scope, principal } = found.value
  const now = deps.clock.now()
  if (roleOf(holder, found.value) === 'delegate') {
    const may = mayAct(found.value, 'see', await representativesOf(deps, principal), now)
    if (!may.ok) return may
  }
  if ('licences' in scope) {
    const records = await manyOf(deps.store, 'licences', scope.licences)
    const own = [...records].flatMap(([id, record]) =>
      record.holderIndex === principal ? [{ id, record, cursor: { id } }] : [],
    )
    return ok({ items: await summariesOf(deps, own, now) })
  }
  const runs = scope.categories.map(
    (category) => ({ index: 'byHolder', equals: { holderIndex: principal, category } }) as const,
  )
  const start = readRunsCursor(cursor, runs.length)
  if (!start.ok) return start
  const page = await pageOfRuns(deps.store, runs, start.value)
  return ok({ items: await summariesOf(deps, page.found, now), ...nextInRuns(page.next) })
}

/** 受托留痕, newest first. */
export async function listDelegateActs(
  deps: GivingDeps,
  holder: Holder,
  { delegation, cursor }: Request,
): Promise<Result<Page<DelegateAct>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const found = await partyTo(deps, holder, delegation as Index)
  if (!found.ok) return found
  const query = { equals: { delegation: delegation as Index }, order: 'descending', limit: PAGE_SIZE } as const
  const entries = await deps.store.find('audit', 'byDelegation', { ...query, ...given({ after: after.value }) })
  return ok({ items: entries.map(({ id, record }) => actOf(deps.cipher, id, record)), ...nextOf(entries) })
}

function actOf(cipher: FieldCipher, id: string, { at, act, stream, facts }: AuditRecord): DelegateAct {
  const { grant, name, licences } = facts
  return { id, at, act, ...given({ grant, recipient: name && openTrailText(cipher, stream, 'name', name), licences }) }
}

async function partyTo({ store }: GivingDeps, holder: Holder, id: Index): Promise<Result<DelegationRecord, Failure>> {
  const record = await store.get(key('delegations', id))
  return record && roleOf(holder, record) ? ok(record) : NOT_FOUND
}
