/** Whether the page is the one on the screen: clocks, polls and renewals rest while it is not. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

export function useVisible(): boolean {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  return visible
}
