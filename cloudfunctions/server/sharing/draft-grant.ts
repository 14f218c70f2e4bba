/**
 * 草拟授权: the terms, the recipient and in whose name; in force for nobody until it is given. The same request again is the same draft. A draft
 * that answers a relying party's request is that request, allowed as asked or less.
 */
import type * as v from 'valibot'
import type { draftGrantRequest, GrantView } from '../../../src/contract/sharing'
import { canonicalJson } from '../../../src/core/canonical-json'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { endsAtOf, moved, stageOf } from '../../../src/core/sharing/grant-life'
import { NO_LICENCES } from '../../../src/core/sharing/receipt'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import { beyondAsked, type GrantTerms, readTerms } from '../../../src/core/sharing/terms'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import type { RelationDeps } from '../licences/operator'
import { type Clock, type FieldCipher, key, type Snapshot } from '../ports'
import type { GrantRecord, Index, Records } from '../records'
import { type Acting, actingFor } from './acting'
import { grantView } from './grant-view'
import { type ResolvedRecipient, resolveRecipient } from './resolve-recipient'
import { askedOf, sealGrantText, termsOf } from './sealed-grant'
import { NO_GRANT } from './seen-grant'

export interface GivingDeps extends RelationDeps {
  readonly clock: Clock
}

type Request = v.InferOutput<typeof draftGrantRequest>

interface Draft {
  readonly id: Index
  readonly acting: Acting
  readonly to: ResolvedRecipient
  readonly terms: GrantTerms
  readonly now: Instant
}

export async function draftGrant(
  deps: GivingDeps,
  holder: Holder,
  request: Request,
): Promise<Result<GrantView, Failure>> {
  const now = deps.clock.now()
  const acting = await actingFor(deps, holder, request.giver as Index, request.request ? 'answer' : 'grant', now)
  if (!acting.ok) return acting
  const terms = readTerms(request.terms, now)
  if (!terms.ok) return terms
  const selves = [acting.value.giver, ...(acting.value.giver === holder.self ? [] : [holder.self])]
  const to = await resolveRecipient(deps, request.recipient, selves)
  if (!to.ok) return to
  const id = (request.request ?? deps.index.of('grant', `${holder.person}\n${request.requestId}`)) as Index
  const draft = { id, acting: acting.value, to: to.value, terms: terms.value, now }
  const decide = request.request === undefined ? begun : allowed
  const at = key('grants', id)
  const drafted = await deps.store.transact<GrantRecord, Failure>([at], (read) => {
    const record = decide(deps.cipher, draft, read)
    if (!record.ok) return record
    const stored = read.get(at)
    const writes =
      stored === record.value ? [] : [{ kind: stored ? 'replace' : 'insert', key: at, record: record.value } as const]
    return ok({ writes, value: record.value })
  })
  return drafted.ok ? ok(await grantView(deps, { id, record: drafted.value, role: 'giver' }, now)) : drafted
}

/** One that was begun already is answered as it stands, unless it is another. */
function begun(cipher: FieldCipher, draft: Draft, read: Snapshot<Records>): Result<GrantRecord, Failure> {
  const stored = read.get(key('grants', draft.id))
  if (!stored) return ok(recordOf(cipher, draft))
  const isSame = stored.recipient === draft.to.recipient && isSameTerms(termsOf(cipher, draft.id, stored), draft.terms)
  return isSame && stored.giver === draft.acting.giver
    ? ok(stored)
    : refuse({ code: 'REQUEST_INVALID', field: 'requestId' })
}

/** A request that is allowed. As long as nothing is included yet, the terms can still be changed. */
function allowed(cipher: FieldCipher, draft: Draft, read: Snapshot<Records>): Result<GrantRecord, Failure> {
  const { id, acting, to, terms, now } = draft
  const stored = read.get(key('grants', id))
  const asked = stored && askedOf(cipher, id, stored)
  if (!stored || !asked || stored.giver !== acting.giver) return NO_GRANT
  if (stored.recipient !== to.recipient) return refuse({ code: 'REQUEST_INVALID', field: 'recipient' })
  const what = beyondAsked(asked, terms)
  if (what !== undefined) return refuse({ code: 'GRANT_BEYOND_REQUEST', what })
  if (stored.state === 'drafted' && isSameTerms(termsOf(cipher, id, stored), terms)) return ok(stored)
  const isRedrafted = stored.state === 'drafted' && stored.size === 0 && now <= stored.endsAt
  const state = isRedrafted ? ok('drafted' as const) : moved(stored, 'allow', 'holder', now)
  if (!state.ok) return state
  const { words: _, delegation: __, delegateName: ___, ...kept } = stored
  const { givenAt: ____, ...fresh } = recordOf(cipher, draft)
  return ok({ ...kept, ...fresh, at: stored.at, endsAt: stored.endsAt, expiresAt: stored.expiresAt })
}

function recordOf(cipher: FieldCipher, { id, acting, to, terms: { words, ...terms }, now }: Draft): GrantRecord {
  const { giver, giverName, giverKind, delegation, actorName } = acting
  const endsAt = endsAtOf('drafted', terms.until, now)
  return {
    ...{ state: 'drafted', stage: stageOf('drafted'), giver, giverKind, recipient: to.recipient, terms },
    giverName: sealGrantText(cipher, id, 'giverName', giverName),
    recipientName: sealGrantText(cipher, id, 'recipientName', to.name),
    ...(to.partyKind ? { partyKind: to.partyKind } : {}),
    ...(words === undefined ? {} : { words: sealGrantText(cipher, id, 'words', words) }),
    ...(delegation
      ? { delegation: delegation.id, delegateName: sealGrantText(cipher, id, 'delegateName', actorName) }
      : {}),
    ...{ size: 0, digest: NO_LICENCES, first: [], at: now, endsAt, receipts: 0 },
    expiresAt: grantKeptUntil('drafted', endsAt),
  }
}

function isSameTerms(a: GrantTerms, b: GrantTerms): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
