/** One check; one without an outcome can be pressed to note it. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloudNow } from '../../client/cloud-time'
import type { Tone } from '../../client/event-words'
import { ActLine } from '../../components/act-line'
import { Press } from '../../components/press'
import { GROUND_NAMES, OUTCOME_NAMES } from '../../contract/activity-words'
import type { VerdictKind, VerificationLine } from '../../contract/officer'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { useOfficerTexts } from '../use-officer-texts'
import type { About } from '../use-ruling'
import { RulingCard } from '../verdict/ruling-card'

const MARKS: Record<VerdictKind, readonly [string, Tone]> = {
  valid: ['✓', 'ok'],
  invalid: ['✕', 'bad'],
  stale: ['!', 'warn'],
  undetermined: ['?', 'warn'],
}

export interface CheckLineProps {
  readonly line: VerificationLine
  /** The cloud has not heard of it, or of its outcome. */
  readonly waiting: boolean
  readonly about: About
}

export function CheckLine(props: CheckLineProps) {
  const { records: words } = useOfficerTexts()
  const [noting, setNoting] = useState(false)
  const said = [useHead(props.line).join(' ').trim(), useCircumstances(props)].join('，')
  if (props.line.outcome !== undefined) return <Body {...props} />
  return (
    <>
      <Press className="record-press" label={words.noteLabel(said)} onPress={() => setNoting(!noting)}>
        <Body {...props} />
        <View className="record-note">{words.note} ›</View>
      </Press>
      {noting && <RulingCard about={props.about} />}
    </>
  )
}

function Body(props: CheckLineProps) {
  const { line } = props
  const [mark, tone] = MARKS[line.verdict]
  const [type, headline] = useHead(line)
  return (
    <ActLine
      mark={mark}
      tone={tone}
      actor={type}
      act={headline}
      details={[useCircumstances(props), ...useRuled(line)]}
    />
  )
}

/** Of which type of licence, where the code told, and what came out. */
function useHead({ typeCode, verdict }: VerificationLine): readonly [type: string, headline: string] {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  return [typeCode === undefined ? '' : told(kindOf(typeCode).shortName), words.headlines[verdict]]
}

function useCircumstances({ line, waiting }: CheckLineProps): string {
  const texts = useTexts()
  const { records: words } = useOfficerTexts()
  const when = useWhen()
  const told = waiting ? [words.waiting] : line.means === 'offline' ? [words.reported] : []
  return [when.at(line.at, cloudNow()), line.place ?? words.noPlace, words.means[line.means], ...told].join(texts.dot)
}

function useRuled({ outcome, ground, words }: VerificationLine): readonly string[] {
  const texts = useTexts()
  const told = useTold()
  if (outcome === undefined) return []
  const why = ground === undefined ? [] : [told(GROUND_NAMES[ground])]
  return [[told(OUTCOME_NAMES[outcome]), ...why, ...(words === undefined ? [] : [words])].join(texts.dot)]
}
