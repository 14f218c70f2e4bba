/** A grant that is not given yet: gone on with where it was begun, or dropped. */
import { call } from '../../client/call'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { useSharingTexts } from '../use-sharing-texts'
import { toConfirm } from '../ways'
import { endWish, keptWish } from '../wish'

export function DraftActs({ grant: { id }, onChanged }: { readonly grant: GrantView; readonly onChanged: () => void }) {
  const { grant: words } = useSharingTexts()
  const isHere = keptWish().run?.grant === id
  const [act, drop] = useAct(async () => {
    const outcome = await call('grants', 'dropGrant', { grant: id })
    if (outcome.ok && isHere) endWish()
    onChanged()
    return outcome
  })
  return (
    <>
      <Notice tone="warn" text={words.draftNote} />
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Buttons>
        {isHere && <Button label={words.goOn} onPress={toConfirm} />}
        <Button look="soft" label={words.drop} busy={act.state === 'busy'} onPress={drop} />
      </Buttons>
    </>
  )
}
