/** 委托 and its end. Only the holder himself, or a company's representative, gives one; both sides see it, and what was done under it. */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type {
  DelegationView,
  delegateRequest,
  delegationRequest,
  listDelegationsRequest,
} from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { checkCreditCode } from '../../../src/core/identifier/credit-code'
import { kindOf, TYPE_CODES, type TypeCode } from '../../../src/core/licence/kinds'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type DelegationTerms, delegationStateAt, readDelegation } from '../../../src/core/sharing/delegation'
import { endOfDay } from '../../../src/core/sharing/grant-life'
import { RETENTION_MS } from '../../../src/core/sharing/retention'
import { after, type Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites } from '../audit/append'
import { manyOf } from '../audit/many'
import { sealTrailText } from '../audit/trail-text'
import type { Holder } from '../identity/actors'
import { inParallel } from '../in-parallel'
import { principalsOf } from '../licences/owned-licence'
import { holderIndexOf } from '../licences/sealed-licence'
import { cursorText, PAGE_SIZE, readCursor } from '../page-cursor'
import { type FieldCipher, type Found, key, type Snapshot, type Write } from '../ports'
import type { DelegationRecord, Index, Records, Sealed } from '../records'
import { ownName } from './acting'
import { representativeIndex, representativesOf, type StoredDelegation, stored } from './delegations'
import type { GivingDeps } from './draft-grant'
import { nameOfPerson } from './find-person'

type Request = v.InferOutput<typeof delegateRequest>

const NOT_FOUND = refuse<Failure>({ code: 'DELEGATION_NOT_FOUND' })
const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })
const ABREAST = 8

export async function delegate(
  deps: GivingDeps,
  holder: Holder,
  request: Request,
): Promise<Result<DelegationView, Failure>> {
  const now = deps.clock.now()
  const principal = request.principal as Index
  const to = await delegateOf(deps, request.delegate)
  if (!to.ok) return to
  const wish = { ...request, principal, delegate: to.value.id, from: request.from }
  const terms = readDelegation(wish, principalsOf(holder), now)
  if (!terms.ok) return terms
  const typeCode = await scopedType(deps, principal, terms.value.scope)
  if (typeCode === undefined) return refuse({ code: 'LICENCE_NOT_FOUND' })
  const id = deps.index.of('delegation', `${holder.person}\n${request.requestId}`)
  const representative = await representativeFor(deps, holder, principal)
  const draft = { id, principal, to: to.value, terms: terms.value, typeCode, representative, now }
  const at = key('delegations', id)
  const done = await deps.store.transact<DelegationRecord, Failure>([at, auditHeadKey(id)], (read) => {
    const already = read.get(at)
    if (already)
      return already.delegate === draft.to.id && already.principal === principal
        ? ok({ writes: [], value: already })
        : ANOTHER
    const record = recordOf(deps.cipher, holder, draft)
    const trail = trailOf(deps.cipher, read, { id, record }, 'delegated', now)
    return ok({ writes: [{ kind: 'insert', key: at, record }, ...trail], value: record })
  })
  return done.ok ? ok(await viewOf(deps, { id, record: done.value }, 'principal', now)) : done
}

/** By the principal, or by the delegate who does not want it any more. What was done under it stays done. */
export async function withdrawDelegation(
  deps: GivingDeps,
  holder: Holder,
  { delegation }: v.InferOutput<typeof delegationRequest>,
): Promise<Result<DelegationView, Failure>> {
  const now = deps.clock.now()
  const id = delegation as Index
  const at = key('delegations', id)
  const done = await deps.store.transact<DelegationRecord, Failure>([at, auditHeadKey(id)], (read) => {
    const record = read.get(at)
    if (!record || roleOf(holder, record) === undefined) return NOT_FOUND
    if (record.withdrawnAt !== undefined) return ok({ writes: [], value: record })
    const withdrawn = { ...record, withdrawnAt: now, expiresAt: after(now, RETENTION_MS.delegation) }
    const trail = trailOf(deps.cipher, read, { id, record }, 'delegationWithdrawn', now)
    return ok({ writes: [{ kind: 'replace', key: at, record: withdrawn }, ...trail], value: withdrawn })
  })
  return done.ok
    ? ok(await viewOf(deps, { id, record: done.value }, roleOf(holder, done.value) ?? 'principal', now))
    : done
}

export async function listDelegations(
  deps: GivingDeps,
  holder: Holder,
  { list, cursor }: v.InferOutput<typeof listDelegationsRequest>,
): Promise<Result<Page<DelegationView>, Failure>> {
  const start = readCursor(cursor)
  if (!start.ok) return start
  const query = { order: 'descending', limit: PAGE_SIZE, ...given({ after: start.value }) } as const
  const pages = await Promise.all(
    principalsOf(holder).map((each) =>
      list === 'given'
        ? deps.store.find('delegations', 'byPrincipal', { ...query, equals: { principal: each } })
        : deps.store.find('delegations', 'byDelegate', { ...query, equals: { delegate: each } }),
    ),
  )
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const role = list === 'given' ? 'principal' : 'delegate'
  const now = deps.clock.now()
  const last = page.at(-1)
  const more = last && page.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
  return ok({ items: await inParallel(page.map(stored), ABREAST, (each) => viewOf(deps, each, role, now)), ...more })
}

