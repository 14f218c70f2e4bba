/**
 * 申请用证: a relying party asks a holder. Whether there is such a holder it does not learn: a request to nobody lapses like any other that stays
 * unanswered. How much and how often is limited, and shown to the holder.
 */
import type * as v from 'valibot'
import type { askForGrantRequest, GrantView } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { maskNumber } from '../../../src/core/licence/masking'
import { ok, type Result, refuse } from '../../../src/core/result'
import {
  ASKED_WINDOW_MS,
  ASKING_WINDOW_MS,
  type Asked,
  MOST_A_DAY,
  MOST_OPEN,
  MOST_TO_ONE,
  mayAsk,
} from '../../../src/core/sharing/asking'
import { endsAtOf, stageOf } from '../../../src/core/sharing/grant-life'
import { NO_LICENCES } from '../../../src/core/sharing/receipt'
import { type RecipientKey, recipientKey } from '../../../src/core/sharing/recipient'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import { type GrantTerms, readTerms } from '../../../src/core/sharing/terms'
import { after, type Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { grantMessages } from '../inbox/grant-messages'
import { holderIndexOf } from '../licences/sealed-licence'
import { type FieldCipher, key, type Store } from '../ports'
import type { GrantRecord, Index, RelyingPartyRecord } from '../records'
import type { GivingDeps } from './draft-grant'
import { personOfCode } from './find-person'
import { grantTrail, grantTrailKey } from './grant-trail'
import { grantView } from './grant-view'
import { partiesOf } from './parties'
import { sealGrantText } from './sealed-grant'

type Request = v.InferOutput<typeof askForGrantRequest>

/** A party that asks, for whom somebody may act: from the mini-program or by its system. */
export interface AskingParty {
  readonly id: string
  readonly record: RelyingPartyRecord
}

export async function askForGrant(
  deps: GivingDeps,
  holder: Holder,
  request: Request,
): Promise<Result<GrantView, Failure>> {
  const parties = await partiesOf(deps.store, holder)
  if (parties.length === 0) return refuse({ code: 'PARTY_NOT_REGISTERED' })
  const party = parties.find(({ id }) => id === request.party)
  return party ? askAs(deps, party, request) : refuse({ code: 'PARTY_NOT_FOUND' })
}

export async function askAs(
  deps: GivingDeps,
  party: AskingParty,
  { requestId, holder: asked, terms: wish }: Omit<Request, 'party'>,
): Promise<Result<GrantView, Failure>> {
  const now = deps.clock.now()
  if (party.record.state === 'suspended') return refuse({ code: 'PARTY_SUSPENDED' })
  const terms = readTerms(wish, now)
  if (!terms.ok) return terms
  const giver = await giverOf(deps, asked, now)
  if (!giver.ok) return giver
  if (giver.value.id === party.record.company) return refuse({ code: 'GRANT_TO_SELF' })
  const recipient = recipientKey({ kind: 'party', id: party.id })
  const id = deps.index.of('grant', `${recipient}\n${requestId}`)
  const may = mayAsk(terms.value, await askedBefore(deps.store, recipient, giver.value.id, now))
  const at = key('grants', id)
  const draft = { id, party, giver: giver.value, recipient, terms: terms.value, now }
  const stored = await deps.store.transact<GrantRecord, Failure>([at, grantTrailKey(id)], (read) => {
    const already = read.get(at)
    if (already) return already.giver === giver.value.id ? ok({ writes: [], value: already }) : ANOTHER
    if (!may.ok) return may
    const record = recordOf(deps.cipher, draft)
    const act = { act: 'grantAsked', at: now } as const
    return ok({
      writes: [
        { kind: 'insert', key: at, record },
        ...grantTrail(deps.cipher, read, id, record, act),
        ...grantMessages(deps.cipher, id, record, now),
      ],
      value: record,
    })
  })
  return stored.ok ? ok(await grantView(deps, { id, record: stored.value, role: 'recipient' }, now)) : stored
}

const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

interface AskedHolder {
  readonly id: Index
  /** What the asker knows already, masked. */
  readonly name: string
  readonly kind: GrantRecord['giverKind']
}

async function giverOf(
  deps: GivingDeps,
  asked: Request['holder'],
  now: Instant,
): Promise<Result<AskedHolder, Failure>> {
  if (asked.by === 'holderCode') {
    const kind = /^\d{17}[\dXx]$/.test(asked.code) ? 'person' : 'company'
    return ok({ id: holderIndexOf(deps.index, asked.code), name: maskNumber(asked.code.toUpperCase()), kind })
  }
  const person = await personOfCode(deps, asked.code, now)
  return person.ok ? ok({ id: person.value.id as Index, name: person.value.name, kind: 'person' }) : person
}

async function askedBefore(store: Store, recipient: RecipientKey, giver: Index, now: Instant): Promise<Asked> {
  const [toThisHolder, today, latest] = await Promise.all([
    timesAsked(store, recipient, giver, now),
    store.count('grants', 'byAsker', {
      ...{ equals: { recipient }, from: after(now, -ASKING_WINDOW_MS), limit: MOST_A_DAY },
    }),
    store.find('grants', 'byPair', { equals: { recipient, giver }, order: 'descending', limit: MOST_OPEN * 4 }),
  ])
  const open = latest.filter(({ record }) => record.state === 'requested' && now <= record.endsAt).length
  return { toThisHolder, today, open }
}

/** How often the party asked this holder of late. */
export function timesAsked(store: Store, recipient: RecipientKey, giver: Index, now: Instant): Promise<number> {
  const from = after(now, -ASKED_WINDOW_MS)
  return store.count('grants', 'byPair', { equals: { recipient, giver }, from, limit: MOST_TO_ONE })
}

interface AskDraft {
  readonly id: Index
  readonly party: AskingParty
  readonly giver: AskedHolder
  readonly recipient: RecipientKey
  readonly terms: GrantTerms
  readonly now: Instant
}

function recordOf(cipher: FieldCipher, { id, party, giver, recipient, terms, now }: AskDraft): GrantRecord {
  const { words, ...asked } = terms
  const endsAt = endsAtOf('requested', terms.until, now)
  return {
    ...{ state: 'requested', stage: stageOf('requested'), giver: giver.id, giverKind: giver.kind, recipient },
    giverName: sealGrantText(cipher, id, 'giverName', giver.name),
    recipientName: sealGrantText(cipher, id, 'recipientName', party.record.name),
    partyKind: party.record.kind,
    ...{ terms: asked, asked, askedAt: now },
    ...(words === undefined
      ? {}
      : {
          words: sealGrantText(cipher, id, 'words', words),
          askedWords: sealGrantText(cipher, id, 'askedWords', words),
        }),
    ...{ size: 0, digest: NO_LICENCES, first: [], at: now, endsAt, receipts: 0 },
    expiresAt: grantKeptUntil('requested', endsAt),
  }
}
