/** What still waits to be told, live; told when the page comes to the screen and when the network is back. */
import { useDidShow } from '@tarojs/taro'
import { useEffect, useSyncExternalStore } from 'react'
import { onNetworkBack } from '../client/network'
import { onQueue, queue } from './offline-queue'
import type { Queue } from './queued-checks'
import { tellQueue } from './tell-queue'

export function useQueue(): Queue {
  return useSyncExternalStore(onQueue, queue)
}

export function useTelling(): void {
  useDidShow(() => {
    tellQueue()
  })
  useEffect(() => onNetworkBack(tellQueue), [])
}
