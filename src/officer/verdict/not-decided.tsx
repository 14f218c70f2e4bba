/** No verdict: the code was refused, nobody answered, or it is no code of a licence. None of it says anything about a licence, and the page says so. */
import type { Obstacle } from '../../client/call'
import { toCheckOfCopy } from '../../client/navigation'
import { sentenceOf } from '../../client/obstacle-words'
import { Banner, Caution } from '../../components/banner'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { scannedWords } from '../../contract/scanned-words'
import { useTold } from '../../hooks/use-preferences'
import { useOfficerTexts } from '../use-officer-texts'
import type { Foreign } from './check-code'

export function Refused({ obstacle }: { readonly obstacle: Obstacle }) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  return (
    <>
      <Banner look="wait" mark="!" headline={words.refusedTitle} lines={[told(sentenceOf(obstacle))]}>
        <Caution text={words.refusedNote} />
      </Banner>
      <Notice tone="info" text={words.nextSteps[obstacle.code] ?? words.nextDefault} />
    </>
  )
}

export function Unanswered({ obstacle }: { readonly obstacle: Obstacle }) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  return (
    <>
      <Banner look="wait" mark="?" headline={words.unreachableTitle} lines={[told(sentenceOf(obstacle))]}>
        <Caution text={words.noBlame} />
      </Banner>
      <Notice tone="info" text={words.noNetworkBody} />
    </>
  )
}

/** Anything else people hold under a scanner. */
export function NoCode({ scanned }: { readonly scanned: Foreign }) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const { headline, advice } = scannedWords(scanned)
  const copy = scanned.kind === 'copy' && scanned.issuer === undefined ? scanned.code : undefined
  return (
    <>
      <Banner look="wait" mark="!" headline={words.refusedTitle} lines={[told(headline)]}>
        <Caution text={words.refusedNote} />
      </Banner>
      <Notice tone="info" text={told(advice)} />
      {copy !== undefined && (
        <Buttons>
          <Button look="soft" label={words.openCopyCheck} onPress={() => toCheckOfCopy(copy)} />
        </Buttons>
      )}
    </>
  )
}
