/** A verdict that was given: what it is and why, how old it is, on what ground, and the licence it is about. */

import { Image, Text, View } from '@tarojs/components'
import { Banner, type BannerLook, Caution } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { FaceLine, ReviewLine } from '../../contract/licence'
import type { Verdict, VerdictKind } from '../../contract/officer'
import { kindOf } from '../../core/licence/kinds'
import { chinaTimeOf, epochOf, type Instant } from '../../core/time'
import { useClock } from '../../hooks/use-clock'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useVisible } from '../../hooks/use-visible'
import { useWhen } from '../../hooks/use-when'
import { useOfficerTexts } from '../use-officer-texts'
import { reasonWords } from './reason-words'

export interface DecidedProps {
  readonly verdict: Verdict
  readonly arrivedAt: Instant
}

const LOOKS: Record<VerdictKind, readonly [BannerLook, string]> = {
  valid: ['ok', '✓'],
  invalid: ['bad', '✕'],
  stale: ['wait', '!'],
  undetermined: ['wait', '?'],
}

export function Decided({ verdict, arrivedAt }: DecidedProps) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const [look, mark] = LOOKS[verdict.verdict]
  const lines = [told(kindOf(verdict.typeCode).name), ...reasonWords(verdict, words)]
  return (
    <>
      <Banner look={look} mark={mark} headline={words.headlines[verdict.verdict]} lines={lines}>
        <Age verdict={verdict} arrivedAt={arrivedAt} />
        {look === 'wait' && <Caution text={words.noBlame} />}
        <Basis verdict={verdict} />
      </Banner>
      {verdict.warnings.map((warning) => (
        <Notice key={warning.zh} tone="warn" text={told(warning)} />
      ))}
      <About verdict={verdict} />
    </>
  )
}

/** When the status was checked and how long ago that is: two pieces, so that a narrow phone breaks between them. */
function Age({ verdict, arrivedAt }: DecidedProps) {
  const { verdict: words } = useOfficerTexts()
  const age = useAge(arrivedAt)
  return (
    <View className="banner-line">
      <Text className="banner-piece">{words.checkedAt(chinaTimeOf(verdict.checkedAt).slice(11))}</Text>
      <Text className="banner-piece">{age}</Text>
    </View>
  )
}

/** `刚刚（12 秒前）`: precise while it is fresh. */
function useAge(arrivedAt: Instant): string {
  const { verdict: words } = useOfficerTexts()
  const when = useWhen()
  const clock = useClock(1000, useVisible())
  const seconds = Math.max(0, Math.floor((epochOf(clock) - epochOf(arrivedAt)) / 1000))
  const word = when.ago(arrivedAt, clock)
  return seconds < 60 ? words.agePrecise(word, seconds) : word
}

function Basis({ verdict }: { readonly verdict: Verdict }) {
  const told = useTold()
  if (verdict.legalBasis.length === 0) return null
  return (
    <View className="banner-basis">
      {verdict.legalBasis.map((basis) => (
        <View key={basis.zh}>{told(basis)}</View>
      ))}
    </View>
  )
}

function About({ verdict }: { readonly verdict: Verdict }) {
  const { licence } = useTexts()
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const { annualReview, integrityAssessment } = verdict
  return (
    <Cells>
      {verdict.photo !== undefined && (
        <View className="verdict-portrait">
          <Image className="verdict-photo" src={verdict.photo} mode="aspectFill" aria-label={words.photo} />
        </View>
      )}
      {verdict.stateReason !== undefined && <Fact label={words.reason} value={verdict.stateReason} />}
      {verdict.lines.map((line) => (
        <Fact key={line.field} label={told(line.label)} value={told(line.value)} wide={isLong(line)} />
      ))}
      {annualReview && <Reviewed label={licence.annualReview} line={annualReview} />}
      {integrityAssessment && <Reviewed label={licence.integrityAssessment} line={integrityAssessment} />}
      <Fact label={licence.asOf} value={chinaTimeOf(verdict.statusAsOf)} />
    </Cells>
  )
}

/** Lists and tables get the whole width. */
function isLong({ layout }: FaceLine): boolean {
  return layout?.kind === 'groups' || layout?.kind === 'table'
}

function Reviewed({
  label,
  line: { period, result, validUntil },
}: {
  readonly label: string
  readonly line: ReviewLine
}) {
  const { licence: words } = useTexts()
  const told = useTold()
  const until = validUntil === undefined ? '' : words.reviewedUntil(validUntil)
  return <Fact label={label} value={`${words.reviewed(period, told(result))}${until}`} />
}
