/** An officer has used the code: who and when, large enough to be shown back. */
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTexts } from '../../hooks/use-preferences'

export interface UsedCardProps {
  readonly agency: string
  readonly at: Instant
  readonly onAgain: () => void
}

export function UsedCard({ agency, at, onAgain }: UsedCardProps) {
  const { presentation: words } = useTexts()
  return (
    <View className="used-card" aria-live="assertive">
      <View className="used-card-mark" aria-hidden="true">
        ✓
      </View>
      <View className="used-card-title">{words.usedTitle}</View>
      <View className="used-card-by">{words.usedBy(agency)}</View>
      <View className="used-card-at">{chinaTimeOf(at).slice(11)}</View>
      <View className="used-card-note">{words.usedNote}</View>
      <View className="used-card-again">
        <Button label={words.again} onPress={onAgain} />
      </View>
    </View>
  )
}
