/** 执法核验: read the holder's code, by whatever means the phone has, and go to the verdict. Anyone may; an officer on shift learns more. */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { toIdentity, toRecords, toShift, toVerdict } from '../../client/navigation'
import { sentenceOf } from '../../client/obstacle-words'
import { Cells, Way } from '../../components/cells'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { canProveUnasked } from '../../hooks/use-identity-proof'
import { useTold } from '../../hooks/use-preferences'
import { ClockNotice } from '../clock-notice'
import { beginVerification, pendingVerification, rememberedPlace, rememberPlace } from '../pending-verification'
import { type Standing, useOfficer } from '../use-officer'
import { useOfficerTexts } from '../use-officer-texts'
import { useQueue, useTelling } from '../use-queue'
import { MaterialAges } from './material-ages'
import { PasteForm } from './paste-form'
import { PlaceField } from './place-field'
import { Reader } from './reader'
import { ShiftLine } from './shift-line'
import './index.css'

export default function ScanPage() {
  const { scan: words } = useOfficerTexts()
  const { standing } = useOfficer()
  useTelling()
  return (
    <Page title={words.title}>
      <StandingNotice standing={standing} />
      <ClockNotice />
      <Scanning standing={standing} />
      <MaterialAges />
    </Page>
  )
}

/** Scanning never waits for it. */
function StandingNotice({ standing }: { readonly standing: Standing }) {
  const { scan: words } = useOfficerTexts()
  const told = useTold()
  const provesHimself = standing.state === 'anyone' && standing.isUnproven && canProveUnasked()
  useEffect(() => {
    if (provesHimself) toIdentity()
  }, [provesHimself])
  switch (standing.state) {
    case 'loading':
      return null
    case 'unknown':
      return <Notice tone="warn" text={words.unknown} />
    case 'officer':
      return <ShiftLine {...standing} />
    case 'anyone':
      if (standing.isUnproven)
        return <Notice tone="info" text={words.anyoneUnproven} action={{ label: words.prove, onPress: toIdentity }} />
      if (standing.obstacle.code === 'OFFICER_NOT_REGISTERED') return <Notice tone="info" text={words.anyone} />
      return <Notice tone="warn" text={told(sentenceOf(standing.obstacle))} />
  }
}

function Scanning({ standing }: { readonly standing: Standing }) {
  const { scan: words } = useOfficerTexts()
  const [place, setPlace] = useState(rememberedPlace)
  const [unfinished, setUnfinished] = useState(false)
  const { checks, notes } = useQueue()
  useDidShow(() => setUnfinished(pendingVerification() !== undefined))
  const mayRecord = standing.state === 'officer' || standing.state === 'unknown'
  const waiting = checks.length + notes.length
  const verify = (code: string) => {
    rememberPlace(place.trim())
    beginVerification(code, mayRecord ? place.trim() : '')
    toVerdict()
  }
  return (
    <>
      {unfinished && (
        <Notice tone="warn" text={words.unfinished} action={{ label: words.resume, onPress: toVerdict }} />
      )}
      <Reader onRead={verify} />
      {mayRecord && <PlaceField place={place} onChange={setPlace} />}
      <View className="scan-title">{words.others}</View>
      <PasteForm onPaste={verify} />
      {mayRecord && (
        <Cells>
          <Way label={words.records} onPress={toRecords} />
          {standing.state === 'officer' && <Way label={words.shift} onPress={toShift} />}
        </Cells>
      )}
      {waiting > 0 && <Notice tone="info" text={words.waiting(waiting)} />}
    </>
  )
}
