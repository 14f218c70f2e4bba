/** 证照状态 with its reason, and the reviews that go with the licence. */

import { Cells, Fact } from '../../components/cells'
import type { LicenceView, ReviewLine } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { civilDateOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { Term } from './term'

export function StateFacts({ view }: { readonly view: LicenceView }) {
  const { licence: words } = useTexts()
  const told = useTold()
  const { status } = view.summary
  return (
    <Cells title={words.state}>
      <Fact label={words.status} value={told(STATUS_LABELS[status])} tone={status === 'inForce' ? 'ok' : 'bad'} />
      {status !== 'inForce' && <Fact label={words.since} value={civilDateOf(view.stateSince)} />}
      {view.stateReason !== undefined && <Fact label={words.reason} value={view.stateReason} />}
      <Term summary={view.summary} />
      <Review label={words.annualReview} line={view.annualReview} />
      <Review label={words.integrityAssessment} line={view.integrityAssessment} />
    </Cells>
  )
}

function Review({ label, line }: { readonly label: string; readonly line: ReviewLine | undefined }) {
  const { licence: words } = useTexts()
  const told = useTold()
  if (!line) return null
  const until = line.validUntil === undefined ? '' : words.reviewUntil(line.validUntil)
  return <Fact label={label} value={`${words.reviewed(line.period, told(line.result))}${until}`} />
}
