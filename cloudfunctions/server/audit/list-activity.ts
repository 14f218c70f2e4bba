/** 用证记录: what happened to the holder's licences and those of the companies he may act for, newest first. */
import type * as v from 'valibot'
import type { ActivityActor, ActivityLine, listRequest } from '../../../src/contract/holder'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { subjectOf } from '../../../src/core/licence/disclosure'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import { openLicence } from '../licences/sealed-licence'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { Cursor, FieldCipher, Found, Store } from '../ports'
import { officerPlace } from '../presentation/officer-facts'
import type { AuditRecord, Index, LicenceRecord } from '../records'

export interface ActivityDeps {
  readonly store: Store
  readonly cipher: FieldCipher
}

export async function listActivity(
  deps: ActivityDeps,
  holder: Holder,
  { cursor }: v.InferOutput<typeof listRequest>,
): Promise<Result<Page<ActivityLine>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const pages = await Promise.all(principalsOf(holder).map((principal) => pageOf(deps, principal, after.value)))
  const page = pages.flat().sort(newestFirst).slice(0, PAGE_SIZE)
  const ids = [...new Set(page.map(({ record }) => record.stream))]
  const licences = await deps.store.getMany('licences', ids)
  return ok({ items: page.flatMap((found) => lineOf(deps.cipher, found, licences)), ...nextOf(page) })
}

function pageOf({ store }: ActivityDeps, holderIndex: Index, after: Cursor | undefined) {
  return store.find('audit', 'byHolder', {
    equals: { holderIndex },
    order: 'descending',
    limit: PAGE_SIZE,
    ...(after ? { after } : {}),
  })
}

function newestFirst(a: Found<AuditRecord>, b: Found<AuditRecord>): number {
  if (a.record.at !== b.record.at) return a.record.at < b.record.at ? 1 : -1
  return a.id < b.id ? 1 : -1
}

function lineOf(
  cipher: FieldCipher,
  { id, record }: Found<AuditRecord>,
  licences: ReadonlyMap<string, LicenceRecord>,
): readonly ActivityLine[] {
  const { stream, at, act, facts } = record
  const licence = licences.get(stream)
  if (!licence) return []
  return [
    {
      id,
      at,
      licence: stream,
      licenceTitle: kindOf(facts.typeCode).name,
      subject: subjectOf(openLicence(cipher, stream, licence)),
      act,
      actor: actorOf(record),
      ...given({ place: facts.place && officerPlace(cipher, stream, facts.place), outcome: facts.outcome }),
    },
  ]
}

function actorOf({ actor, facts }: AuditRecord): ActivityActor {
  if (actor === 'holder') return { kind: 'holder' }
  if (actor === 'province') return { kind: 'province' }
  return { kind: 'officer', agency: facts.agency ?? '', officerNumber: facts.officerNumber ?? '' }
}
