/** 随身凭证 on the pages: renewed without a word whenever there is a network, and told about live. */
import { useEffect, useSyncExternalStore } from 'react'
import { type Carried, carriedOf, onWallet, walletVersion } from '../client/wallet'
import { renewWallet } from '../client/wallet-renewal'
import type { LicenceSummary } from '../contract/licence'

/** What the phone carries of the licence. */
export function useCarried(id: string): Carried | undefined {
  useSyncExternalStore(onWallet, walletVersion)
  return carriedOf(id)
}

/** Takes over what the cloud has just told of licences; undefined: nothing new. Asks only for what is missing or due. */
export function useCarrying(told: readonly LicenceSummary[] | undefined): void {
  useEffect(() => {
    if (told) renewWallet(told)
  }, [told])
}
