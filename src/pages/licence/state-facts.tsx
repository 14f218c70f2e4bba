/** 证照状态 with its reason and its term. */
import { Cells, Fact } from '../../components/cells'
import type { LicenceView } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import type { LicenceStatus } from '../../core/licence/status'
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
      {/* Expired and not yet valid are the calendar's doing: the term below says since when. */}
      {isAct(status) && <Fact label={words.since} value={civilDateOf(view.stateSince)} />}
      {view.stateReason !== undefined && <Fact label={words.reason} value={view.stateReason} />}
      <Term summary={view.summary} />
    </Cells>
  )
}

function isAct(status: LicenceStatus): boolean {
  return status !== 'inForce' && status !== 'expired' && status !== 'notYetValid'
}
