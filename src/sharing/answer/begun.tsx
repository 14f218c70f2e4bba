/** An answer that was begun, here or on another phone: what it allows, in words, and the tap that lets it count. */
import { call } from '../../client/call'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { useAct } from '../../hooks/use-act'
import { Sentences } from '../sentences'
import { useSharingTexts } from '../use-sharing-texts'
import { onToGrant } from '../ways'
import { endWish, keptWish } from '../wish'

export function Begun({ grant: { id, recipient, terms, size } }: { readonly grant: GrantView }) {
  const { answer: words, confirm } = useSharingTexts()
  const [act, give] = useAct(async () => {
    const outcome = await call('grants', 'giveGrant', { grant: id })
    if (outcome.ok) {
      if (keptWish().asked?.grant === id) endWish()
      onToGrant(id)
    }
    return outcome
  })
  return (
    <>
      <Notice tone="info" text={words.begun(size)} />
      <Sentences title={confirm.lead} recipient={recipient.name} terms={terms} size={size} />
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      <Button label={words.giveBegun(size)} busy={act.state === 'busy'} onPress={give} />
    </>
  )
}
