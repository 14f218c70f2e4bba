/** 处理情况: what an officer did with a verdict. Noted once, by whoever made the check, in his own record and in the holder's. */
import type * as v from 'valibot'
import type { noteOutcomeRequest } from '../../../src/contract/officer'
import { given } from '../../../src/core/given'
import type { Instant } from '../../../src/core/time'
import { type AuditNote, factsOf } from '../audit/append'
import { sealTrailText } from '../audit/trail-text'
import type { Officer } from '../identity/actors'
import type { FieldCipher } from '../ports'
import type { Index, LicenceRecord, VerificationRecord } from '../records'
import { officerFacts } from './officer-facts'
import { sealVerificationText } from './verification-record'

export type Ruled = Pick<v.InferOutput<typeof noteOutcomeRequest>, 'outcome' | 'ground' | 'words'>

/** Who does not accept a licence says why: the holder may object to it. */
export function lacksGround({ outcome, ground }: { readonly [M in keyof Ruled]?: Ruled[M] | undefined }): boolean {
  return outcome === 'refused' && ground === undefined
}

/** The officer's record `id`, with what he did. */
export function withOutcome(
  cipher: FieldCipher,
  id: string,
  record: VerificationRecord,
  { outcome, ground, words }: Ruled,
): VerificationRecord {
  const sealed = words ? sealVerificationText(cipher, id, 'words', words) : undefined
  return { ...record, outcome, ...given({ ground, words: sealed }) }
}

export interface OutcomeOf {
  readonly officer: Officer
  /** The check. */
  readonly verification: string
  readonly licence: Index
  readonly record: LicenceRecord
  /** Whose licence it was when it was checked. */
  readonly holder: Index
  readonly at: Instant
}

/** The same for the holder. */
export function outcomeNote(
  cipher: FieldCipher,
  { officer, verification, licence, record, holder, at }: OutcomeOf,
  { outcome, ground, words }: Ruled,
): AuditNote {
  const facts = {
    ...factsOf(record),
    holder,
    ...officerFacts(cipher, { officer, place: undefined }, licence),
    ...{ outcome, verification },
    ...given({ ground, words: words ? sealTrailText(cipher, licence, 'words', words) : undefined }),
  }
  return { licence, at, act: 'outcomeNoted', actor: officer.id, facts }
}
