/** What is registered under the code: whether the copy counts, since when and until when, and the digests of its files. */

import type { Obstacle } from '../../client/call'
import { sentenceOf } from '../../client/obstacle-words'
import { Banner, Caution } from '../../components/banner'
import { Button } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { CopyCheck } from '../../contract/copies'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { printed } from '../copy-code'
import { useCopyTexts } from '../use-copy-texts'
import { LOOKS } from './looks'
import type { CheckingCode } from './use-code-check'

export interface CodeResultProps extends CheckingCode {
  /** A file stands above with a verdict of its own: two large words would be read as one, so this one is said small. */
  readonly brief: boolean
}

export function CodeResult({ check, again, brief }: CodeResultProps) {
  const { check: words } = useCopyTexts()
  if (brief) return check.state === 'checked' ? <Facts check={check.value} withState /> : null
  switch (check.state) {
    case 'nothing':
      return null
    case 'checking':
      return <Banner look="checking" mark="…" headline={words.checking} lines={[]} />
    case 'checked':
      return <Registered check={check.value} at={check.at} />
    case 'refused':
      return isUnknown(check.obstacle) ? <Unknown /> : <NotChecked obstacle={check.obstacle} onRetry={again} />
  }
}

function Registered({ check, at }: { readonly check: CopyCheck; readonly at: Instant }) {
  const { check: words } = useCopyTexts()
  const [look, mark] = LOOKS[check.state]
  return (
    <>
      <Banner
        look={look}
        mark={mark}
        headline={words.standings[check.state]}
        lines={[words.byCodeLines[check.state], words.checkedAt(chinaTimeOf(at))]}
      />
      {check.state === 'valid' && <Notice tone="info" text={words.compareNote} />}
      <Facts check={check} />
    </>
  )
}

function Facts({ check, withState = false }: { readonly check: CopyCheck; readonly withState?: boolean }) {
  const { check: words, copy } = useCopyTexts()
  const { code, number, madeAt, until, withdrawnAt, state, files } = check
  return (
    <>
      <Cells title={words.underCode}>
        <Fact label={words.code} value={printed(code)} wide />
        {withState && <Fact label={copy.state} value={words.standings[state]} />}
        <Fact label={words.number} value={number} wide />
        <Fact label={words.madeAt} value={chinaTimeOf(madeAt)} />
        <Fact label={words.until} value={until} />
        {withdrawnAt !== undefined && <Fact label={words.withdrawnAt} value={chinaTimeOf(withdrawnAt)} />}
      </Cells>
      <Cells title={words.registered}>
        {files.map(({ format, digest }) => (
          <Fact key={format} label={copy.fileTitles[format]} value={digest} wide />
        ))}
      </Cells>
    </>
  )
}

/** Nobody was ever given this code: that is an answer, and not a good one for the copy. */
function Unknown() {
  const { check: words } = useCopyTexts()
  return (
    <Banner look="bad" mark="✕" headline={words.notFound} lines={[words.notFoundLine]}>
      <Caution text={words.notFoundCaution} />
    </Banner>
  )
}

export function NotChecked({ obstacle, onRetry }: { readonly obstacle: Obstacle; readonly onRetry: () => void }) {
  const { check: words } = useCopyTexts()
  const told = useTold()
  return (
    <>
      <Banner look="wait" mark="?" headline={words.unknownTitle} lines={[told(sentenceOf(obstacle))]}>
        <Caution text={words.unknownCaution} />
      </Banner>
      <Button label={words.again} onPress={onRetry} />
    </>
  )
}

function isUnknown({ code }: Obstacle): boolean {
  return code === 'COPY_NOT_FOUND' || code === 'COPY_CODE_MALFORMED'
}
