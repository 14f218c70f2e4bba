/** One grant, and the licences in it, for whoever may see it. */
import type * as v from 'valibot'
import type { Page } from '../../../src/contract/reply'
import type {
  GrantLicence,
  GrantView,
  grantRequest,
  LicenceGrant,
  listGrantLicencesRequest,
  listLicenceGrantsRequest,
} from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import type { LicenceCategory } from '../../../src/core/licence/licence-category'
import { ok, type Result, refuse } from '../../../src/core/result'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import type { Instant } from '../../../src/core/time'
import { manyOf } from '../audit/many'
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import { openLicence } from '../licences/sealed-licence'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import { type FieldCipher, key } from '../ports'
import type { GrantItemRecord, GrantRecord, Index, LicenceRecord } from '../records'
import { timesAsked } from './ask-for-grant'
import type { GivingDeps } from './draft-grant'
import { grantView, grantViews, type SeenGrant } from './grant-view'
import { seenGrant } from './seen-grant'

export async function openGrant(
  deps: GivingDeps,
  holder: Holder,
  { grant }: v.InferOutput<typeof grantRequest>,
): Promise<Result<GrantView, Failure>> {
  const now = deps.clock.now()
  const seen = await seenGrant(deps, holder, grant as Index, now)
  if (!seen.ok) return seen
  const { record, role } = seen.value
  const isAsked = role === 'giver' && record.asked !== undefined && record.givenAt === undefined
  const asked = isAsked && record.giver !== 'authority' ? record.giver : undefined
  const times = asked && (await timesAsked(deps.store, record.recipient, asked, now))
  return ok(await grantView(deps, { ...seen.value, ...given({ timesAsked: times }) }, now))
}

/** By their places. A recipient sees who each is about only where that field is granted; a holder in it only his own. */
export async function listGrantLicences(
  deps: GivingDeps,
  holder: Holder,
  { grant, cursor }: v.InferOutput<typeof listGrantLicencesRequest>,
): Promise<Result<Page<GrantLicence>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const id = grant as Index
  const now = deps.clock.now()
  const seen = await seenGrant(deps, holder, id, now)
  if (!seen.ok) return seen
  const { record } = seen.value
  const isKnown = knows(seen.value, now)
  const query = {
    equals: { grant: id },
    order: 'ascending',
    limit: PAGE_SIZE,
    ...given({ after: after.value }),
  } as const
  const found = await deps.store.find('grantItems', 'byGrant', query)
  const shown = found.filter(({ record: item }) => isShown(holder, seen.value, item))
  const licences = await manyOf(
    deps.store,
    'licences',
    shown.map(({ record: { licence } }) => licence),
  )
  const items = shown.map(({ record: item }) => lineOf(deps.cipher, record, isKnown, item, licences.get(item.licence)))
  return ok({ items, ...nextOf(found) })
}

/** 谁能看: every grant a licence is in, for its holder; those of its former holders are not his. */
export async function listLicenceGrants(
  deps: GivingDeps,
  holder: Holder,
  { licence, cursor }: v.InferOutput<typeof listLicenceGrantsRequest>,
): Promise<Result<Page<LicenceGrant>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const id = licence as Index
  const now = deps.clock.now()
  const record = await deps.store.get(key('licences', id))
  if (!record || !principalsOf(holder).includes(record.holderIndex)) return refuse({ code: 'LICENCE_NOT_FOUND' })
  const query = {
    equals: { licence: id },
    order: 'descending',
    limit: PAGE_SIZE,
    ...given({ after: after.value }),
  } as const
  const found = await deps.store.find('grantItems', 'byLicence', query)
  const own = found.filter(({ record: item }) => item.holderIndex === record.holderIndex)
  const grants = await manyOf(
    deps.store,
    'grants',
    own.map(({ record: { grant } }) => grant),
  )
  const standing = own.flatMap(({ record: item }) => {
    const grant = grants.get(item.grant)
    return grant?.givenAt === undefined ? [] : [{ item, grant }]
  })
  const seen = standing.map(({ item, grant }): SeenGrant => {
    return { id: item.grant, record: grant, role: grant.giver === item.holderIndex ? 'giver' : 'holder' }
  })
  const views = await grantViews(deps, seen, now)
  const items = views.flatMap((view, position) => {
    const each = standing[position]
    return each ? [{ ...view, item: lineOf(deps.cipher, each.grant, () => true, each.item, record) }] : []
  })
  return ok({ items, ...nextOf(found) })
}

function isShown(holder: Holder, { role, record }: SeenGrant, item: GrantItemRecord): boolean {
  if (role === 'holder') return principalsOf(holder).includes(item.holderIndex)
  return role === 'giver' || record.givenAt !== undefined
}

/** The field that says who or what a licence is about. */
const SUBJECT: { readonly [C in LicenceCategory]: string } = {
  practitioner: 'holderName',
  business: 'holderName',
  transport: 'plateNumber',
}

function lineOf(
  cipher: FieldCipher,
  { terms }: GrantRecord,
  isKnown: (category: LicenceCategory, field: string, item: GrantItemRecord) => boolean,
  item: GrantItemRecord,
  licence: LicenceRecord | undefined,
): GrantLicence {
  const { category, typeCode, identifier, state, used, lastReadAt } = item
  const isSame = licence?.holderIndex === item.holderIndex
  const isNamed = licence && isSame && isKnown(category, SUBJECT[category], item)
  return {
    ...{ licence: item.licence, typeCode, category, state, used },
    ...given({
      identifier: isKnown(category, 'identifier', item) ? identifier : undefined,
      subject: isNamed ? subjectOf(openLicence(cipher, item.licence, licence)) : undefined,
      left: terms.uses === undefined ? undefined : Math.max(0, terms.uses - used),
      lastReadAt,
    }),
  }
}

function knows({ record, role }: SeenGrant, now: Instant) {
  const isActive = grantStateAt(record, now) === 'active'
  return (category: LicenceCategory, field: string, { state }: GrantItemRecord): boolean =>
    role !== 'recipient' || (isActive && state !== 'withdrawn' && (record.terms.fields[category] ?? []).includes(field))
}
