/** The trust material of this phone, live; refreshed when the page comes to the screen. */
import { useDidShow } from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { onTrust, refreshTrust, trustVersion } from './trust-refresh'
import { type KeptStatus, type KeptTrust, keptStatuses, keptTrust } from './trust-store'

export interface Material {
  readonly trust: KeptTrust | undefined
  readonly statuses: readonly KeptStatus[]
}

export function useTrust(): Material {
  useSyncExternalStore(onTrust, trustVersion)
  useDidShow(() => {
    refreshTrust()
  })
  return { trust: keptTrust(), statuses: keptStatuses() }
}
