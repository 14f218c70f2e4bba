/** A verdict of the cloud's for an officer: what it is and why, who gave it, how old it is, on what ground, and the licence it is about. */
import { Image, View } from '@tarojs/components'
import { Banner, Caution } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { FaceLine, ReviewLine } from '../../contract/licence'
import type { Verdict } from '../../contract/officer'
import { kindOf } from '../../core/licence/kinds'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useOfficerTexts } from '../use-officer-texts'
import { Basis, CheckedAge, LOOKS } from './banner-parts'
import { reasonWords } from './reason-words'
import { RulingCard } from './ruling-card'

export interface DecidedProps {
  readonly verdict: Verdict
  readonly arrivedAt: Instant
}

export function Decided({ verdict, arrivedAt }: DecidedProps) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const [look, mark] = LOOKS[verdict.verdict]
  const lines = [told(kindOf(verdict.typeCode).name), ...reasonWords(verdict, words)]
  return (
    <>
      <Banner look={look} mark={mark} headline={words.headlines[verdict.verdict]} lines={lines}>
        <CheckedAge checkedAt={verdict.checkedAt} arrivedAt={arrivedAt} />
        <View className="banner-line">{useSource(verdict)}</View>
        {look === 'wait' && <Caution text={words.noBlame} />}
        <Basis basis={verdict.legalBasis} />
      </Banner>
      {verdict.warnings.map((warning) => (
        <Notice key={warning.zh} tone="warn" text={told(warning)} />
      ))}
      <About verdict={verdict} />
      <RulingCard
        about={{ kind: 'known', verification: verdict.verification }}
        holderSees={verdict.source.kind === 'province'}
      />
    </>
  )
}

function useSource({ source }: Verdict): string {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  return source.kind === 'ministry' ? words.byMinistry(told(source.issuerName)) : words.byProvince
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
