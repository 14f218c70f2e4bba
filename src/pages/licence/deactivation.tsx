/** 解除激活: asked once more, because the phone can then no longer show the licence. */
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { useDeactivate } from '../../hooks/use-activation'
import { useTexts } from '../../hooks/use-preferences'

export function Deactivation({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { licence: words } = useTexts()
  const [asking, setAsking] = useState(false)
  const [act, deactivate] = useDeactivate(id)
  const { state } = act
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (state === 'done' || state === 'failed') setAsking(false)
    if (state === 'done') onDone()
  }, [state])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="plain" label={words.deactivate} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.deactivateTitle}
          body={words.deactivateBody}
          confirm={words.deactivate}
          busy={state === 'busy'}
          onConfirm={deactivate}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
