/** 亮证: the code for the officer, one swipe between the driver's licences. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { neighboursOf } from '../../client/neighbours'
import { Page } from '../../components/page'
import { Swipe } from '../../components/swipe'
import { useTexts } from '../../hooks/use-preferences'
import { Shown } from './shown'
import './index.css'

export default function PresentationPage() {
  const { presentation: words } = useTexts()
  const first = useRouter().params.id ?? ''
  const [ids] = useState(() => neighboursOf(first))
  const [place, setPlace] = useState(() => ids.indexOf(first))
  const turn = (by: 1 | -1) => setPlace((at) => Math.min(ids.length - 1, Math.max(0, at + by)))
  const id = ids[place] ?? first
  return (
    <Page title={words.title}>
      <Swipe onNext={() => turn(1)} onPrevious={() => turn(-1)}>
        <Shown key={id} id={id} pager={{ place, count: ids.length, onTurn: turn }} />
      </Swipe>
      <View className="presentation-note">{words.note}</View>
    </Page>
  )
}
