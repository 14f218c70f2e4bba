/** `POST /objections/list`: what holders object to, for the province to answer. How it answers is not built yet; until then all stay open. */
import * as v from 'valibot'
import type { Bilingual } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { kindOf } from '../../../src/core/licence/kinds'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Province } from '../mirroring/province'
import { cursorText, readCursor } from '../page-cursor'
import type { FieldCipher, Found, Store } from '../ports'
import { verificationLine } from '../presentation/verification-record'
import type { LicenceRecord, ObjectionRecord, OfficerRecord, VerificationRecord } from '../records'
import { openObjection } from './objection'

export const objectionsRequest = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(400))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
})

/** One objection: which licence, which check by whom, and both sides' words. Not the holder's name: the licence is the province's own. */
export interface Objection {
  /** Of the check, too: the officer finds it in his own list under this id. */
  readonly id: string
  readonly at: Instant
  readonly state: ObjectionRecord['state']
  readonly words: string
  readonly typeCode: string
  readonly typeName: Bilingual
  /** 证照标识. */
  readonly identifier: string
  readonly authority: string
  readonly agency: string
  readonly officerNumber: string
  readonly division: string
  readonly checkedAt: Instant
  readonly verdict: VerificationRecord['verdict']
  readonly reason?: string
  readonly ground?: string
  readonly officerWords?: string
}

export interface Objections {
  readonly items: readonly Objection[]
  readonly next?: string
}

/** Oldest first. */
export async function listObjections(
  { store, cipher }: { readonly store: Store; readonly cipher: FieldCipher },
  _province: Province,
  { cursor, limit }: v.InferOutput<typeof objectionsRequest>,
): Promise<Result<Objections, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const found = await store.find('objections', 'byState', {
    ...{ equals: { state: 'open' }, order: 'ascending', limit },
    ...given({ after: after.value }),
  })
  const [licences, checks, officers] = await Promise.all([
    store.getMany('licences', distinct(found.map(({ record }) => record.licence))),
    store.getMany('verifications', distinct(found.map(({ id }) => id))),
    store.getMany('officers', distinct(found.map(({ record }) => record.officer))),
  ])
  const items = found.map((each) => {
    const [licence, check] = [licences.get(each.record.licence), checks.get(each.id)]
    const officer = officers.get(each.record.officer)
    if (!licence || !check || !officer) throw new Error('an objection names what is not stored')
    return objectionOf(cipher, each, { licence, check, officer })
  })
  const last = found.at(-1)
  return ok({ items, ...(last && found.length === limit ? { next: cursorText(last.cursor) } : {}) })
}

interface Matter {
  readonly licence: LicenceRecord
  readonly check: VerificationRecord
  readonly officer: OfficerRecord
}

function objectionOf(
  cipher: FieldCipher,
  { id, record }: Found<ObjectionRecord>,
  { licence, check, officer }: Matter,
): Objection {
  const { typeCode, identifier, authorityName } = licence
  const { agency, officerNumber, division } = officer
  const { at: checkedAt, verdict, reason, ground, words: officerWords } = verificationLine(cipher, id, check)
  return {
    ...{ id, at: record.at, state: record.state, words: openObjection(cipher, id, record.words) },
    ...{ typeCode, typeName: kindOf(typeCode).name, identifier, authority: authorityName },
    ...{ agency, officerNumber, division, checkedAt, verdict },
    ...given({ reason, ground, officerWords }),
  }
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}