/** What somebody is in a delegation; undefined: nothing. */
export function roleOf(
  holder: Holder,
  { principal, delegate: to }: DelegationRecord,
): DelegationView['role'] | undefined {
  if (principalsOf(holder).includes(principal)) return 'principal'
  return principalsOf(holder).includes(to) ? 'delegate' : undefined
}

interface Named {
  readonly id: Index
  readonly name: string
}

async function delegateOf(deps: GivingDeps, asked: Request['delegate']): Promise<Result<Named, Failure>> {
  if (asked.kind === 'person') {
    const name = await nameOfPerson(deps, asked.id as Index)
    return name === undefined ? refuse({ code: 'PERSON_NOT_FOUND' }) : ok({ id: asked.id as Index, name })
  }
  if (!checkCreditCode(asked.creditCode).ok) return refuse({ code: 'REQUEST_INVALID', field: 'delegate.creditCode' })
  const id = holderIndexOf(deps.index, asked.creditCode)
  const query = { equals: { holderIndex: id, category: 'business' }, order: 'ascending', limit: 1 } as const
  const [permit] = await deps.store.find('licences', 'byHolder', query)
  if (!permit) return refuse({ code: 'PERSON_NOT_FOUND' })
  const place = { collection: 'licences', id: permit.id, field: 'holderName' } as const
  return ok({ id, name: deps.cipher.open(place, permit.record.holderName) })
}

/** The type of one licence in the scope; undefined when one of the named licences is not the principal's. */
async function scopedType(
  deps: GivingDeps,
  principal: Index,
  scope: DelegationTerms['scope'],
): Promise<TypeCode | undefined> {
  if ('categories' in scope) return TYPE_CODES.find((each) => kindOf(each).category === scope.categories[0])
  const records = await manyOf(deps.store, 'licences', scope.licences)
  const all = scope.licences.map((licence) => records.get(licence))
  return all.every((record) => record?.holderIndex === principal) ? all[0]?.typeCode : undefined
}

/** A company's delegation stands with the legal representative that its permits name: the giver, when they name him. */
async function representativeFor(deps: GivingDeps, holder: Holder, principal: Index): Promise<Index | undefined> {
  if (ownName(holder, principal)?.kind !== 'company') return undefined
  const giver = representativeIndex(deps, principal, holder.identity.name)
  const named = await representativesOf(deps, principal)
  return named.includes(giver) ? giver : (named[0] ?? giver)
}

interface Draft {
  readonly id: Index
  readonly principal: Index
  readonly to: Named
  readonly terms: DelegationTerms
  readonly typeCode: TypeCode
  readonly representative: Index | undefined
  readonly now: Instant
}

function recordOf(cipher: FieldCipher, holder: Holder, draft: Draft): DelegationRecord {
  const { id, principal, to, terms, typeCode, representative, now } = draft
  const seal = (field: string, text: string) => cipher.seal(placeOf(id, field), text)
  return {
    ...{ principal, delegate: to.id, ...terms, typeCode, at: now },
    principalName: seal('principalName', ownName(holder, principal)?.name ?? ''),
    delegateName: seal('delegateName', to.name),
    ...given({ representative }),
    expiresAt: after(endOfDay(terms.until), RETENTION_MS.delegation),
  }
}

async function viewOf(
  deps: GivingDeps,
  { id, record }: StoredDelegation,
  role: DelegationView['role'],
  now: Instant,
): Promise<DelegationView> {
  const { principal, principalName, delegateName, scope, acts, from, until, at, withdrawnAt } = record
  const representatives = await representativesOf(deps, principal)
  return {
    ...{ id, role, acts, from, until, at, state: delegationStateAt(record, representatives, now) },
    principal: openName(deps.cipher, id, 'principalName', principalName),
    delegate: openName(deps.cipher, id, 'delegateName', delegateName),
    scope: 'licences' in scope ? { licences: scope.licences.length } : scope,
    ...given({ withdrawnAt }),
  }
}

/** In the principal's record, in a trail of the delegation's own. */
function trailOf(
  cipher: FieldCipher,
  read: Snapshot<Records>,
  { id, record }: StoredDelegation,
  act: 'delegated' | 'delegationWithdrawn',
  at: Instant,
): readonly Write<Records>[] {
  const { principal: holder, typeCode, delegateName, scope } = record
  const name = sealTrailText(cipher, id, 'name', openName(cipher, id, 'delegateName', delegateName))
  const [licence] = 'licences' in scope ? scope.licences : []
  // Ids of licences in a scope were checked against the licences themselves.
  const facts = { holder, typeCode, name, delegation: id, ...given({ licence: licence as Index | undefined }) }
  const note: AuditNote = { licence: id, at, act, actor: 'holder', facts }
  return auditWrites(read, note)
}

function openName(cipher: FieldCipher, id: Index, field: 'principalName' | 'delegateName', sealed: Sealed): string {
  return cipher.open(placeOf(id, field), sealed)
}

function placeOf(id: string, field: string) {
  return { collection: 'delegations', id, field } as const
}

function newestFirst(a: Found<DelegationRecord>, b: Found<DelegationRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}
