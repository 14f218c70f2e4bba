/**
 * 注销: everything that is the person's own wish here ends; what the law keeps, and what is others', stays (contract/rights-words, CLOSING). The
 * identity goes last: cut short anywhere, the person is still known, and the same request goes on where it stopped.
 */
import type { ClosedAccount } from '../../../src/contract/rights'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { recipientKey } from '../../../src/core/sharing/recipient'
import type { Instant } from '../../../src/core/time'
import { deactivateLicence } from '../activation/deactivate-licence'
import { manyOf } from '../audit/many'
import { asHolder, type Caller, type Holder } from '../identity/actors'
import { forgetMe } from '../identity/forget-me'
import { inboxKey } from '../inbox/list-messages'
import { type Cursor, type Found, key } from '../ports'
import type { GrantRecord, Index } from '../records'
import type { Acting } from '../sharing/acting'
import { withdrawDelegation } from '../sharing/delegating'
import type { MovingDeps } from '../sharing/giving'
import { type Moving, moveGrant } from '../sharing/move-grant'

/** Of each kind in one request; a person has far fewer, a sole trader with a fleet asks a few times. */
const PAGE = 100

type Step = (deps: MovingDeps, holder: Holder, now: Instant) => Promise<Result<boolean, Failure>>

/** In this order; each answers whether nothing is left of it. */
const STEPS: readonly Step[] = [endGiven, endReceived, endDelegations, endActivations, forgetHidden, forgetMessages]

/** Whoever is not proven has no account: closing it again answers that it is closed. */
export async function closeAccount(deps: MovingDeps, caller: Caller): Promise<Result<ClosedAccount, Failure>> {
  const holder = await asHolder(deps, caller.person)
  if (!holder.ok) return ok({ closed: true })
  const now = deps.clock.now()
  for (const step of STEPS) {
    const done = await step(deps, holder.value, now)
    if (!done.ok) return done
    if (!done.value) return ok({ closed: false })
  }
  return forgetPhones(deps, holder.value)
}

async function endGiven(deps: MovingDeps, { self, identity }: Holder, now: Instant): Promise<Result<boolean, Failure>> {
  const by: Acting = { giver: self, giverName: identity.name, giverKind: 'person', actorName: identity.name }
  const found = await Promise.all(
    (['asked', 'standing'] as const).map((stage) =>
      deps.store.find('grants', 'byGiver', { equals: { giver: self, stage }, order: 'ascending', limit: PAGE }),
    ),
  )
  return endEach(deps, found.flat(), (record) => endingOf(record, by, now))
}

function endingOf({ state, asked }: GrantRecord, by: Acting, now: Instant): Moving {
  const base = { mover: 'holder', now } as const
  if (state === 'active') return { ...base, move: 'withdraw', act: { act: 'grantWithdrawn', by }, receipt: true }
  if (asked) return { ...base, move: 'refuse', act: { act: 'grantRefused', by }, receipt: false }
  return { ...base, move: 'drop', receipt: false }
}

async function endReceived(deps: MovingDeps, { self }: Holder, now: Instant): Promise<Result<boolean, Failure>> {
  const recipient = recipientKey({ kind: 'person', id: self })
  const query = { equals: { recipient, stage: 'standing' }, order: 'ascending', limit: PAGE } as const
  const found = await deps.store.find('grants', 'byRecipient', query)
  // One that somebody is still putting together for him is none of his yet, and comes to nothing without him.
  const active = found.filter(({ record }) => record.state === 'active' && record.giver !== 'authority')
  return endEach(deps, active, () => ({
    ...{ move: 'return', mover: 'recipient', now, act: { act: 'grantReturned' }, receipt: true },
  }))
}

async function endEach(
  deps: MovingDeps,
  found: readonly Found<GrantRecord>[],
  moving: (record: GrantRecord) => Moving,
): Promise<Result<boolean, Failure>> {
  for (const { id, record } of found) {
    // Ids of this collection are made with the keyed index only.
    const ended = await moveGrant(deps, id as Index, moving(record))
    // Ended by time or by the other side meanwhile: that is as good.
    if (!ended.ok && ended.failure.code !== 'GRANT_STATE') return ended
  }
  return ok(found.length < PAGE)
}

async function endDelegations(deps: MovingDeps, holder: Holder): Promise<Result<boolean, Failure>> {
  const { store } = deps
  const { self } = holder
  const query = { order: 'descending', limit: PAGE } as const
  const [given, received] = await Promise.all([
    every((after) => store.find('delegations', 'byPrincipal', { ...query, ...after, equals: { principal: self } })),
    every((after) => store.find('delegations', 'byDelegate', { ...query, ...after, equals: { delegate: self } })),
  ])
  for (const { id, record } of [...given, ...received]) {
    const ended = record.withdrawnAt === undefined ? await withdrawDelegation(deps, holder, { delegation: id }) : ok(id)
    if (!ended.ok) return ended
  }
  return ok(true)
}

async function endActivations(deps: MovingDeps, holder: Holder): Promise<Result<boolean, Failure>> {
  const { store } = deps
  const query = { equals: { holderIndex: holder.self }, order: 'ascending', limit: PAGE } as const
  const licences = await every((after) => store.find('licences', 'byHolder', { ...query, ...after }))
  const ids = licences.map(({ id }) => id)
  const activations = await manyOf(store, 'activations', ids)
  for (const id of ids.filter((each) => activations.has(each))) {
    const ended = await deactivateLicence(deps, holder, { id })
    if (!ended.ok) return ended
  }
  return ok(true)
}

/** All pages of an index, one after the other. */
async function every<T>(
  page: (after: { readonly after?: Cursor }) => Promise<readonly Found<T>[]>,
): Promise<readonly Found<T>[]> {
  const all: Found<T>[] = []
  for (let after: Cursor | undefined; ; ) {
    const found = await page(after ? { after } : {})
    all.push(...found)
    after = found.at(-1)?.cursor
    if (found.length < PAGE || after === undefined) return all
  }
}

async function forgetHidden({ store }: MovingDeps, { self }: Holder): Promise<Result<boolean, Failure>> {
  const query = { equals: { holderIndex: self }, order: 'ascending', limit: PAGE } as const
  const found = await store.find('hiddenEntries', 'byHolder', query)
  await Promise.all(found.map(({ id }) => store.compareAndRemove(key('hiddenEntries', id), {})))
  return ok(found.length < PAGE)
}

/** His own: a company's and a party's messages are theirs. */
async function forgetMessages({ store }: MovingDeps, holder: Holder): Promise<Result<boolean, Failure>> {
  const query = { equals: { to: holder.self }, order: 'ascending', limit: PAGE } as const
  const found = await store.find('messages', 'byOwner', query)
  await Promise.all(found.map(({ id }) => store.compareAndRemove(key('messages', id), {})))
  await store.compareAndRemove(inboxKey(holder), {})
  return ok(found.length < PAGE)
}

/** The phone that asks last. */
async function forgetPhones(deps: MovingDeps, { self, person }: Holder): Promise<Result<ClosedAccount, Failure>> {
  const found = await deps.store.find('people', 'bySelf', { equals: { self }, order: 'ascending', limit: PAGE })
  const others = found.filter(({ id }) => id !== person)
  for (const { id } of others) await forgetMe(deps, { person: id as Index })
  if (found.length === PAGE) return ok({ closed: false })
  const forgotten = await forgetMe(deps, { person })
  return forgotten.ok ? ok({ closed: true }) : forgotten
}
