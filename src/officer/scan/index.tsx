/** 执法核验: read the holder's code, by whatever means the phone has, and go to the verdict. */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { toRecords, toVerdict } from '../../client/navigation'
import {
  beginVerification,
  pendingVerification,
  rememberedPlace,
  rememberPlace,
} from '../../client/pending-verification'
import { Cells, Way } from '../../components/cells'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { useTexts } from '../../hooks/use-preferences'
import { PasteForm } from './paste-form'
import { PlaceField } from './place-field'
import { Reader } from './reader'
import './index.css'

export default function ScanPage() {
  const { scan: words } = useTexts()
  const [place, setPlace] = useState(rememberedPlace)
  const [unfinished, setUnfinished] = useState(false)
  useDidShow(() => setUnfinished(pendingVerification() !== undefined))
  const verify = (code: string) => {
    rememberPlace(place.trim())
    beginVerification(code, place.trim())
    toVerdict()
  }
  return (
    <Page title={words.title}>
      {unfinished && (
        <Notice tone="warn" text={words.unfinished} action={{ label: words.resume, onPress: toVerdict }} />
      )}
      <Reader onRead={verify} />
      <PlaceField place={place} onChange={setPlace} />
      <View className="scan-title">{words.others}</View>
      <PasteForm onPaste={verify} />
      <Cells>
        <Way label={words.records} onPress={toRecords} />
      </Cells>
    </Page>
  )
}
