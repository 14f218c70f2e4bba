/** The officer's own verifications: when, where, what kind of licence and what came out. */

import { now } from '../../client/clock'
import type { Tone } from '../../client/event-words'
import { ActLine } from '../../components/act-line'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { VerdictKind, VerificationLine } from '../../contract/officer'
import type { Page as Part } from '../../contract/reply'
import { kindOf } from '../../core/licence/kinds'
import type { Pages } from '../../hooks/use-pages'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { useOfficerTexts } from '../use-officer-texts'
import { useVerifications } from './use-verifications'

const MARKS: Record<VerdictKind, readonly [string, Tone]> = {
  valid: ['✓', 'ok'],
  invalid: ['✕', 'bad'],
  stale: ['!', 'warn'],
  undetermined: ['?', 'warn'],
}

export default function RecordsPage() {
  const { records: words } = useOfficerTexts()
  return (
    <Page title={words.title}>
      <Content {...useVerifications()} />
    </Page>
  )
}

function Content({ remote, reload, items, more, loadMore }: Pages<VerificationLine, Part<VerificationLine>>) {
  const { records: words } = useOfficerTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  if (items.length === 0) return <Message mark="验" title={words.emptyTitle} body={words.emptyBody} />
  return (
    <>
      <Cells>
        {items.map((line) => (
          <Verification key={line.id} line={line} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function Verification({ line }: { readonly line: VerificationLine }) {
  const texts = useTexts()
  const { records: words, verdict } = useOfficerTexts()
  const told = useTold()
  const when = useWhen()
  const [mark, tone] = MARKS[line.verdict]
  const circumstances = [when.at(line.at, now()), line.place ?? words.noPlace].join(texts.dot)
  return (
    <ActLine
      mark={mark}
      tone={tone}
      actor={line.typeCode === undefined ? '' : told(kindOf(line.typeCode).shortName)}
      act={verdict.headlines[line.verdict]}
      details={[circumstances]}
    />
  )
}
