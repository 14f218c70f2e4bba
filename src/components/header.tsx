/** The bar with title and way back, for the browser only: WeChat draws its own. */
import { View } from '@tarojs/components'
import { back as goBack } from '../client/navigation'
import { useTexts } from '../hooks/use-preferences'
import { Press } from './press'
import './header.css'

export interface HeaderProps {
  readonly title: string
  readonly back: boolean
}

export function Header({ title, back }: HeaderProps) {
  const texts = useTexts()
  return (
    <View className="header">
      {back && (
        <Press className="header-back" label={texts.back} onPress={goBack}>
          <View className="header-arrow" />
        </Press>
      )}
      <View className="header-title">{title}</View>
    </View>
  )
}
