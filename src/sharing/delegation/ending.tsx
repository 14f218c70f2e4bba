/** 撤销委托, or giving it back: at once, asked once more. */
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import type { DelegationView } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { useSharingTexts } from '../use-sharing-texts'

export interface EndingProps {
  readonly delegation: DelegationView
  readonly onDone: () => void
}

export function Ending({ delegation: { id, role }, onDone }: EndingProps) {
  const { delegation: words } = useSharingTexts()
  const [asking, setAsking] = useState(false)
  const [act, withdraw] = useAct(() => call('grants', 'withdrawDelegation', { delegation: id }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state === 'done') onDone()
  }, [act])
  const label = role === 'principal' ? words.withdraw : words.giveBack
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="danger" label={label} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.withdrawTitle}
          body={words.withdrawBody}
          confirm={label}
          busy={act.state === 'busy'}
          onConfirm={withdraw}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
