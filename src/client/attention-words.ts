/** What the holder should do something about, in one phrase and in the tone it is shown in. */
import type { Attention } from '../contract/licence'
import type { CivilDate } from '../core/time'
import type { Texts } from './texts'

/** `day` writes a date the way the page does. */
export function attentionWords(
  attention: Attention,
  { attention: words }: Texts,
  day: (date: CivilDate) => string,
): string {
  switch (attention.kind) {
    case 'expires':
    case 'reviewDue':
    case 'assessmentDue':
      return words[attention.kind](day(attention.on))
    case 'reviewOverdue':
    case 'assessmentOverdue':
      return words[attention.kind](day(attention.since))
    default:
      return words[attention.kind]
  }
}

/** Failed and overdue are told to officers too; the rest only comes nearer. */
export function attentionTone(kind: Attention['kind']): 'bad' | 'warn' {
  return kind.endsWith('Failed') || kind.endsWith('Overdue') ? 'bad' : 'warn'
}
