/** What is asked, by whom and why; what is more than usual and how often they have asked, plainly. */
import { View } from '@tarojs/components'
import { now } from '../../client/clock'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { CATEGORY_NAMES, PARTY_KIND_NAMES } from '../../contract/grant-words'
import type { GrantView } from '../../contract/sharing'
import type { LicenceCategory } from '../../core/licence/licence-category'
import { CATEGORIES, fieldsAmong, type GrantFields } from '../../core/sharing/fields'
import { PURPOSE_FACTS } from '../../core/sharing/purposes'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { nameOfGiver } from '../use-me-sharing'
import { useSharingTexts } from '../use-sharing-texts'

/** Asking again is usual; more often is worth a word. */
const OFTEN = 2

export function AskedFacts({ grant }: { readonly grant: GrantView }) {
  const { answer: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  const when = useWhen()
  const { recipient, giver, asked, timesAsked = 0, endsAt, state } = grant
  const labels = useLabels()
  const terms = asked?.terms ?? grant.terms
  const beyond = CATEGORIES.flatMap((category) => labels(grant.beyondUsual, category))
  return (
    <>
      <View className="asked-head">
        <View className="asked-who">{words.asks(recipient.name)}</View>
        {recipient.partyKind && <View className="asked-detail">{told(PARTY_KIND_NAMES[recipient.partyKind])}</View>}
        {giver.kind === 'company' && <View className="asked-detail">{words.of(nameOfGiver(giver))}</View>}
        {asked && <View className="asked-detail">{words.at(when.at(asked.at, now()))}</View>}
        {(state === 'requested' || state === 'drafted') && (
          <View className="asked-warn">{words.answerBy(when.at(endsAt, now()))}</View>
        )}
      </View>
      {timesAsked >= OFTEN && <Notice tone="warn" text={words.often(timesAsked)} />}
      {beyond.length > 0 && <Notice tone="warn" text={words.beyond([...new Set(beyond)].join(licence.listed))} />}
      <Cells>
        <Fact label={words.purpose} value={told(PURPOSE_FACTS[terms.purpose].label)} />
        {terms.words !== undefined && <Fact label={words.reason} value={terms.words} wide />}
        {CATEGORIES.map((category) => (
          <AskedFields key={category} category={category} labels={labels(terms.fields, category)} />
        ))}
        <Fact label={words.until} value={terms.until} />
        <Fact label={words.uses} value={terms.uses === undefined ? words.unlimited : words.times(terms.uses)} />
        <Fact label={words.copies} value={terms.copies ? words.copiesYes : words.copiesNo} />
      </Cells>
    </>
  )
}

function AskedFields({ category, labels }: { readonly category: LicenceCategory; readonly labels: readonly string[] }) {
  const { answer: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  if (labels.length === 0) return null
  return <Fact label={words.fields(told(CATEGORY_NAMES[category]))} value={labels.join(licence.listed)} wide />
}

function useLabels(): (fields: GrantFields, category: LicenceCategory) => readonly string[] {
  const told = useTold()
  return (fields, category) => fieldsAmong(category, fields[category]).map(({ label }) => told(label))
}
