/** One act in the record, in words: who did what and what came of it, when, where, to which licence. Pressed, it opens. */
import { View } from '@tarojs/components'
import { now } from '../client/clock'
import { lookOf } from '../client/event-words'
import { toActivityLine } from '../client/navigation'
import { ACT_NAMES, actorWords, groundWords, outcomeWords, SEEN_NAMES, whereWords } from '../contract/activity-words'
import type { ActivityLine as Line } from '../contract/holder'
import type { Bilingual } from '../contract/reply'
import { kindOf } from '../core/licence/kinds'
import { useTexts, useTold } from '../hooks/use-preferences'
import { useWhen } from '../hooks/use-when'
import { ActLine } from './act-line'
import { Press } from './press'
import './activity-line.css'

export function ActivityLine({ line }: { readonly line: Line }) {
  const { dot } = useTexts()
  const told = useTold()
  const { mark, tone } = lookOf(line)
  const actor = told(actorWords(line.actor))
  const act = inWords(told, ACT_NAMES[line.act], outcomeWords(line)).join(dot)
  const details = useDetails(line)
  return (
    <Press
      className="activity-line"
      label={[`${actor} ${act}`, ...details].join('，')}
      onPress={() => toActivityLine(line.id)}
    >
      <ActLine mark={told(mark)} tone={tone} actor={actor} act={act} details={details} />
      <View className="way-arrow" />
    </Press>
  )
}

function useDetails(line: Line): readonly string[] {
  const { activity: words, dot } = useTexts()
  const told = useTold()
  const when = useWhen()
  const { act, at, toldAt, seen, ground, words: said, objection } = line
  const groups = [
    [when.at(at, now()), ...inWords(told, whereWords(line))],
    [`${told(kindOf(line.typeCode).shortName)} ${line.subject}`],
    seen ? [words.saw(told(SEEN_NAMES[seen]))] : act === 'verifyRefused' ? [words.sawNothing] : [],
    [...inWords(told, ground === undefined ? undefined : groundWords(ground)), ...(said === undefined ? [] : [said])],
    [
      ...(toldAt === undefined ? [] : [words.told(when.at(toldAt, now()))]),
      ...(objection ? [words.objections[objection]] : []),
    ],
  ]
  return groups.filter((group) => group.length > 0).map((group) => group.join(dot))
}

function inWords(told: (text: Bilingual) => string, ...texts: readonly (Bilingual | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text === undefined || text.zh === '' ? [] : [told(text)]))
}
