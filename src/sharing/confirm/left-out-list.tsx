/** Licences that are not in the grant, each with the reason. */
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { STATUS_LABELS } from '../../contract/messages'
import type { LeftOut } from '../../contract/sharing'
import { useTold } from '../../hooks/use-preferences'
import { useSharingTexts } from '../use-sharing-texts'
import type { LeftOutLine } from '../wish'

const SHOWN = 20

export function LeftOutList({ lines }: { readonly lines: readonly LeftOutLine[] }) {
  const { confirm: words } = useSharingTexts()
  const told = useTold()
  const [shown, setShown] = useState(SHOWN)
  if (lines.length === 0) return null
  const reasonOf = (reason: LeftOut) =>
    reason.code === 'notInForce'
      ? words.reasons.notInForce(told(STATUS_LABELS[reason.status]))
      : words.reasons[reason.code]
  const rest = lines.length - shown
  return (
    <>
      <Cells title={words.leftOut(lines.length)}>
        {lines.slice(0, shown).map(({ licence, subject, reason }) => (
          <Fact key={licence} label={subject} value={reasonOf(reason)} tone="warn" />
        ))}
      </Cells>
      {rest > 0 && <Button look="plain" label={words.moreLeftOut(rest)} onPress={() => setShown(shown + 200)} />}
    </>
  )
}
