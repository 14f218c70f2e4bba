/** GetCertificateDataByHolder: what is granted of one holder's licences of a type, a reading each, a page at a time. */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { TYPE_CODES } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import { holderIndexOf, licenceIdOf } from '../licences/sealed-licence'
import { cursorText, readCursor } from '../page-cursor'
import type { Index } from '../records'
import { elementNames, readLicence, type ServiceReadingDeps, wireData } from './certificate-data'
import { licenceOfHolder } from './licence-of-holder'
import type { Asking } from './method'
import { bestPlace, placesOf, wantedFields } from './named-licence'
import { refuseAttempt } from './note-attempt'

export const typeCode = v.picklist(TYPE_CODES)
export const holderCode = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{8,32}$/))
export const licenceNumber = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
export const pageCursor = v.exactOptional(v.pipe(v.string(), v.maxLength(400)))

export const holderDataRequest = v.strictObject({
  CertificateTypeCode: typeCode,
  CertificateHolderCode: holderCode,
  CertificateNumber: v.exactOptional(licenceNumber),
  fields: elementNames,
  cursor: pageCursor,
})

/** Each is a reading with its own entry in a record: a page is small. */
const PAGE = 10

export async function holderData(
  deps: ServiceReadingDeps,
  asking: Asking,
  request: v.InferOutput<typeof holderDataRequest>,
): Promise<Result<unknown, Failure>> {
  const fields = wantedFields(request.fields)
  if (!fields.ok) return fields
  const { CertificateNumber: number, CertificateTypeCode: type } = request
  if (number === undefined) return pageOf(deps, asking, request, fields.value)
  const licence = licenceIdOf(deps.index, type, number)
  const told = await readOwn(deps, asking, licence, request.CertificateHolderCode, fields.value)
  return told.ok ? ok({ items: [wireData(told.value)] }) : told
}

/** A number of somebody else's licence is none of this holder's. */
async function readOwn(
  deps: ServiceReadingDeps,
  asking: Asking,
  licence: Index,
  code: string,
  fields: readonly string[] | undefined,
) {
  const [place] = await placesOf(deps, asking, licence)
  const isOwn = place?.item.holderIndex === holderIndexOf(deps.index, code)
  return isOwn ? readLicence(deps, asking, licence, fields) : refuseAttempt(deps, asking, licence, fields)
}

async function pageOf(
  deps: ServiceReadingDeps,
  asking: Asking,
  { CertificateTypeCode: type, CertificateHolderCode: code, cursor }: v.InferOutput<typeof holderDataRequest>,
  fields: readonly string[] | undefined,
): Promise<Result<unknown, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const holderIndex = holderIndexOf(deps.index, code)
  const found = await deps.store.find('grantItems', 'byHolder', {
    ...{ equals: { recipient: asking.recipient, holderIndex, typeCode: type }, order: 'ascending', limit: PAGE },
    ...given({ after: after.value }),
  })
  const items: unknown[] = []
  const refusals: Result<never, Failure>[] = []
  for (const { record: item } of found) {
    const best = await bestPlace(deps, asking, item.licence, await placesOf(deps, asking, item.licence), fields)
    // A licence that is in several grants is read once, where the best of them has its place.
    if (best?.grant !== item.grant) continue
    const told = await readLicence(deps, asking, item.licence, fields)
    if (told.ok) items.push(wireData(told.value))
    else refusals.push(told)
  }
  const last = found.length === PAGE ? found.at(-1) : undefined
  const next = last && cursorText(last.cursor)
  const [refusal] = refusals
  if (items.length > 0 || next !== undefined) return ok({ items, ...given({ next }) })
  if (refusal) return refusal
  if (cursor !== undefined) return ok({ items })
  return refuseAttempt(deps, asking, await licenceOfHolder(deps, holderIndex, type), fields)
}
