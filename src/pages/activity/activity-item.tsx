/** One act in the record, in words: who did what, to which licence, when, where and with what outcome. */
import { ACTS, actorWords } from '../../client/event-words'
import type { Texts } from '../../client/texts'
import { ActLine } from '../../components/act-line'
import type { ActivityLine } from '../../contract/holder'
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
      act={[told(title), ...verdict(line, texts)].join(texts.dot)}
      details={[circumstances.join(texts.dot), matter.join(texts.dot)]}
    />
  )
}

function verdict({ outcome: word }: ActivityLine, { activity }: Texts): readonly string[] {
  return word !== undefined && isVerdict(word) ? [activity.outcomes[word]] : []
}

function isVerdict(word: string): word is keyof Texts['activity']['outcomes'] {
  return ['valid', 'invalid', 'stale', 'undetermined'].includes(word)
}
