/** 用证: for whom something was granted to, or who acts for a relying party; the code by which one is granted something, for everybody. */
import { toReceivingCode, toUse } from '../../client/navigation'
import { Way } from '../../components/cells'
import { useTexts } from '../../hooks/use-preferences'
import { useSharingMe } from '../../hooks/use-sharing-me'

export function ReceivedWays() {
  const { me: words } = useTexts()
  const { remote } = useSharingMe()
  const me = remote.state === 'ready' ? remote.value : undefined
  return (
    <>
      {me && (me.parties.length > 0 || me.receives) && <Way label={words.use} onPress={toUse} />}
      <Way label={words.receivingCode} onPress={toReceivingCode} />
    </>
  )
}
