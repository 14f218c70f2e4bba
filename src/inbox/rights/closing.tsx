/** 注销: what goes and what stays is said before, and it is asked once more. */
import { useEffect, useState } from 'react'
import { dropHeld } from '../../client/cache'
import { call } from '../../client/call'
import { toLicences } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells, Line } from '../../components/cells'
import { Notice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import type { Bilingual } from '../../contract/reply'
import { CLOSING } from '../../contract/rights-words'
import { useAct } from '../../hooks/use-act'
import { useTold } from '../../hooks/use-preferences'
import { useInboxTexts } from '../use-inbox-texts'

export function Closing() {
  const { rights: words } = useInboxTexts()
  const told = useTold()
  const [asking, setAsking] = useState(false)
  const [act, close] = useAct(() => call('grants', 'closeAccount', {}))
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(false)
    if (act.state !== 'done' || !act.value.closed) return
    dropHeld()
    toLicences()
  }, [act])
  return (
    <>
      <Facts title={words.removed} lines={CLOSING.removed} />
      <Facts title={words.kept} lines={CLOSING.kept} />
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {act.state === 'done' && !act.value.closed && <Notice tone="warn" text={words.again} />}
      <Button look="plain" label={words.close} onPress={() => setAsking(true)} />
      {asking && (
        <Sheet
          title={words.closeTitle}
          body={`${words.removed}${CLOSING.removed.map(told).join('；')}`}
          confirm={words.close}
          busy={act.state === 'busy'}
          onConfirm={close}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Facts({ title, lines }: { readonly title: string; readonly lines: readonly Bilingual[] }) {
  const told = useTold()
  return (
    <Cells title={title}>
      {lines.map((line) => (
        <Line key={line.en} text={told(line)} />
      ))}
    </Cells>
  )
}
