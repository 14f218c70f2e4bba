/** 退回授权 or 撤销申请: asked once more, because neither can be undone. */
import { useEffect, useState } from 'react'
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { usePartyTexts } from '../use-party-texts'

export interface EndingProps {
  readonly grant: GrantView
  readonly act: 'return' | 'retract'
  readonly onDone: () => void
}

const ROUTES = { return: 'returnGrant', retract: 'retractRequest' } as const

export function Ending({ grant: { id }, act: kind, onDone }: EndingProps) {
  const { grant: words } = usePartyTexts()
  const [asking, setAsking] = useState(false)
  const [act, end] = useAct(() => call('grants', ROUTES[kind], { grant: id }))
  const { state } = act
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (state === 'done' || state === 'failed') setAsking(false)
    if (state === 'done') onDone()
  }, [state])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="plain" label={words[kind]} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words[`${kind}Title`]}
          body={words[`${kind}Body`]}
          confirm={words[kind]}
          busy={state === 'busy'}
          onConfirm={end}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
