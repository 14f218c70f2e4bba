/** 撤回部分证照: those picked, a hundred in a request, for good. Cut short, it is asked for again and takes nothing twice. */
import { useEffect, useState } from 'react'
import { call, type Outcome } from '../../client/call'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { ok } from '../../core/result'
import { useAct } from '../../hooks/use-act'
import { useSharingTexts } from '../use-sharing-texts'

export interface SomeWithdrawalProps {
  readonly grant: string
  readonly licences: readonly string[]
  readonly onDone: () => void
}

/** As the contract. */
const AT_ONCE = 100

export function SomeWithdrawal({ grant, licences, onDone }: SomeWithdrawalProps) {
  const { grant: words } = useSharingTexts()
  const [asking, setAsking] = useState(false)
  const [act, withdraw] = useAct(() => withdrawAll(grant, licences))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state === 'done') onDone()
  }, [act])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button
        look="danger"
        label={words.withdrawChosen(licences.length)}
        disabled={licences.length === 0}
        onPress={() => setAsking(true)}
      />
      {asking && (
        <Sheet
          title={words.withdrawSomeTitle(licences.length)}
          body={words.withdrawSomeBody}
          confirm={words.withdrawConfirm}
          busy={act.state === 'busy'}
          onConfirm={withdraw}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

async function withdrawAll(grant: string, licences: readonly string[]): Promise<Outcome<true>> {
  for (let from = 0; from < licences.length; from += AT_ONCE) {
    const outcome = await call('grants', 'withdrawLicences', { grant, licences: licences.slice(from, from + AT_ONCE) })
    if (!outcome.ok) return outcome
  }
  return ok(true)
}
