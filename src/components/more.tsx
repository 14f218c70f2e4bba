/** The end of a list that may go on. Scrolling loads by itself; the line is there for keyboards and screen readers. */
import { View } from '@tarojs/components'
import type { More } from '../hooks/use-pages'
import { useTexts } from '../hooks/use-preferences'
import { Press } from './press'
import './more.css'

export function MoreLine({ more, onMore }: { readonly more: More; readonly onMore: () => void }) {
  const texts = useTexts()
  if (more === 'none' || more === 'full') return null
  if (more === 'loading') return <View className="more">{texts.loadingMore}</View>
  return (
    <Press className="more" label={texts.loadMore} onPress={onMore}>
      {texts.loadMore}
    </Press>
  )
}
