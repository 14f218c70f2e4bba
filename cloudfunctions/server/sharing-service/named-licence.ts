/** 证照标识 and what else names a licence on the wire, and the grant under which it is to be used. */
import type { Failure } from '../../../src/core/failure'
import { parseLicenceIdentifier } from '../../../src/core/identifier/licence-identifier'
import { ok, type Result, refuse } from '../../../src/core/result'
import { mayRead } from '../../../src/core/sharing/access'
import { fieldOfElement } from '../../../src/core/sharing/wire'
import type { Instant } from '../../../src/core/time'
import type { RelationDeps } from '../licences/operator'
import { identifierKey } from '../mirroring/arrival'
import { type Clock, key } from '../ports'
import type { GrantItemRecord, GrantRecord, Index } from '../records'
import { itemKey } from '../sharing/include'
import type { Asking } from './method'

export interface NamingDeps extends RelationDeps {
  readonly clock: Clock
}

const HANDLE = /^[0-9a-f]{64}$/

/** The licence that `CertificateID` names: 证照标识 of any of its versions, or the id that `Retrieval` gave. Undefined when there is none. */
export async function licenceCalled(
  { store, index }: NamingDeps,
  name: string,
): Promise<Result<Index | undefined, Failure>> {
  if (HANDLE.test(name)) return ok(name as Index)
  if (!parseLicenceIdentifier(name).ok) return refuse({ code: 'REQUEST_INVALID', field: 'data.CertificateID' })
  return ok((await store.get(identifierKey(index, name)))?.licence)
}

/** Our names of the wanted elements; all that is granted when none is named. */
export function wantedFields(elements: readonly string[] | undefined): Result<readonly string[] | undefined, Failure> {
  if (elements === undefined || elements.length === 0) return ok(undefined)
  const fields = elements.map((element) => [element, fieldOfElement(element)] as const)
  const unknown = fields.find(([, field]) => field === undefined)
  if (unknown) return refuse({ code: 'GRANT_FIELD_UNKNOWN', field: unknown[0].slice(0, 60) })
  return ok([...new Set(fields.flatMap(([, field]) => field ?? []))])
}

/** One licence's place in a grant to the asker. */
export interface Place {
  readonly grant: Index
  readonly item: GrantItemRecord
  readonly record: GrantRecord
}

/** More grants of one licence to one party than so many nobody has at once. */
const MOST_PLACES = 100

/** Every place the licence has in grants to the asker, the newest first; under the grant he names only that one. */
export async function placesOf({ store }: NamingDeps, asking: Asking, licence: Index): Promise<readonly Place[]> {
  const items = await itemsOf({ store }, asking, licence)
  const grants = await store.getMany('grants', [...new Set(items.map(({ grant }) => grant))])
  return items.flatMap((item) => {
    const record = grants.get(item.grant)
    // What was never given is nothing to anybody.
    return record?.givenAt === undefined ? [] : [{ grant: item.grant, item, record }]
  })
}

async function itemsOf({ store }: Pick<NamingDeps, 'store'>, { recipient, grant }: Asking, licence: Index) {
  if (grant !== undefined) {
    const item = await store.get(itemKey(grant, licence))
    return item?.recipient === recipient ? [item] : []
  }
  const found = await store.find('grantItems', 'byRecipient', {
    ...{ equals: { recipient, licence }, order: 'descending', limit: MOST_PLACES },
  })
  return found.map(({ record }) => record)
}

/** The place under which it may be read now; else the newest, so that the refusal is its own. It is decided again when it is read. */
export async function bestPlace(
  { store, clock }: NamingDeps,
  { recipient, purpose }: Asking,
  licence: Index,
  places: readonly Place[],
  fields: readonly string[] | undefined,
): Promise<Place | undefined> {
  const record = await store.get(key('licences', licence))
  const now: Instant = clock.now()
  const reader = { recipients: [recipient], standing: 'active', purpose, ...(fields ? { fields } : {}) } as const
  return places.find(({ record: grant, item }) => mayRead(reader, grant, item, record, now).ok) ?? places[0]
}
