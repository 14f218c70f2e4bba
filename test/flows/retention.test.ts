/** 保存期限: each row of the one table against the sweep that applies it: kept up to its last moment, and gone after. */
import { settleGrants } from '../../cloudfunctions/server/housekeeping/settle-grants'
import { sweep } from '../../cloudfunctions/server/housekeeping/sweep'
import { key, type Store } from '../../cloudfunctions/server/ports'
import type { CollectionName, Records } from '../../cloudfunctions/server/records'
import { grantKeptUntil, RETENTION_MS, type Retained } from '../../src/core/sharing/retention'
import type { GrantState } from '../../src/core/sharing/states'
import { after, type Instant, instantOf } from '../../src/core/time'
import { type Desk, openDesk } from './desk'
import { openStand, type Stand } from './stand'

let stand: Stand
let desk: Desk
beforeAll(async () => {
  stand = await openStand()
  desk = await openDesk(stand)
})
afterAll(() => stand.close())

/** When the thing ended. */
const END = instantOf(Date.parse('2026-11-29T02:00:00Z'))
const DAY = 24 * 60 * 60_000

/** What the table promises, said once more: a figure that is changed is changed here too. */
const PROMISED: { readonly [R in Retained]: number } = {
  grant: 3 * 365 * DAY,
  request: 180 * DAY,
  draft: 7 * DAY,
  delegation: 3 * 365 * DAY,
  reading: 10 * 60_000,
  receivingCode: 0,
  message: 180 * DAY,
  erasure: 3 * 365 * DAY,
}

const STATES: { readonly [R in 'grant' | 'request' | 'draft']: readonly GrantState[] } = {
  grant: ['withdrawn', 'returned', 'expired', 'usedUp'],
  request: ['refused', 'retracted', 'lapsed'],
  draft: ['dropped'],
}

interface Row {
  readonly row: Retained
  readonly collection: CollectionName
  readonly state?: GrantState
}

const ROWS: readonly Row[] = [
  ...Object.entries(STATES).flatMap(([row, states]) =>
    states.map((state) => ({ row: row as keyof typeof STATES, collection: 'grants' as const, state })),
  ),
  { row: 'delegation', collection: 'delegations' },
  { row: 'reading', collection: 'readings' },
  { row: 'receivingCode', collection: 'receivingCodes' },
  { row: 'message', collection: 'messages' },
  { row: 'erasure', collection: 'erasures' },
]

it('has a case here for every row of the table, and the term that is promised', () => {
  expect(new Set(ROWS.map(({ row }) => row))).toEqual(new Set(Object.keys(RETENTION_MS)))
  expect(RETENTION_MS).toEqual(PROMISED)
})

const named = ({ row, state }: Row) => (state ? `${row} (${state})` : row)

it.each(ROWS.map((row) => [named(row), row] as const))(
  '%s is kept for its term and not a moment longer',
  async (_, { row, collection, state }) => {
    const expiresAt = state ? grantKeptUntil(state, END) : after(END, PROMISED[row])
    expect(expiresAt).toBe(after(END, PROMISED[row]))
    await put(desk.deps.store, collection, { state, stage: 'over', expiresAt })
    await swept(after(expiresAt, -1))
    expect(stand.records(collection).size).toBe(1)
    await swept(after(expiresAt, 1))
    expect(stand.records(collection).size).toBe(0)
  },
)

it('does not remove a grant that still stands, whatever its day', async () => {
  await put(desk.deps.store, 'grants', { state: 'active', stage: 'standing', endsAt: '9999', expiresAt: END })
  await swept(after(END, 10 * 365 * DAY))
  expect(stand.records('grants').size).toBe(1)
})

/** Only what the sweep looks at: it opens nothing. */
async function put<C extends CollectionName>(store: Store, collection: C, record: object): Promise<void> {
  expect(await store.insert(key(collection, 'a'.repeat(64)), record as Records[C])).toBe(true)
}

async function swept(now: Instant): Promise<void> {
  desk.setNow(now)
  await sweep(desk.deps)
  await settleGrants(desk.deps)
}
