/** 全部撤回: two taps, as quick as it was given. It cannot be undone, and says so. */
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { useSharingTexts } from '../use-sharing-texts'

export interface WithdrawalProps {
  readonly grant: GrantView
  readonly onDone: () => void
}

export function Withdrawal({ grant: { id, recipient }, onDone }: WithdrawalProps) {
  const { grant: words } = useSharingTexts()
  const [asking, setAsking] = useState(false)
  const [act, withdraw] = useAct(() => call('grants', 'withdrawGrant', { grant: id }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state === 'done') onDone()
  }, [act])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="danger" label={words.withdrawAll} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.withdrawAllTitle}
          body={words.withdrawAllBody(recipient.name)}
          confirm={words.withdrawConfirm}
          busy={act.state === 'busy'}
          onConfirm={withdraw}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
