/** 退出: asked once more, because codes can then no longer be shown. */
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { useForgetMe } from '../../hooks/use-me'
import { useTexts } from '../../hooks/use-preferences'

export function Leaving({ onLeft }: { readonly onLeft: () => void }) {
  const { me: words } = useTexts()
  const [asking, setAsking] = useState(false)
  const [act, forgetMe] = useForgetMe()
  const { state } = act
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (state === 'done' || state === 'failed') setAsking(false)
    if (state === 'done') onLeft()
  }, [state])
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button look="plain" label={words.leave} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.leaveTitle}
          body={words.leaveBody}
          confirm={words.leave}
          busy={state === 'busy'}
          onConfirm={forgetMe}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
