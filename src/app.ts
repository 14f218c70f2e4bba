/** The app: opens the cloud at launch, then shows whichever page is asked for. */
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { keepAppFiles } from './client/app-files'
import { openCloud } from './client/call'
import { landOnCode } from './client/landing'
import { onNetworkBack } from './client/network'
import { tellShowings } from './client/showings'
import { renewWallet } from './client/wallet-renewal'
import './app.css'

// Here and not at launch: the router reads the address as soon as this module is there.
landOnCode()

export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    openCloud()
    keepAppFiles()
    onNetworkBack(catchUp)
  })
  useDidShow(catchUp)
  return children
}

/** What had to wait for a network: the cloud learns what was shown without one, and what the phone carries is renewed. */
function catchUp(): void {
  tellShowings()
  renewWallet([])
}
