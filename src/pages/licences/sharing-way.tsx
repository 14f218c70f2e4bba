/** 授权与用证: the way in, and at the top of the list what waits there for an answer. */
import { toSharing } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { useTexts } from '../../hooks/use-preferences'

export function SharingWay({ waiting }: { readonly waiting: number }) {
  const { licences: words } = useTexts()
  const detail = waiting > 0 ? { detail: words.waiting(waiting) } : {}
  return (
    <Cells>
      <Way label={words.sharing} {...detail} onPress={() => toSharing(waiting > 0 ? 'asked' : 'given')} />
    </Cells>
  )
}
