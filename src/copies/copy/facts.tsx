/** All that is known of a copy, as it stands on it. */
import { Cells, Fact } from '../../components/cells'
import type { CopyView } from '../../contract/copies'
import { chinaTimeOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { printed } from '../copy-code'
import { STATE_TONES } from '../state-words'
import { useCopyTexts } from '../use-copy-texts'

export function Facts({ copy }: { readonly copy: CopyView }) {
  const { copy: words, states } = useCopyTexts()
  const told = useTold()
  const { madeAt, withdrawnAt, number } = copy
  return (
    <Cells>
      <Fact label={words.state} value={states[copy.state]} tone={STATE_TONES[copy.state]} />
      <Fact label={words.purpose} value={copy.purpose} wide={copy.purpose.length > 16} />
      <Fact label={words.recipient} value={copy.recipient} wide={copy.recipient.length > 16} />
      <Fact label={words.until} value={copy.until} />
      <Fact label={words.licence} value={`${told(copy.licenceTitle)} ${copy.subject}`} />
      <Fact label={words.code} value={printed(copy.code)} wide />
      {number !== undefined && <Fact label={words.number} value={number} wide />}
      <Fact label={words.requestedAt} value={chinaTimeOf(copy.requestedAt)} />
      {madeAt !== undefined && <Fact label={words.madeAt} value={chinaTimeOf(madeAt)} />}
      {withdrawnAt !== undefined && <Fact label={words.withdrawnAt} value={chinaTimeOf(withdrawnAt)} />}
    </Cells>
  )
}
