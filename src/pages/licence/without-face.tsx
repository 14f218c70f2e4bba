/** Offline, a licence shows what the list already told of it: faces are not kept on the phone. */

import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { LicenceSummary } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { kindOf } from '../../core/licence/kinds'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { Term } from './term'

export function WithoutFace({ summary, onRetry }: { readonly summary: LicenceSummary; readonly onRetry: () => void }) {
  const texts = useTexts()
  const told = useTold()
  return (
    <>
      <Notice tone="warn" text={texts.licence.offlineFace} action={{ label: texts.retry, onPress: onRetry }} />
      <Cells title={told(kindOf(summary.typeCode).name)}>
        <Fact label={summary.subject} value={summary.number} />
        <Fact label={texts.licence.status} value={told(STATUS_LABELS[summary.status])} />
        <Term summary={summary} />
      </Cells>
    </>
  )
}
