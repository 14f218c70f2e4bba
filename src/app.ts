/** The app: opens the cloud at launch, then shows whichever page is asked for. */
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { openCloud } from './client/call'
import { landedCode } from './client/landing'
import { landOnScan } from './client/navigation'
import './app.css'

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    openCloud()
    if (landedCode() !== undefined) landOnScan()
  })
  return children
}
