/** The wish in hand, as each page of an authorisation sees and changes it. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { back } from '../client/navigation'
import { endedWishes, keepWish, keptWish, type Wish } from './wish'

export interface WishInHand {
  readonly wish: Wish
  readonly change: (part: Partial<Wish>) => void
  readonly begin: (wish: Wish) => void
}

/** Each page takes it up where the one before has left it. */
export function useWish(): WishInHand {
  const [wish, setWish] = useState(keptWish)
  useDidShow(() => setWish(keptWish()))
  const begin = (next: Wish) => {
    keepWish(next)
    setWish(next)
  }
  return { wish, change: (part) => begin({ ...keptWish(), ...part }), begin }
}

/** A step that is come back to when its authorisation is over has nothing more to say: one goes on back. */
export function useLeaveWhenOver(): void {
  const [ended] = useState(endedWishes)
  useDidShow(() => {
    if (endedWishes() !== ended) back()
  })
}
