/** 年度审验、诚信考核: the latest result, how long it is good for, and what the holder does next. */
import { attentionTone } from '../../client/attention-words'
import { now } from '../../client/clock'
import type { Tone } from '../../client/event-words'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { Attention, LicenceView, ReviewLine } from '../../contract/licence'
import { kindOf } from '../../core/licence/kinds'
import { type CivilDate, civilDateOf, daysBetween } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'

type ReviewName = 'annualReview' | 'integrityAssessment'

/** What of a licence's attention is about which review. */
const ATTENTION: { readonly [R in ReviewName]: readonly Attention['kind'][] } = {
  annualReview: ['reviewFailed', 'reviewOverdue', 'reviewDue'],
  integrityAssessment: ['assessmentFailed', 'assessmentOverdue', 'assessmentDue'],
}

/** The review its type is subject to, with or without a record; another one only when the province sent it. */
export function Reviews({ view }: { readonly view: LicenceView }) {
  const own = kindOf(view.summary.typeCode).review
  const other: ReviewName = own === 'annualReview' ? 'integrityAssessment' : 'annualReview'
  return (
    <>
      <Review name={own} view={view} />
      {view[other] && <Review name={other} view={view} />}
    </>
  )
}

function Review({ name, view }: { readonly name: ReviewName; readonly view: LicenceView }) {
  const { licence: words, attention: matters } = useTexts()
  const matter = view.summary.attention.find(({ kind }) => ATTENTION[name].includes(kind))
  const line = view[name]
  return (
    <>
      <Cells title={words[name]}>
        {line ? <Record line={line} matter={matter} /> : <Fact label={words.reviewResult} value={words.noReview} />}
      </Cells>
      {matter && <Notice tone={attentionTone(matter.kind)} text={matters.next[matter.kind]} />}
      {!line && !matter && <Notice tone="info" text={words.noReviewBody[name]} />}
    </>
  )
}

interface RecordProps {
  readonly line: ReviewLine
  readonly matter: Attention | undefined
}

function Record({ line: { result, period, validUntil }, matter }: RecordProps) {
  const { licence: words } = useTexts()
  const told = useTold()
  const failed = matter?.kind.endsWith('Failed') ?? false
  return (
    <>
      <Fact label={words.reviewResult} value={told(result)} tone={failed ? 'bad' : 'plain'} />
      <Fact label={words.reviewPeriod} value={words.year(period)} />
      {validUntil !== undefined && <Until date={validUntil} tone={matter ? attentionTone(matter.kind) : 'plain'} />}
    </>
  )
}

function Until({ date, tone }: { readonly date: CivilDate; readonly tone: Tone }) {
  const { licence: words, dot } = useTexts()
  const left = daysBetween(civilDateOf(now()), date)
  const days = left < 0 ? words.daysOver(-left) : words.daysLeft(left)
  return <Fact label={words.reviewUntil} value={`${date}${dot}${days}`} tone={tone} />
}
