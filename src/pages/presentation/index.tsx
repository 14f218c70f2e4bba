/** 亮证: the code for the officer, and what became of it. */
import { useRouter } from '@tarojs/taro'
import { toLicence } from '../../client/navigation'
import { Band } from '../../components/band'
import { Button, Buttons } from '../../components/button'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { LicenceSummary } from '../../contract/licence'
import { STATUS_LABELS } from '../../contract/messages'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useSummary } from '../../hooks/use-licence'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { type Showing, usePresentation } from '../../hooks/use-presentation'
import { CodeCard } from './code-card'
import { CopyCode } from './copy-code'
import { UsedCard } from './used-card'
import './index.css'

export default function PresentationPage() {
  const { presentation: words } = useTexts()
  const id = useRouter().params.id ?? ''
  const summary = useSummary(id)
  const showing = usePresentation(id)
  return (
    <Page title={words.title}>
      {showing.presentation.state !== 'failed' && <TimeBand summary={summary} time={showing.time} />}
      <Content {...showing} summary={summary} />
      <Buttons>
        {showing.presentation.state === 'showing' && <CopyCode code={showing.presentation.code} />}
        <Button look="soft" label={words.openFace} onPress={() => toLicence(id)} />
      </Buttons>
    </Page>
  )
}

function Content({ presentation, again, summary }: Showing & { readonly summary: LicenceSummary | undefined }) {
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
