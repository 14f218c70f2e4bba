/** The one thing to do next, always in reach at the end of the screen. */
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './bottom-bar.css'

export function BottomBar({ children }: PropsWithChildren) {
  return (
    <>
      <View className="bottom-room" />
      <View className="bottom-bar">{children}</View>
    </>
  )
}
