/** What an officer has verified, newest first. */
import type * as v from 'valibot'
import type { VerificationLine, verificationsRequest } from '../../../src/contract/officer'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result, refuse } from '../../../src/core/result'
import { parseInstant } from '../../../src/core/time'
import type { Officer } from '../identity/actors'
import { nextOf, PAGE_SIZE, readCursor } from '../page-cursor'
import { verificationLine } from '../presentation/verification-record'
import type { ActivityDeps } from './activity-lines'

export async function listVerifications(
  { store, cipher }: ActivityDeps,
  { id: officer }: Officer,
  { cursor, since }: v.InferOutput<typeof verificationsRequest>,
): Promise<Result<Page<VerificationLine>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const from = since === undefined ? undefined : parseInstant(since)
  if (from?.ok === false) return refuse({ code: 'REQUEST_INVALID', field: 'since' })
  const page = await store.find('verifications', 'byOfficer', {
    equals: { officer },
    order: 'descending',
    limit: PAGE_SIZE,
    ...given({ after: after.value, from: from?.value }),
  })
  return ok({ items: page.map(({ id, record }) => verificationLine(cipher, id, record)), ...nextOf(page) })
}
