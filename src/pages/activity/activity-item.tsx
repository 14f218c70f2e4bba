/** One act in the record, in words: who did what, to which licence, when, where and with what outcome. */
import { ACTS } from '../../client/event-words'
import type { Texts } from '../../client/texts'
import { ActLine } from '../../components/act-line'
import { actorWords, eventWords } from '../../contract/activity-words'
import type { ActivityLine } from '../../contract/holder'
import type { Bilingual } from '../../contract/reply'
import type { Instant } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'

export function ActivityItem({ line, today }: { readonly line: ActivityLine; readonly today: Instant }) {
  const texts = useTexts()
  const told = useTold()
  const when = useWhen()
  const { mark, tone, title } = ACTS[line.act]
  const circumstances = [when.at(line.at, today), ...(line.place === undefined ? [] : [line.place])]
  const matter = [
    told(line.licenceTitle),
    line.subject,
    ...(line.act === 'verifyRefused' ? [texts.activity.refused] : []),
  ]
  return (
    <ActLine
      mark={told(mark)}
      tone={line.outcome === 'invalid' ? 'bad' : tone}
      actor={told(actorWords(line.actor))}
      act={[told(title), ...outcomeWords(line, texts, told)].join(texts.dot)}
      details={[circumstances.join(texts.dot), matter.join(texts.dot)]}
    />
  )
}

/** What the act came to: the verdict, or the province's event. A refusal's code says nothing to a holder. */
function outcomeWords(
  { act, outcome }: ActivityLine,
  { activity }: Texts,
  told: (text: Bilingual) => string,
): readonly string[] {
  if (outcome === undefined) return []
  if (act === 'mirrored') return [told(eventWords(outcome))]
  return isVerdict(outcome) ? [activity.outcomes[outcome]] : []
}

function isVerdict(word: string): word is keyof Texts['activity']['outcomes'] {
  return ['valid', 'invalid', 'stale', 'undetermined'].includes(word)
}
