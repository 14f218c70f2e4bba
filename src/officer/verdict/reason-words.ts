/** Why a verdict is not 有效, in sentences an officer can read out. */

import type { Verdict } from '../../contract/officer'
import { civilDateOf } from '../../core/time'
import type { OfficerTexts } from '../texts'

/** An officer's verdict, or anyone's, which tells less. */
interface Told extends Pick<Verdict, 'verdict' | 'stateSince' | 'validUntil'> {
  readonly reason?: Verdict['reason'] | undefined
}

export function reasonWords(verdict: Told, words: OfficerTexts['verdict']): readonly string[] {
  const reason = sentence(verdict, words)
  const why = reason === undefined ? [] : [reason]
  switch (verdict.verdict) {
    case 'stale':
      return [...why, words.staleBody]
    case 'undetermined':
      return [...why, words.undeterminedBody]
    default:
      return why
  }
}

function sentence({ reason, stateSince, validUntil }: Told, words: OfficerTexts['verdict']): string | undefined {
  if (reason === undefined) return undefined
  if (reason === 'notActivated') return words.notActivated
  const act = words.acts[reason]
  // The calendar's own states have no day on which an authority acted: a term has its last day.
  const day = reason === 'expired' ? validUntil : stateSince && civilDateOf(stateSince)
  return day === undefined ? words.is(act) : words.since(day, act)
}
