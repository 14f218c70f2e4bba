/** The app: opens the cloud at launch, then shows whichever page is asked for. */
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { openCloud } from './client/call'
import './app.css'

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(openCloud)
  return children
}
