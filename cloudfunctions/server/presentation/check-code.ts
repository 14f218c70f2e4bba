/**
 * 查验: what anyone learns who scans a code, an officer off shift among them: whether the licence is good, of which type, whose, masked, and until
 * when. The code is used up all the same, and its holder reads in his record that somebody looked.
 */
import type * as v from 'valibot'
import type { checkCodeRequest, PublicVerdict } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { faceLines } from '../../../src/core/licence/disclosure'
import { LEGAL_BASIS, verdictOf } from '../../../src/core/presentation/verdict'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Caller } from '../identity/actors'
import type { OwnedLicence } from '../licences/owned-licence'
import type { Index } from '../records'
import { type CheckingElsewhereDeps, checkElsewhere } from './check-elsewhere'
import { limitedAnyone } from './limits'
import { presentationKey } from './present'
import { isOwn, readAsked } from './read-asked'
import { type Asker, type CodeDeps, lookUp, spendCode } from './spend-code'
import { type Telling, tell } from './tell'

export interface CheckingDeps extends CodeDeps, CheckingElsewhereDeps {
  /** Where our own codes point to. */
  readonly publicHost: string
}

export async function checkCode(
  deps: CheckingDeps,
  caller: Caller,
  { code, requestId }: v.InferOutput<typeof checkCodeRequest>,
): Promise<Result<PublicVerdict, Failure>> {
  const read = readAsked(code)
  if (!read.ok) return read
  if (!isOwn(read.value, deps.publicHost)) return checkElsewhere(deps, caller, { code: read.value, requestId })
  const presentation = presentationKey(read.value.token)
  const use = { presentation, requestId, now: deps.clock.now(), asker: anyoneAsking(caller.person) }
  return spendCode(deps, use, await lookUp(deps, use), (claimed) => tell(deps, use, claimed, TOLD))
}

/** Nothing of who he is goes into the licence's trail: the holder is told that somebody looked. */
function anyoneAsking(person: Index): Asker {
  return { limited: limitedAnyone(person), claim: { caller: person }, actor: 'anyone', facts: () => ({}) }
}

const TOLD: Telling<PublicVerdict> = {
  act: 'checked',
  facts: { seen: 'public' },
  answer: publicVerdict,
  keys: [],
  writes: () => ok([]),
}

function publicVerdict(shown: OwnedLicence, at: Instant): PublicVerdict {
  const { licence, record } = shown
  const { verdict, reason } = verdictOf(shown, at)
  return {
    verdict,
    checkedAt: at,
    statusAsOf: record.mirroredAt,
    legalBasis: LEGAL_BASIS,
    typeCode: licence.typeCode,
    lines: faceLines(licence, 'public'),
    ...given({ reason }),
  }
}
