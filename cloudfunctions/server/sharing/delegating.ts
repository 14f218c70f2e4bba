/** 委托 and its end. Only the holder himself, or a company's representative, gives one; both sides see it, and what was done under it. */
import type * as v from 'valibot'
import type { DelegationView, delegateRequest, delegationRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { checkCreditCode } from '../../../src/core/identifier/credit-code'
import { kindOf, TYPE_CODES, type TypeCode } from '../../../src/core/licence/kinds'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type DelegationTerms, readDelegation } from '../../../src/core/sharing/delegation'
import { endOfDay } from '../../../src/core/sharing/grant-life'
import { RETENTION_MS } from '../../../src/core/sharing/retention'
import { after, type Instant } from '../../../src/core/time'
import { type AuditNote, auditHeadKey, auditWrites } from '../audit/append'
import { manyOf } from '../audit/many'
import { sealTrailText } from '../audit/trail-text'
import type { Holder } from '../identity/actors'
import { messageWrite } from '../inbox/message'
import { principalsOf } from '../licences/owned-licence'
import { holderIndexOf } from '../licences/sealed-licence'
import { type FieldCipher, key, type Snapshot, type Write } from '../ports'
import type { DelegationRecord, Index, Records } from '../records'
import { ownName } from './acting'
import { delegationPlace, delegationView, openDelegationName, roleOf } from './delegation-view'
import { representativeIndex, representativesOf, type StoredDelegation } from './delegations'
import type { GivingDeps } from './draft-grant'
import { nameOfPerson } from './find-person'

type Request = v.InferOutput<typeof delegateRequest>

const NOT_FOUND = refuse<Failure>({ code: 'DELEGATION_NOT_FOUND' })
const ANOTHER = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'requestId' })

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
    const told = delegationMessage(deps.cipher, { id, record }, 'delegate', now)
    return ok({ writes: [{ kind: 'insert', key: at, record }, ...trail, told], value: record })
  })
  return done.ok ? ok(await delegationView(deps, { id, record: done.value }, 'principal', now)) : done
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
    const other = roleOf(holder, record) === 'principal' ? 'delegate' : 'principal'
    const told = delegationMessage(deps.cipher, { id, record: withdrawn }, other, now)
    return ok({ writes: [{ kind: 'replace', key: at, record: withdrawn }, ...trail, told], value: withdrawn })
  })
  return done.ok
    ? ok(await delegationView(deps, { id, record: done.value }, roleOf(holder, done.value) ?? 'principal', now))
    : done
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
  const seal = (field: string, text: string) => cipher.seal(delegationPlace(id, field), text)
  return {
    ...{ principal, delegate: to.id, ...terms, typeCode, at: now },
    principalName: seal('principalName', ownName(holder, principal)?.name ?? ''),
    delegateName: seal('delegateName', to.name),
    ...given({ representative }),
    expiresAt: after(endOfDay(terms.until), RETENTION_MS.delegation),
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
  const name = sealTrailText(cipher, id, 'name', openDelegationName(cipher, id, 'delegateName', delegateName))
  const [licence] = 'licences' in scope ? scope.licences : []
  // Ids of licences in a scope were checked against the licences themselves.
  const facts = { holder, typeCode, name, delegation: id, ...given({ licence: licence as Index | undefined }) }
  const note: AuditNote = { licence: id, at, act, actor: 'holder', facts }
  return auditWrites(read, note)
}

/** To the other side of a delegation: that it was given, or is withdrawn. */
function delegationMessage(
  cipher: FieldCipher,
  { id, record }: StoredDelegation,
  to: DelegationView['role'],
  at: Instant,
): Write<Records> {
  const kind = record.withdrawnAt === undefined ? 'delegated' : 'delegationWithdrawn'
  const [field, sealed] =
    to === 'delegate'
      ? (['principalName', record.principalName] as const)
      : (['delegateName', record.delegateName] as const)
  return messageWrite(cipher, {
    subject: id,
    kind,
    to: record[to],
    at,
    name: openDelegationName(cipher, id, field, sealed),
  })
}
