/**
 * 要求删除 (个人信息保护法 第四十七条): who gave a grant asks its recipient to delete what he read under it, once it is over. The recipient answers, or it
 * lapses; both sides see it. One for each grant: after an answer it can be asked once more, and that is another request.
 */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type {
  answerErasureRequest,
  askErasureRequest,
  ErasureView,
  listErasuresRequest,
} from '../../../src/contract/rights'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { erasureEndsAt, erasureStateAt } from '../../../src/core/sharing/erasure'
import { grantStateAt, stageOf } from '../../../src/core/sharing/grant-life'
import type { MessageKind } from '../../../src/core/sharing/message'
import { RETENTION_MS } from '../../../src/core/sharing/retention'
import { readWords } from '../../../src/core/sharing/terms'
import { after, type Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { messageWrite, ownerOf } from '../inbox/message'
import { principalsOf } from '../licences/owned-licence'
import { cursorText, PAGE_SIZE, readCursor } from '../page-cursor'
import { type FieldCipher, type Found, key, type Write } from '../ports'
import type { ErasureRecord, GrantRecord, Index, Records } from '../records'
import { ownName } from '../sharing/acting'
import type { GivingDeps } from '../sharing/draft-grant'
import { grantTrail, grantTrailKey } from '../sharing/grant-trail'
import { partiesOf, recipientsOf } from '../sharing/parties'
import { openGrantText } from '../sharing/sealed-grant'

const NOT_FOUND = refuse<Failure>({ code: 'ERASURE_NOT_FOUND' })
const NO_GRANT = refuse<Failure>({ code: 'GRANT_NOT_FOUND' })

/** By who gave the grant, himself: it is his right, and no delegate's. The same again while it waits is no second request. */
export async function askErasure(
  deps: GivingDeps,
  holder: Holder,
  { grant }: v.InferOutput<typeof askErasureRequest>,
): Promise<Result<ErasureView, Failure>> {
  const { store, cipher, clock } = deps
  const now = clock.now()
  const id = grant as Index
  const [at, grantAt] = [key('erasures', id), key('grants', id)]
  const done = await store.transact<ErasureRecord, Failure>([at, grantAt, grantTrailKey(id)], (read) => {
    const given = read.get(grantAt)
    if (!given || given.giver === 'authority' || !ownName(holder, given.giver)) return NO_GRANT
    if (given.givenAt === undefined) return NO_GRANT
    if (stageOf(grantStateAt(given, now)) !== 'over') return refuse({ code: 'ERASURE_TOO_EARLY' })
    const before = read.get(at)
    if (before && erasureStateAt(before, now) === 'asked') return ok({ writes: [], value: before })
    const record = askedRecord(cipher, id, given, given.giver, now)
    const { giver, giverName, giverKind } = { ...given, giver: given.giver }
    const name = openGrantText(cipher, id, 'giverName', giverName)
    const by = {
      giver,
      giverName: name,
      giverKind: giverKind === 'company' ? giverKind : 'person',
      actorName: name,
    } as const
    return ok({
      writes: [
        { kind: before ? 'replace' : 'insert', key: at, record },
        ...grantTrail(cipher, read, id, given, { act: 'erasureAsked', at: now, by }),
        told(cipher, id, record, 'erasureAsked', now),
      ],
      value: record,
    })
  })
  return done.ok ? ok(viewOf(cipher, { id, record: done.value }, 'giver', now)) : done
}

/** By the recipient. An answer is final; the same one again is no second. */
export async function answerErasure(
  deps: GivingDeps,
  holder: Holder,
  { grant, answer, words = '' }: v.InferOutput<typeof answerErasureRequest>,
): Promise<Result<ErasureView, Failure>> {
  const { store, cipher, clock } = deps
  const now = clock.now()
  const read = readWords(words)
  if (!read.ok) return read
  if (answer === 'declined' && read.value === '') return refuse({ code: 'GRANT_WORDS_MISSING' })
  const id = grant as Index
  const recipients = recipientsOf(holder, await partiesOf(store, holder))
  const [at, grantAt] = [key('erasures', id), key('grants', id)]
  const done = await store.transact<ErasureRecord, Failure>([at, grantAt, grantTrailKey(id)], (snapshot) => {
    const before = snapshot.get(at)
    const given = snapshot.get(grantAt)
    if (!before || !recipients.includes(before.recipient)) return NOT_FOUND
    if (before.state === answer) return ok({ writes: [], value: before })
    if (erasureStateAt(before, now) !== 'asked') return refuse({ code: 'ERASURE_ANSWERED' })
    const record: ErasureRecord = {
      ...{ ...before, state: answer, answeredAt: now, expiresAt: after(now, RETENTION_MS.erasure) },
      ...(read.value === '' ? {} : { words: cipher.seal(placeOf(id, 'words'), read.value) }),
    }
    const act = { act: 'erasureAnswered', at: now, facts: { outcome: answer } } as const
    return ok({
      writes: [
        { kind: 'replace', key: at, record },
        // The grant may have been removed by now: then its trail is closed.
        ...(given ? grantTrail(cipher, snapshot, id, given, act) : []),
        told(cipher, id, record, answer === 'done' ? 'erasureDone' : 'erasureDeclined', now),
      ],
      value: record,
    })
  })
  return done.ok ? ok(viewOf(cipher, { id, record: done.value }, 'recipient', now)) : done
}

export async function listErasures(
  deps: GivingDeps,
  holder: Holder,
  { list, cursor }: v.InferOutput<typeof listErasuresRequest>,
): Promise<Result<Page<ErasureView>, Failure>> {
  const start = readCursor(cursor)
  if (!start.ok) return start
  const { store, cipher, clock } = deps
  const query = { order: 'descending', limit: PAGE_SIZE, ...given({ after: start.value }) } as const
  const recipients = list === 'received' ? recipientsOf(holder, await partiesOf(store, holder)) : []
  const givers = list === 'asked' ? principalsOf(holder) : []
  const pages = await Promise.all([
    ...givers.map((giver) => store.find('erasures', 'byGiver', { ...query, equals: { giver } })),
    ...recipients.map((recipient) => store.find('erasures', 'byRecipient', { ...query, equals: { recipient } })),
  ])
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const now = clock.now()
  const role = list === 'asked' ? 'giver' : 'recipient'
  const last = page.at(-1)
  const more = last && page.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
  // Ids of this collection are ids of grants.
  return ok({ items: page.map(({ id, record }) => viewOf(cipher, { id: id as Index, record }, role, now)), ...more })
}

/** What is written when nobody answered in time: both the state and the message to who asked. */
export function lapsedErasure(
  cipher: FieldCipher,
  id: Index,
  before: ErasureRecord,
  now: Instant,
): readonly Write<Records>[] {
  const record = { ...before, state: 'lapsed', expiresAt: after(before.endsAt, RETENTION_MS.erasure) } as const
  return [{ kind: 'replace', key: key('erasures', id), record }, told(cipher, id, record, 'erasureLapsed', now)]
}

function askedRecord(cipher: FieldCipher, id: Index, grant: GrantRecord, giver: Index, now: Instant): ErasureRecord {
  const { giverName, recipient, recipientName } = grant
  const endsAt = erasureEndsAt(now)
  const sealed = (field: 'giverName' | 'recipientName', text: GrantRecord['giverName']) =>
    cipher.seal(placeOf(id, field), openGrantText(cipher, id, field, text))
  return {
    ...{ giver, recipient, state: 'asked', at: now, endsAt, expiresAt: after(endsAt, RETENTION_MS.erasure) },
    giverName: sealed('giverName', giverName),
    recipientName: sealed('recipientName', recipientName),
  }
}

function told(cipher: FieldCipher, id: Index, record: ErasureRecord, kind: MessageKind, at: Instant): Write<Records> {
  const isAsked = kind === 'erasureAsked'
  const field = isAsked ? 'giverName' : 'recipientName'
  const to = isAsked ? ownerOf(record.recipient) : record.giver
  const name = cipher.open(placeOf(id, field), record[field])
  // Each request of its own: the instant tells it from an earlier one.
  return messageWrite(cipher, { subject: id, kind, part: record.at, to, at, grant: id, name })
}

function viewOf(
  cipher: FieldCipher,
  { id, record }: { readonly id: Index; readonly record: ErasureRecord },
  role: ErasureView['role'],
  now: Instant,
): ErasureView {
  const { giverName, recipientName, at, endsAt, answeredAt, words } = record
  return {
    ...{ grant: id, role, at, endsAt, state: erasureStateAt(record, now) },
    giver: cipher.open(placeOf(id, 'giverName'), giverName),
    recipient: cipher.open(placeOf(id, 'recipientName'), recipientName),
    ...given({ answeredAt, words: words && cipher.open(placeOf(id, 'words'), words) }),
  }
}

function placeOf(id: Index, field: 'giverName' | 'recipientName' | 'words') {
  return { collection: 'erasures', id, field } as const
}

function newestFirst(a: Found<ErasureRecord>, b: Found<ErasureRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
