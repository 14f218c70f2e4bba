/** How many requests for the use of licences wait for the person's answer; the last number known while nobody answers. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { held, hold } from '../client/cache'
import { call } from '../client/call'
import type { SharingMe } from '../contract/sharing'

const HELD_AS = 'sharing-me'

export function useWaiting(): number {
  const [waiting, setWaiting] = useState(() => held<SharingMe>(HELD_AS)?.value.asked ?? 0)
  useDidShow(async () => {
    const outcome = await call('grants', 'sharingMe', {})
    if (!outcome.ok) return
    hold(HELD_AS, outcome.value)
    setWaiting(outcome.value.asked)
  })
  return waiting
}
