/** The wish in hand, as each page of an authorisation sees and changes it. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { keepWish, keptWish, type Wish } from './wish'

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
