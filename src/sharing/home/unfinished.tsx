/** An authorisation that was begun on this phone and is not finished: gone on with, or given up. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { giveUpRun } from '../give-up-run'
import { useSharingTexts } from '../use-sharing-texts'
import { toConfirm, toTerms } from '../ways'
import { endWish, isPicked, keptWish } from '../wish'

export function Unfinished() {
  const { home: words } = useSharingTexts()
  const [wish, setWish] = useState(keptWish)
  useDidShow(() => setWish(keptWish()))
  // A licence that was only looked at on the way is no act that was begun.
  if (!isPicked(wish) || !wish.recipient || wish.run?.given) return null
  const giveUp = () => {
    giveUpRun(wish)
    endWish()
    setWish(keptWish())
  }
  const goOn = wish.run ? toConfirm : toTerms
  return (
    <>
      <Notice tone="warn" text={words.unfinished(wish.recipient.name)} action={{ label: words.goOn, onPress: goOn }} />
      <Button look="plain" label={words.giveUp} onPress={giveUp} />
    </>
  )
}
