/** 撤回: asked once more, because it cannot be undone. */
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import type { CopyView } from '../../contract/copies'
import { useAct } from '../../hooks/use-act'
import { useCopyTexts } from '../use-copy-texts'

export interface WithdrawalProps {
  readonly code: string
  readonly onDone: (copy: CopyView) => void
}

export function Withdrawal({ code, onDone }: WithdrawalProps) {
  const { copy: words } = useCopyTexts()
  const [asking, setAsking] = useState(false)
  const [act, withdraw] = useAct(() => call('holder', 'withdrawCopy', { code }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state === 'done') onDone(act.value)
  }, [act])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="plain" label={words.withdraw} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.withdrawTitle}
          body={words.withdrawBody}
          confirm={words.withdrawConfirm}
          busy={act.state === 'busy'}
          onConfirm={withdraw}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
