/** 核验: what an officer on shift is told for a code, and the record he keeps of it. */
import type * as v from 'valibot'
import type { Verdict, verifyRequest } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import type { Officer } from '../identity/actors'
import type { OwnedLicence } from '../licences/owned-licence'
import { type FieldCipher, type Key, probablyAbsent } from '../ports'
import type { VerificationRecord } from '../records'
import { limitedOfficer } from './limits'
import { officerFacts } from './officer-facts'
import { presentationKey } from './present'
import { isOwn, readAsked } from './read-asked'
import { type Asker, type CodeDeps, lookUp, spendCode } from './spend-code'
import { type Telling, tell } from './tell'
import { verdictFor } from './verdict-for'
import { REQUEST_TAKEN, sealVerificationText, verificationKey } from './verification-record'
import { type VerifyingElsewhereDeps, verifyElsewhere } from './verify-elsewhere'

/** An officer's check of a code. */
export interface Verification {
  readonly officer: Officer
  readonly place: string | undefined
  readonly presentation: Key<'presentations'>
  /** What his own record of it will be. */
  readonly id: Key<'verifications'>
}

export interface VerifyingDeps extends CodeDeps, VerifyingElsewhereDeps {
  /** Where our own codes point to. */
  readonly publicHost: string
}

export async function verify(
  deps: VerifyingDeps,
  officer: Officer,
  { code, requestId, place }: v.InferOutput<typeof verifyRequest>,
): Promise<Result<Verdict, Failure>> {
  const read = readAsked(code)
  if (!read.ok) return read
  const presentation = presentationKey(read.value.token)
  const id = verificationKey(deps.index, officer.id, requestId)
  const verification: Verification = { officer, place, presentation, id }
  const use = { presentation, requestId, now: deps.clock.now(), asker: officerAsking(deps.cipher, verification) }
  const [taken, found] = await Promise.all([
    deps.store.get(id),
    isOwn(read.value, deps.publicHost) ? lookUp(deps, use) : undefined,
  ])
  if (taken && taken.presentation !== presentation.id) return REQUEST_TAKEN
  if (!found) return verifyElsewhere(deps, verification, { code: read.value, isRepeat: taken !== undefined })
  return spendCode(deps, use, found, (claimed) => tell(deps, use, claimed, verdictTold(deps.cipher, verification)))
}

function officerAsking(cipher: FieldCipher, { officer, place }: Verification): Asker {
  const { id, agency } = officer
  return {
    limited: limitedOfficer(id),
    claim: { officer: id, agency },
    actor: id,
    facts: (licence) => officerFacts(cipher, { officer, place }, licence),
  }
}

function verdictTold(cipher: FieldCipher, verification: Verification): Telling<Verdict> {
  const { id } = verification
  return {
    act: 'verified',
    facts: { seen: 'face', verification: id.id },
    answer: (shown, at) => verdictFor(id.id, shown, at),
    keys: [probablyAbsent(id)],
    writes: (read, shown, verdict) =>
      // Another request of the same id came between.
      read.get(id)
        ? REQUEST_TAKEN
        : ok([{ kind: 'insert', key: id, record: recordOf(cipher, verification, shown, verdict) }]),
  }
}

function recordOf(
  cipher: FieldCipher,
  { officer, id, place, presentation }: Verification,
  { id: licence, record }: OwnedLicence,
  { checkedAt, typeCode, verdict, reason }: Verdict,
): VerificationRecord {
  return {
    ...{
      officer: officer.id,
      at: checkedAt,
      typeCode,
      verdict,
      means: 'online',
      licence,
      presentation: presentation.id,
    },
    ...given({
      holder: record.holderIndex,
      reason,
      place: place ? sealVerificationText(cipher, id.id, 'place', place) : undefined,
    }),
  }
}
