/** Works out the answer for a claimed code, commits it with its audit event, and answers with what was committed. */
import type { VerdictKind } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import { checkFailedKey, checkFailedOnce } from '../inbox/check-messages'
import type { OwnedLicence } from '../licences/owned-licence'
import type { Decision, FieldCipher, Place, ReadKey, Snapshot, Write } from '../ports'
import type { AuditFacts, PresentationRecord, Records } from '../records'
import type { Claimed, CodeDeps, CodeUse } from './spend-code'

/** What an asker is told, and what is written down of it. */
export interface Telling<A> {
  readonly act: 'verified' | 'checked'
  readonly facts: Pick<AuditFacts, 'seen' | 'verification'>
  /** `at` is when the code was claimed: a repeat after a crash judges that moment. */
  readonly answer: (shown: OwnedLicence, at: Instant) => A
  /** Read besides, for `writes`. */
  readonly keys: readonly ReadKey[]
  /** Committed with the answer. */
  readonly writes: (
    read: Snapshot<Records>,
    shown: OwnedLicence,
    answer: A,
  ) => Result<readonly Write<Records>[], Failure>
}

interface Judged<A> extends Claimed {
  readonly answer: A
}

/** The trail of a licence may be busy with refused attempts at the very moment somebody has won the code. */
const MOST_RUNS = 4

export async function tell<A extends { readonly verdict: VerdictKind }>(
  { store, cipher }: CodeDeps,
  use: CodeUse,
  { shown, at }: Claimed,
  telling: Telling<A>,
): Promise<Result<A, Failure>> {
  const answer = telling.answer(shown, at)
  const failed = answer.verdict === 'valid' ? [] : [checkFailedKey(shown.id, at)]
  const keys = [use.presentation, auditHeadKey(shown.id), ...failed, ...telling.keys]
  for (let run = 1; ; run += 1) {
    const told = await store.transact<A, Failure>(keys, (read) =>
      decide(cipher, use, { shown, at, answer }, telling, read),
    )
    if (told.ok || told.failure.code !== 'BUSY' || run === MOST_RUNS) return told
  }
}

function decide<A extends { readonly verdict: VerdictKind }>(
  cipher: FieldCipher,
  { presentation, asker }: CodeUse,
  { shown, at, answer }: Judged<A>,
  telling: Telling<A>,
  read: Snapshot<Records>,
): Result<Decision<Records, A>, Failure> {
  const claimed = read.get(presentation)
  if (claimed?.state !== 'used') throw new Error('the code is not claimed')
  const place = answerPlace(presentation.id)
  if (claimed.answer) return ok({ writes: [], value: JSON.parse(cipher.open(place, claimed.answer)) as A })
  const more = telling.writes(read, shown, answer)
  if (!more.ok) return more
  const { act, facts: told } = telling
  const facts = { ...factsOf(shown.record), ...asker.facts(shown.id), ...told, outcome: answer.verdict }
  const answered: PresentationRecord = { ...claimed, answer: cipher.seal(place, JSON.stringify(answer)) }
  return ok({
    writes: [
      { kind: 'replace', key: presentation, record: answered },
      ...more.value,
      ...(answer.verdict === 'valid' ? [] : checkFailedOnce(cipher, read, { licence: shown.id, at, facts })),
      ...auditWrites(read, { licence: shown.id, at, act, actor: asker.actor, facts }),
    ],
    value: answer,
  })
}

function answerPlace(id: string): Place {
  return { collection: 'presentations', id, field: 'answer' }
}
