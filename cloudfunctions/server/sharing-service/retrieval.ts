/** Retrieval: 证照检索 among what is granted to the asker and in force. It names licences and tells nothing of them. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result, refuse } from '../../../src/core/result'
import { grantStateAt } from '../../../src/core/sharing/grant-life'
import type { Instant } from '../../../src/core/time'
import { holderIndexOf, licenceIdOf } from '../licences/sealed-licence'
import { cursorText, readCursor } from '../page-cursor'
import type { Cursor, Found } from '../ports'
import type { GrantItemRecord, GrantRecord, Index } from '../records'
import { holderCode, licenceNumber, pageCursor, typeCode } from './holder-data'
import { licenceOfHolder } from './licence-of-holder'
import { type Asking, standingOf } from './method'
import type { NamingDeps } from './named-licence'
import { refuseAttempt } from './note-attempt'
import type { CountingDeps } from './party-limits'

export const retrievalRequest = v.strictObject({
  CertificateTypeCode: v.exactOptional(typeCode),
  CertificateHolderCode: v.exactOptional(holderCode),
  /** With the type. */
  CertificateNumber: v.exactOptional(licenceNumber),
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  cursor: pageCursor,
})

type Request = v.InferOutput<typeof retrievalRequest>
type Deps = NamingDeps & CountingDeps

const PAGE = 50

export async function retrieval(deps: Deps, asking: Asking, request: Request): Promise<Result<unknown, Failure>> {
  const standing = standingOf(asking)
  if (!standing.ok) return standing
  const { CertificateNumber: number, CertificateTypeCode: type, limit = PAGE } = request
  if (number !== undefined && type === undefined) {
    return refuse({ code: 'REQUEST_INVALID', field: 'data.CertificateTypeCode' })
  }
  const after = readCursor(request.cursor)
  if (!after.ok) return after
  const found = await page(deps, asking, request, limit, after.value)
  const grants = await deps.store.getMany('grants', [...new Set(found.map(({ record }) => record.grant))])
  const now = deps.clock.now()
  const items = found.flatMap(({ record: item }) => {
    const grant = grants.get(item.grant)
    return grant && isMeant(deps, request, item) && isInForce(asking, grant, item, now) ? [lineOf(grant, item)] : []
  })
  const last = found.length === limit ? found.at(-1) : undefined
  const next = last && cursorText(last.cursor)
  if (items.length > 0 || next !== undefined || request.cursor !== undefined) return ok({ items, ...given({ next }) })
  return nothing(deps, asking, request)
}

/** The index that narrows most; the rest is left out of what it gave. */
function page(
  { store, index }: Deps,
  { recipient }: Asking,
  { CertificateNumber: number, CertificateTypeCode: type, CertificateHolderCode: code }: Request,
  limit: number,
  after: Cursor | undefined,
): Promise<readonly Found<GrantItemRecord>[]> {
  const query = { order: 'ascending', limit, ...given({ after }) } as const
  if (number !== undefined && type !== undefined) {
    const licence = licenceIdOf(index, type, number)
    return store.find('grantItems', 'byRecipient', { ...query, equals: { recipient, licence } })
  }
  if (code === undefined) return store.find('grantItems', 'byRecipient', { ...query, equals: { recipient } })
  const holderIndex = holderIndexOf(index, code)
  return store.find('grantItems', 'byHolder', {
    ...query,
    equals: { recipient, holderIndex, ...given({ typeCode: type }) },
  })
}

function isMeant(
  { index }: Deps,
  { CertificateTypeCode: type, CertificateHolderCode: code }: Request,
  item: GrantItemRecord,
): boolean {
  if (type !== undefined && item.typeCode !== type) return false
  return code === undefined || item.holderIndex === holderIndexOf(index, code)
}

function isInForce(
  { purpose, grant: named }: Asking,
  grant: GrantRecord,
  item: GrantItemRecord,
  now: Instant,
): boolean {
  const isNamed = named === undefined || item.grant === named
  return isNamed && item.state === 'open' && grant.terms.purpose === purpose && grantStateAt(grant, now) === 'active'
}

function lineOf(
  { terms }: GrantRecord,
  { licence, grant, typeCode: type, category, identifier, used }: GrantItemRecord,
) {
  const { uses, until, fields, copies } = terms
  const isIdentified = fields[category]?.includes('identifier') === true
  return {
    ...{ CertificateID: licence, CertificateTypeCode: type, CertificateTypeName: kindOf(type).name.zh },
    ...(isIdentified ? { CertificateIdentifier: identifier } : {}),
    grant: { grantId: grant, used, ...given({ left: uses === undefined ? undefined : uses - used }), until, copies },
  }
}

/** Who asks for a certain licence or holder in vain is noted; who lists what he has, and has nothing, is not. */
async function nothing(deps: Deps, asking: Asking, request: Request): Promise<Result<never, Failure>> {
  const { CertificateNumber: number, CertificateTypeCode: type, CertificateHolderCode: code } = request
  if (number !== undefined && type !== undefined) {
    return refuseAttempt(deps, asking, licenceIdOf(deps.index, type, number))
  }
  if (code === undefined) return refuse({ code: 'LICENCE_NOT_FOUND' })
  const licence: Index | undefined = await licenceOfHolder(deps, holderIndexOf(deps.index, code), type)
  return refuseAttempt(deps, asking, licence)
}
