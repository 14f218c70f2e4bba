/** One licence as it is shown: the code, what became of it, and how it stands without a network. */
import { toLicence } from '../../client/navigation'
import { Band } from '../../components/band'
import { Button, Buttons } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { LicenceSummary } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { type Showing, usePresentation } from '../../hooks/use-presentation'
import { Carrying } from './carrying'
import { CodeCard } from './code-card'
import { CopyCode } from './copy-code'
import { Pager, type PagerProps } from './pager'
import { UsedCard } from './used-card'

export function Shown({ id, pager }: { readonly id: string; readonly pager: PagerProps }) {
  const { presentation: words } = useTexts()
  const showing = usePresentation(id)
  const { presentation, summary, time } = showing
  return (
    <>
      {presentation.state !== 'failed' && <TimeBand summary={summary} time={time} />}
      <Code {...showing} />
      <Pager {...pager} />
      <Carrying {...showing} />
      {summary && <Term summary={summary} />}
      <Buttons>
        {presentation.state === 'showing' && <CopyCode code={presentation.code} />}
        <Button look="soft" label={words.openFace} onPress={() => toLicence(id)} />
      </Buttons>
    </>
  )
}

function Code({ presentation, again, summary }: Showing) {
  switch (presentation.state) {
    case 'making':
      return <Skeleton shape="paper" />
    case 'showing':
      return <CodeCard {...presentation} summary={summary} />
    case 'used':
      return <UsedCard {...presentation} onAgain={again} />
    case 'failed':
      return <Trouble obstacle={presentation.obstacle} onRetry={again} />
  }
}

function TimeBand({ summary, time }: { readonly summary: LicenceSummary | undefined; readonly time: Instant }) {
  const { dot } = useTexts()
  const told = useTold()
  const status = summary ? `${dot}${told(STATUS_LABELS[summary.status])}` : ''
  return <Band text={`${chinaTimeOf(time)}${status}`} inForce={!summary || summary.status === 'inForce'} />
}

function Term({ summary: { validFrom, validUntil } }: { readonly summary: LicenceSummary }) {
  const { to, licences, presentation: words } = useTexts()
  const until = validUntil ?? licences.longTerm
  return (
    <Cells>
      <Fact label={words.term} value={validFrom === undefined ? until : to(validFrom, until)} />
    </Cells>
  )
}
