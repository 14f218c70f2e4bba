/** 我的授权: given, received, asked of me, and asked by a party of mine; newest first. */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type { GrantView, listGrantsRequest, SharingMe } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { GrantStage } from '../../../src/core/sharing/grant-life'
import type { RecipientKey } from '../../../src/core/sharing/recipient'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { cursorText, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Cursor, Found } from '../ports'
import type { GrantRecord, Index } from '../records'
import { timesAsked } from './ask-for-grant'
import type { GivingDeps } from './draft-grant'
import { givers } from './givers'
import { grantViews, type SeenGrant } from './grant-view'
import { partiesOf, partyView, recipientsOf } from './parties'

type Request = v.InferOutput<typeof listGrantsRequest>
type List = Request['list']

/** Where each list is read, and which of what is found there belongs to it. */
interface ListFacts {
  readonly side: 'giver' | 'recipient'
  readonly stages: (over: boolean) => readonly GrantStage[]
  readonly holds: (record: GrantRecord) => boolean
}

const LISTS: { readonly [L in List]: ListFacts } = {
  given: {
    side: 'giver',
    stages: (over) => (over ? ['over'] : ['standing']),
    holds: ({ state, asked, givenAt }) => givenAt !== undefined || (asked === undefined && state === 'drafted'),
  },
  received: {
    side: 'recipient',
    stages: (over) => (over ? ['over'] : ['standing']),
    holds: ({ givenAt }) => givenAt !== undefined,
  },
  asked: {
    side: 'giver',
    stages: (over) => (over ? ['over'] : ['asked', 'standing']),
    holds: ({ asked, givenAt }) => asked !== undefined && givenAt === undefined,
  },
  asking: {
    side: 'recipient',
    stages: (over) => (over ? ['over'] : ['asked', 'standing']),
    holds: ({ asked, givenAt }) => asked !== undefined && givenAt === undefined,
  },
}

const ABREAST = 8

export async function listGrants(
  deps: GivingDeps,
  holder: Holder,
  { list, over = false, cursor }: Request,
): Promise<Result<Page<GrantView>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const now = deps.clock.now()
  const facts = LISTS[list]
  const stretches = await stretchesOf(deps, holder, facts, over)
  const pages = await inParallel(stretches, ABREAST, (stretch) => pageOf(deps, stretch, after.value))
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const wanted = page.filter(({ record }) => facts.holds(record))
  const seen = await inParallel(wanted, ABREAST, (found) => seenOf(deps, facts, found, now))
  const last = page.at(-1)
  const more = last && page.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
  return ok({ items: await grantViews(deps, seen, now), ...more })
}

/** What a person can do here, and how much waits for him. */
export async function sharingMe(deps: GivingDeps, holder: Holder): Promise<Result<SharingMe, Failure>> {
  const [all, parties, asked] = await Promise.all([
    givers(deps, holder),
    partiesOf(deps.store, holder),
    listGrants(deps, holder, { list: 'asked' }),
  ])
  return ok({
    givers: all.map(({ id, name, kind, delegation, acts }) => ({ id, name, kind, acts, ...given({ delegation }) })),
    parties: parties.map(({ id, record }) => ({ ...partyView(id, record), suspended: record.state === 'suspended' })),
    asked: asked.ok ? asked.value.items.filter(({ state }) => state === 'requested' || state === 'drafted').length : 0,
  })
}

type Stretch =
  | { readonly index: 'byGiver'; readonly giver: Index; readonly stage: GrantStage }
  | { readonly index: 'byRecipient'; readonly recipient: RecipientKey; readonly stage: GrantStage }

async function stretchesOf(
  deps: GivingDeps,
  holder: Holder,
  { side, stages }: ListFacts,
  over: boolean,
): Promise<readonly Stretch[]> {
  if (side === 'recipient') {
    const recipients = recipientsOf(holder, await partiesOf(deps.store, holder))
    return recipients.flatMap((recipient) =>
      stages(over).map((stage) => ({ index: 'byRecipient', recipient, stage }) as const),
    )
  }
  const all = await givers(deps, holder)
  const acting = all.filter(({ acts }) => acts.some((act) => act !== 'see'))
  return acting.flatMap(({ id }) => stages(over).map((stage) => ({ index: 'byGiver', giver: id, stage }) as const))
}

function pageOf({ store }: GivingDeps, stretch: Stretch, after: Cursor | undefined) {
  const page = { order: 'descending', limit: PAGE_SIZE, ...given({ after }) } as const
  return stretch.index === 'byGiver'
    ? store.find('grants', 'byGiver', { ...page, equals: { giver: stretch.giver, stage: stretch.stage } })
    : store.find('grants', 'byRecipient', { ...page, equals: { recipient: stretch.recipient, stage: stretch.stage } })
}

async function seenOf(
  { store }: GivingDeps,
  { side }: ListFacts,
  { id, record }: Found<GrantRecord>,
  now: GrantRecord['at'],
): Promise<SeenGrant> {
  const { asked, givenAt, recipient, giver } = record
  const isOpenRequest = side === 'giver' && asked !== undefined && givenAt === undefined && giver !== 'authority'
  const times = isOpenRequest ? await timesAsked(store, recipient, giver, now) : undefined
  // Ids of this collection are made with the keyed index only.
  return { id: id as Index, record, role: side, ...given({ timesAsked: times }) }
}

function newestFirst(a: Found<GrantRecord>, b: Found<GrantRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
