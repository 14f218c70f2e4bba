/** Which of the driver's licences is shown, and the way to the ones beside it for whoever cannot swipe. */
import { View } from '@tarojs/components'
import { Press } from '../../components/press'
import { useTexts } from '../../hooks/use-preferences'

export interface PagerProps {
  readonly place: number
  readonly count: number
  readonly onTurn: (by: 1 | -1) => void
}

export function Pager({ place, count, onTurn }: PagerProps) {
  const { presentation: words } = useTexts()
  if (count < 2) return null
  return (
    <View className="pager">
      <Press className="pager-turn" label={words.previous} disabled={place === 0} onPress={() => onTurn(-1)}>
        ‹
      </Press>
      <View className="pager-place" aria-live="polite">
        {words.place(place + 1, count)}
      </View>
      <Press className="pager-turn" label={words.next} disabled={place === count - 1} onPress={() => onTurn(1)}>
        ›
      </Press>
    </View>
  )
}
