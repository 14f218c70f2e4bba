/** 跨省查验 for anyone: as little of another province's licence as of one of ours. */
import type { PublicVerdict } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import type { FaceLine } from '../../../src/core/licence/disclosure'
import { kindOf } from '../../../src/core/licence/kinds'
import { maskName } from '../../../src/core/licence/masking'
import type { OnlineCode } from '../../../src/core/presentation/code'
import { LEGAL_BASIS } from '../../../src/core/presentation/verdict'
import { ok, type Result } from '../../../src/core/result'
import type { Caller } from '../identity/actors'
import type { KeyedIndex, MinistryVerdict } from '../ports'
import { type AskingElsewhereDeps, askElsewhere, verdictElsewhere } from './ask-elsewhere'
import { limitedAnyone } from './limits'

export interface CheckingElsewhereDeps extends AskingElsewhereDeps {
  readonly index: KeyedIndex
}

export async function checkElsewhere(
  deps: CheckingElsewhereDeps,
  { person }: Caller,
  { code, requestId }: { readonly code: OnlineCode; readonly requestId: string },
): Promise<Result<PublicVerdict, Failure>> {
  const verification = { requestId: deps.index.of('caller', `${person}\n${requestId}`) }
  const asked = await askElsewhere(deps, { code, limited: limitedAnyone(person), isRepeat: false, verification })
  if (!asked.ok) return asked
  const { told } = asked.value
  const { checkedAt, statusAsOf, typeCode } = told
  return ok({
    ...verdictElsewhere(told, deps.clock.now()),
    ...{ checkedAt, statusAsOf, legalBasis: LEGAL_BASIS, typeCode, lines: leastOf(told) },
  })
}

/** The other province masks by the same rule; should it not, no more of it leaves here. */
function leastOf({ typeCode, lines }: MinistryVerdict): readonly FaceLine[] {
  const isPerson = kindOf(typeCode).holderCategory === 'person'
  return lines.flatMap((line) => {
    if (line.field === 'validity') return [line]
    if (line.field !== 'holderName') return []
    const { zh, en } = line.value
    return [isPerson ? { ...line, value: { zh: maskName(zh), en: maskName(en) } } : line]
  })
}
