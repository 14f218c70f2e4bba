/** Grey shapes where the content will be, so that nothing jumps when it comes. */
import { View } from '@tarojs/components'
import { useTexts } from '../hooks/use-preferences'
import './skeleton.css'

export function Skeleton({ shape, count = 1 }: { readonly shape: 'card' | 'line' | 'paper'; readonly count?: number }) {
  const texts = useTexts()
  return (
    <View className="skeleton" aria-live="polite" aria-label={texts.loading}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal shapes have no other identity
        <View key={index} className={`skeleton-shape skeleton-${shape}`} />
      ))}
    </View>
  )
}
