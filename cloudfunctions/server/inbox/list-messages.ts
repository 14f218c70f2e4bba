/** 我的消息: those of the person himself, of the companies he may act for and of their parties, newest first; and how far he has read. */
import type * as v from 'valibot'
import type { Inbox, InboxMessage, listMessagesRequest, readMessagesRequest } from '../../../src/contract/inbox'
import { messageText } from '../../../src/contract/inbox-words'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Holder, IdentityDeps } from '../identity/actors'
import { cursorText, PAGE_SIZE, readCursor } from '../page-cursor'
import { type Clock, type FieldCipher, type Found, type Key, key, type Store } from '../ports'
import type { MessageRecord } from '../records'
import { type Box, boxesOf } from './boxes'
import { messageName } from './message'

export interface InboxDeps extends IdentityDeps {
  readonly clock: Clock
}

const ANY_LICENCE = { zh: '证照', en: 'licence' }
/** As far as the platform counts at once. */
const MOST_COUNTED = 1000

export async function listMessages(
  deps: InboxDeps,
  holder: Holder,
  { cursor }: v.InferOutput<typeof listMessagesRequest>,
): Promise<Result<Inbox, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const boxes = await boxesOf(deps.store, holder)
  const query = { order: 'descending', limit: PAGE_SIZE, ...given({ after: after.value }) } as const
  const [pages, readUpTo] = await Promise.all([
    Promise.all(boxes.map(({ owner }) => deps.store.find('messages', 'byOwner', { ...query, equals: { to: owner } }))),
    readUpToOf(deps.store, holder),
  ])
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const names = new Map(boxes.map(({ owner, name }) => [owner, name]))
  const items = page.map((found) => lineOf(deps.cipher, found, names.get(found.record.to), readUpTo))
  const last = page.at(-1)
  const more = last && page.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
  return ok({ items, ...more, unread: await unreadIn(deps.store, boxes, readUpTo) })
}

/** Everything up to a moment is read: by this person, whoever else reads the same company's messages. */
export async function readMessages(
  deps: InboxDeps,
  holder: Holder,
  { upTo }: v.InferOutput<typeof readMessagesRequest>,
): Promise<Result<{ readonly unread: number }, Failure>> {
  const now = deps.clock.now()
  // Nothing that is yet to come can have been read.
  const wanted = upTo < now ? (upTo as Instant) : now
  const at = inboxKey(holder)
  const marked = await deps.store.transact<Instant, Failure>([at], (read) => {
    const before = read.get(at)
    if (before && before.readUpTo >= wanted) return ok({ writes: [], value: before.readUpTo })
    const record = { readUpTo: wanted }
    return ok({ writes: [{ kind: before ? 'replace' : 'insert', key: at, record }], value: wanted })
  })
  if (!marked.ok) return marked
  return ok({ unread: await unreadIn(deps.store, await boxesOf(deps.store, holder), marked.value) })
}

export function inboxKey({ self }: Pick<Holder, 'self'>): Key<'inboxes'> {
  return key('inboxes', self)
}

async function readUpToOf(store: Store, holder: Holder): Promise<Instant | undefined> {
  return (await store.get(inboxKey(holder)))?.readUpTo
}

async function unreadIn(store: Store, boxes: readonly Box[], readUpTo: Instant | undefined): Promise<number> {
  const from = readUpTo && justAfter(readUpTo)
  const counts = await Promise.all(
    boxes.map(({ owner }) =>
      store.count('messages', 'byOwner', { equals: { to: owner }, limit: MOST_COUNTED, ...given({ from }) }),
    ),
  )
  return counts.reduce((sum, each) => sum + each, 0)
}

/** Instants are compared as texts: the least that is greater. */
function justAfter(instant: Instant): string {
  return `${instant}~`
}

function lineOf(
  cipher: FieldCipher,
  { id, record }: Found<MessageRecord>,
  owner: string | undefined,
  readUpTo: Instant | undefined,
): InboxMessage {
  const { kind, at, grant, licence, typeCode, licences = 0, day } = record
  const name = messageName(cipher, id, record) ?? '—'
  const text = messageText(kind, {
    ...{ name, licences, day: day ?? '' },
    licence: typeCode === undefined ? ANY_LICENCE : kindOf(typeCode).name,
  })
  return {
    ...{ id, kind, at, text, unread: readUpTo === undefined || at > readUpTo },
    ...given({ for: owner, grant, licence, typeCode, day }),
  }
}

function newestFirst(a: Found<MessageRecord>, b: Found<MessageRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
