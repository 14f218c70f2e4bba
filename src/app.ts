/** The app: opens the cloud at launch, then shows whichever page is asked for. */
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { openCloud } from './client/call'
import { landOnCode } from './client/landing'
import './app.css'

// Here and not at launch: the router reads the address as soon as this module is there.
landOnCode()

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(openCloud)
  return children
}
