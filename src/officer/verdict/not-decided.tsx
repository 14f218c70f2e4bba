/** No verdict: the code was refused, or nobody answered. Neither says anything about the licence, and the page says so. */

import type { Obstacle } from '../../client/call'
import { sentenceOf } from '../../client/obstacle-words'
import { Banner, Caution } from '../../components/banner'
import { Notice } from '../../components/notice'
import { useTold } from '../../hooks/use-preferences'
import { useOfficerTexts } from '../use-officer-texts'

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
      <Notice tone="info" text={words.unreachableBody} />
    </>
  )
}
