/** 记录情况: the officer says what he did with a verdict of his. The same said again, after a lost answer, is said once. */
import type * as v from 'valibot'
import type { noteOutcomeRequest, VerificationLine } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { auditHeadKey, auditWrites } from '../audit/append'
import type { Officer } from '../identity/actors'
import { checkRefusedWrites } from '../inbox/check-messages'
import { type Clock, type FieldCipher, key, type Snapshot, type Store } from '../ports'
import type { Index, Records, VerificationRecord } from '../records'
import { lacksGround, outcomeNote, type Ruled, withOutcome } from './outcome'
import { verificationLine } from './verification-record'

export interface NotingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

export async function noteOutcome(
  deps: NotingDeps,
  officer: Officer,
  { verification, ...ruled }: v.InferOutput<typeof noteOutcomeRequest>,
): Promise<Result<VerificationLine, Failure>> {
  if (lacksGround(ruled)) return refuse({ code: 'OUTCOME_GROUND_MISSING' })
  const id = key('verifications', verification)
  const made = await deps.store.get(id)
  // Another's check and none at all cannot be told apart.
  if (made?.officer !== officer.id) return refuse({ code: 'VERIFICATION_NOT_FOUND' })
  const licence = made.licence
  const about = licence === undefined ? [] : [key('licences', licence), auditHeadKey(licence)]
  return deps.store.transact<VerificationLine, Failure>([id, ...about], (read) => {
    const check = read.get(id)
    if (!check) return refuse({ code: 'VERIFICATION_NOT_FOUND' })
    if (check.outcome !== undefined) return notedBefore(deps, verification, check, ruled)
    const noted = withOutcome(deps.cipher, verification, check, ruled)
    const forHolder =
      licence === undefined
        ? []
        : holderWrites(deps, officer, { verification, licence, holder: check.holder }, ruled, read)
    return ok({
      writes: [{ kind: 'replace', key: id, record: noted }, ...forHolder],
      value: verificationLine(deps.cipher, verification, noted),
    })
  })
}

function holderWrites(
  { cipher, clock }: NotingDeps,
  officer: Officer,
  {
    verification,
    licence,
    holder,
  }: { readonly verification: string; readonly licence: Index; readonly holder: Index | undefined },
  ruled: Ruled,
  read: Snapshot<Records>,
) {
  const record = read.get(key('licences', licence))
  if (!record) throw new Error('a check names a licence that is not stored')
  const at = clock.now()
  const of = { officer, verification, licence, record, holder: holder ?? record.holderIndex, at }
  const note = outcomeNote(cipher, of, ruled)
  return [...auditWrites(read, note), ...checkRefusedWrites(cipher, [note])]
}

function notedBefore({ cipher }: NotingDeps, id: string, check: VerificationRecord, { outcome, ground, words }: Ruled) {
  const value = verificationLine(cipher, id, check)
  const isSame = value.outcome === outcome && value.ground === ground && value.words === (words || undefined)
  return isSame ? ok({ writes: [], value }) : refuse<Failure>({ code: 'OUTCOME_NOTED' })
}
