/** 年审、到期、考核: the most urgent few, each leading to its licence. The rest stand on the licences themselves. */
import { attentionTone, attentionWords } from '../../client/attention-words'
import { now } from '../../client/clock'
import { toLicence } from '../../client/navigation'
import { Notice } from '../../components/notice'
import type { Attention, LicenceSummary } from '../../contract/licence'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'

const SHOWN = 3

export function AttentionNotes({ licences }: { readonly licences: readonly LicenceSummary[] }) {
  const texts = useTexts()
  const told = useTold()
  const when = useWhen()
  const words = (licence: LicenceSummary, attention: Attention) =>
    [
      told(kindOf(licence.typeCode).shortName),
      licence.subject,
      attentionWords(attention, texts, (date) => when.day(date, now())),
    ].join(' ')
  return (
    <>
      {mostUrgent(licences).map(([licence, attention]) => (
        <Notice
          key={licence.id}
          tone={attentionTone(attention.kind)}
          text={words(licence, attention)}
          action={{ label: texts.licences.open, onPress: () => toLicence(licence.id) }}
        />
      ))}
    </>
  )
}

/** The cloud lists each licence's matters most urgent first; one of each is enough here. */
function mostUrgent(licences: readonly LicenceSummary[]): readonly (readonly [LicenceSummary, Attention])[] {
  return licences
    .flatMap((licence) => licence.attention.slice(0, 1).map((attention) => [licence, attention] as const))
    .slice(0, SHOWN)
}
