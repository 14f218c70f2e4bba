/** What an officer has verified, newest first. Not whose it was: that is for the licence's holder to know. */
import type * as v from 'valibot'
import type { VerdictKind, VerificationLine, verificationsRequest } from '../../../src/contract/officer'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { Officer } from '../identity/actors'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import type { FieldCipher, Found } from '../ports'
import { officerPlace } from '../presentation/officer-facts'
import type { AuditRecord } from '../records'
import type { ActivityDeps } from './list-activity'

export async function listVerifications(
  { store, cipher }: ActivityDeps,
  officer: Officer,
  { cursor }: v.InferOutput<typeof verificationsRequest>,
): Promise<Result<Page<VerificationLine>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const page = await store.find('audit', 'byActor', {
    equals: { actor: officer.id, act: 'verified' },
    order: 'descending',
    limit: PAGE_SIZE,
    ...(after.value ? { after: after.value } : {}),
  })
  return ok({ items: page.map((found) => lineOf(cipher, found)), ...nextOf(page) })
}

function lineOf(cipher: FieldCipher, { id, record }: Found<AuditRecord>): VerificationLine {
  const { stream, at, facts } = record
  return {
    id,
    at,
    typeCode: facts.typeCode,
    // The outcome of `verified` is always a verdict (presentation/tell-verdict).
    verdict: facts.outcome as VerdictKind,
    means: 'online',
    ...given({ place: facts.place && officerPlace(cipher, stream, facts.place) }),
  }
}
