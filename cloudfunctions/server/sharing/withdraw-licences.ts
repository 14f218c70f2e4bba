/**
 * 撤回部分证照: for good, from a grant in force; a draft is dropped as a whole, for its receipt counts what was included. By the giver; and by any holder
 * his own, whoever included it. Each licence by itself: cut short, what is withdrawn is withdrawn, and the rest can be asked for again.
 */
import type * as v from 'valibot'
import type { FillLine, GrantFill, grantLicencesRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import type { Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites } from '../audit/append'
import { manyOf } from '../audit/many'
import { sealTrailText } from '../audit/trail-text'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { principalsOf } from '../licences/owned-licence'
import { key } from '../ports'
import type { GrantItemRecord, GrantRecord, Index } from '../records'
import type { Acting } from './acting'
import { reachesLicence } from './delegations'
import type { GivingDeps } from './draft-grant'
import { delegateFacts, grantTrail, grantTrailKey } from './grant-trail'
import { itemKey } from './include'
import { openGrantText } from './sealed-grant'
import { givenGrant, NO_GRANT } from './seen-grant'

const ABREAST = 8

interface Withdrawing {
  readonly id: Index
  readonly record: GrantRecord
  /** In the giver's name; a holder in his own when absent. */
  readonly acting?: Acting
  readonly own: readonly Index[]
  readonly now: Instant
}

export async function withdrawLicences(
  deps: GivingDeps,
  holder: Holder,
  { grant, licences }: v.InferOutput<typeof grantLicencesRequest>,
): Promise<Result<GrantFill, Failure>> {
  const now = deps.clock.now()
  const id = grant as Index
  const record = await deps.store.get(key('grants', id))
  if (!record) return NO_GRANT
  const given = await givenGrant(deps, holder, id, ['withdraw'], now)
  const own = principalsOf(holder)
  const withdrawing: Withdrawing = { id, record, own, now, ...(given.ok ? { acting: given.value.acting } : {}) }
  const ids = [...new Set(licences as Index[])]
  const items = await manyOf(
    deps.store,
    'grantItems',
    ids.map((licence) => itemKey(id, licence).id),
  )
  const itemOf = (licence: Index) => items.get(itemKey(id, licence).id)
  const reached = ids.filter((licence) => mayWithdraw(withdrawing, licence, itemOf(licence)))
  // Nothing is told of a grant to who has nothing in it.
  if (!given.ok && reached.length === 0) return given.failure.code === 'GRANT_NOT_FOUND' ? NO_GRANT : given
  const state = grantStateAt(record, now)
  if (state !== 'active') return refuse({ code: 'GRANT_STATE', state })
  const changed = await inParallel(reached, ABREAST, (licence) => withdrawOne(deps, withdrawing, licence))
  const done = new Map(reached.map((licence, position) => [licence, changed[position]]))
  if (withdrawing.acting && changed.some((outcome) => outcome === 'included')) await tell(deps, withdrawing, changed)
  const results = ids.map((licence): FillLine => {
    const outcome = done.get(licence)
    return outcome ? { licence, outcome } : { licence, outcome: 'leftOut', reason: { code: 'notYours' } }
  })
  return ok({ results, size: record.size })
}

/** What the authority included only the authority takes out. */
function mayWithdraw({ record, acting, own }: Withdrawing, licence: Index, item: GrantItemRecord | undefined): boolean {
  if (!item || record.giver === 'authority') return false
  if (own.includes(item.holderIndex)) return true
  if (!acting) return false
  return !acting.delegation || reachesLicence(acting.delegation, { id: licence, category: item.category })
}

/** `included`: withdrawn now; `already`: it was before. */
async function withdrawOne(
  deps: GivingDeps,
  withdrawing: Withdrawing,
  licence: Index,
): Promise<'included' | 'already'> {
  const { id, now } = withdrawing
  const at = itemKey(id, licence)
  const isOwnAct = withdrawing.acting === undefined
  const keys = isOwnAct ? [at, auditHeadKey(licence)] : [at]
  const outcome = await deps.store.transact<'included' | 'already', never>(keys, (read) => {
    const item = read.get(at)
    if (!item || item.state === 'withdrawn') return ok({ writes: [], value: 'already' })
    const record = { ...item, state: 'withdrawn', withdrawnAt: now } as const
    const trail = isOwnAct ? auditWrites(read, ownNote(deps, withdrawing, licence, item)) : []
    return ok({ writes: [{ kind: 'replace', key: at, record }, ...trail], value: 'included' })
  })
  if (!outcome.ok) throw new Error('a licence stays too busy to be withdrawn')
  return outcome.value
}

/** A holder who takes his own licence out of another's act: in his own licence's trail. */
function ownNote(
  { cipher }: GivingDeps,
  { id, record, now }: Withdrawing,
  licence: Index,
  { holderIndex, typeCode }: GrantItemRecord,
): AuditNote {
  const name = openGrantText(cipher, id, 'recipientName', record.recipientName)
  const facts = {
    ...{ holder: holderIndex, typeCode, grant: id, licences: 1 },
    name: sealTrailText(cipher, licence, 'name', name),
  }
  return { licence, at: now, act: 'grantLicencesWithdrawn', actor: 'holder', facts }
}

/** One line for the whole act. */
async function tell(deps: GivingDeps, { id, acting, now }: Withdrawing, changed: readonly string[]): Promise<void> {
  const licences = changed.filter((outcome) => outcome === 'included').length
  const outcome = await deps.store.transact<undefined, never>([key('grants', id), grantTrailKey(id)], (read) => {
    const record = read.get(key('grants', id))
    if (!record || !acting) return ok({ writes: [], value: undefined })
    const facts = { licences, ...delegateFacts(deps.cipher, id, acting) }
    const act = { act: 'grantLicencesWithdrawn', at: now, by: acting, facts } as const
    return ok({ writes: grantTrail(deps.cipher, read, id, record, act), value: undefined })
  })
  if (!outcome.ok) throw new Error('the trail of a grant stays too busy')
}
