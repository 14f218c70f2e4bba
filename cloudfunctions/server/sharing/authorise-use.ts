/**
 * `POST /authorisations`: the competent authority authorises a named service to use licences (规范 第十二条), with its legal ground and a term. The
 * holders see it and every reading under it; only the authority ends it. Repeatable: the same id again adds licences, or ends it.
 */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { isTypeCode, type TypeCode } from '../../../src/core/licence/kinds'
import { statusAt } from '../../../src/core/licence/status'
import { ok, type Result, refuse } from '../../../src/core/result'
import { mayInclude } from '../../../src/core/sharing/access'
import { endsAtOf, moved, stageOf } from '../../../src/core/sharing/grant-life'
import { PURPOSES } from '../../../src/core/sharing/purposes'
import { NO_LICENCES } from '../../../src/core/sharing/receipt'
import { recipientKey } from '../../../src/core/sharing/recipient'
import { grantKeptUntil } from '../../../src/core/sharing/retention'
import { readTerms } from '../../../src/core/sharing/terms'
import type { Instant } from '../../../src/core/time'
import { manyOf } from '../audit/many'
import { licenceIdOf } from '../licences/sealed-licence'
import type { MirroringDeps } from '../mirroring/arrival'
import type { Province } from '../mirroring/province'
import { key } from '../ports'
import type { GrantRecord, Index, RelyingPartyRecord } from '../records'
import { include } from './include'
import { sealGrantText } from './sealed-grant'

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))
const names = v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(40)))

export const authoriseUseRequest = v.strictObject({
  authorisationId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  /** Which authority decided it. */
  authority: text(100),
  party: v.pipe(v.string(), v.maxLength(40)),
  /** The named service. */
  service: text(100),
  /** The ground in law, with the clause. */
  ground: text(300),
  terms: v.strictObject({
    purpose: v.picklist(PURPOSES),
    words: v.exactOptional(text(200)),
    fields: v.strictObject({ practitioner: names, business: names, transport: names }),
    until: v.pipe(v.string(), v.maxLength(10)),
    uses: v.exactOptional(v.number()),
    copies: v.boolean(),
  }),
  licences: v.pipe(
    v.array(v.strictObject({ typeCode: v.pipe(v.string(), v.check(isTypeCode)), number: text(128) })),
    v.maxLength(100),
  ),
  /** Ends it. */
  ended: v.exactOptional(v.boolean()),
})

type Request = v.InferOutput<typeof authoriseUseRequest>

export interface AuthorisationResult {
  readonly state: GrantRecord['state']
  readonly size: number
  /** One for each licence, in their order. */
  readonly results: readonly { readonly outcome: 'included' | 'notFound' | 'notInForce' | 'noFields' }[]
}

export async function authoriseUse(
  deps: MirroringDeps,
  _province: Province,
  request: Request,
): Promise<Result<AuthorisationResult, Failure>> {
  const now = deps.clock.now()
  const id = deps.index.of('grant', `authority\n${request.authorisationId}`)
  if (request.ended) return end(deps, id, now)
  const begun = await begin(deps, id, request, now)
  return begun.ok ? includeAll(deps, id, begun.value, request, now) : begun
}

async function begin(
  deps: MirroringDeps,
  id: Index,
  request: Request,
  now: Instant,
): Promise<Result<GrantRecord, Failure>> {
  const terms = readTerms(request.terms, now)
  if (!terms.ok) return terms
  const party = await deps.store.get(key('relyingParties', request.party))
  if (!party) return refuse({ code: 'PARTY_NOT_FOUND' })
  const at = key('grants', id)
  return deps.store.transact<GrantRecord, Failure>([at], (read) => {
    const already = read.get(at)
    if (already) {
      const isSame =
        already.recipient === recipientKey({ kind: 'party', id: request.party }) && already.service === request.service
      return isSame ? ok({ writes: [], value: already }) : refuse({ code: 'REQUEST_INVALID', field: 'authorisationId' })
    }
    const record = recordOf(deps, id, request, party, terms.value, now)
    return ok({ writes: [{ kind: 'insert', key: at, record }], value: record })
  })
}

function recordOf(
  { cipher }: MirroringDeps,
  id: Index,
  { authority, party: partyId, service, ground }: Request,
  party: RelyingPartyRecord,
  { words, ...terms }: GrantRecord['terms'] & { readonly words?: string },
  now: Instant,
): GrantRecord {
  const endsAt = endsAtOf('active', terms.until, now)
  return {
    ...{
      state: 'active',
      stage: stageOf('active'),
      giver: 'authority',
      giverKind: 'authority',
      terms,
      service,
      ground,
    },
    giverName: sealGrantText(cipher, id, 'giverName', authority),
    recipient: recipientKey({ kind: 'party', id: partyId }),
    recipientName: sealGrantText(cipher, id, 'recipientName', party.name),
    partyKind: party.kind,
    ...(words === undefined ? {} : { words: sealGrantText(cipher, id, 'words', words) }),
    ...{ size: 0, digest: NO_LICENCES, first: [], at: now, givenAt: now, endsAt, receipts: 0 },
    expiresAt: grantKeptUntil('active', endsAt),
  }
}

async function includeAll(
  deps: MirroringDeps,
  id: Index,
  grant: GrantRecord,
  { licences }: Request,
  now: Instant,
): Promise<Result<AuthorisationResult, Failure>> {
  const ids = licences.map(({ typeCode, number }) => licenceIdOf(deps.index, typeCode as TypeCode, number))
  const records = await manyOf(deps.store, 'licences', ids)
  const outcomeOf = (licence: Index) => {
    const record = records.get(licence)
    if (!record) return 'notFound'
    if (mayInclude(grant.terms, record, now).ok) return 'included'
    return statusAt(record, now) === 'inForce' ? 'noFields' : 'notInForce'
  }
  const wanted = [...new Set(ids)].flatMap((licence) => {
    const record = records.get(licence)
    return record && outcomeOf(licence) === 'included' ? [{ id: licence, record }] : []
  })
  const included = await include(deps, { grant: id, state: 'active', now }, wanted)
  if (!included.ok) return included
  const { state, size } = included.value
  return ok({ state, size, results: ids.map((licence) => ({ outcome: outcomeOf(licence) })) })
}

async function end({ store }: MirroringDeps, id: Index, now: Instant): Promise<Result<AuthorisationResult, Failure>> {
  const at = key('grants', id)
  return store.transact<AuthorisationResult, Failure>([at], (read) => {
    const record = read.get(at)
    if (!record) return refuse({ code: 'GRANT_NOT_FOUND' })
    const { size } = record
    if (record.state === 'withdrawn') return ok({ writes: [], value: { state: record.state, size, results: [] } })
    const state = moved(record, 'withdraw', 'authority', now)
    if (!state.ok) return state
    const over = {
      state: state.value,
      stage: stageOf(state.value),
      endedAt: now,
      expiresAt: grantKeptUntil(state.value, now),
    }
    const value = { state: state.value, size, results: [] }
    return ok({ writes: [{ kind: 'replace', key: at, record: { ...record, ...over } }], value })
  })
}
