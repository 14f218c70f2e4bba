/** 执法核验: read the holder's code, by whatever means the phone has, and go to the verdict. */

import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { isUnproven } from '../../client/call'
import { toRecords, toVerdict } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { OfficerMe } from '../../contract/officer'
import { useOfficer } from '../../hooks/use-officer'
import type { Remote } from '../../hooks/use-remote'
import { beginVerification, pendingVerification, rememberedPlace, rememberPlace } from '../pending-verification'
import { useOfficerTexts } from '../use-officer-texts'
import { PasteForm } from './paste-form'
import { PlaceField } from './place-field'
import { Reader } from './reader'
import './index.css'

export default function ScanPage() {
  const { scan: words } = useOfficerTexts()
  const { remote, reload } = useOfficer()
  return (
    <Page title={words.title}>
      <Content remote={remote} onRetry={reload} />
    </Page>
  )
}

/** Without a network nobody can say whether he is an officer; he may read the code now and ask for the verdict when there is one. */
function Content({ remote, onRetry }: { readonly remote: Remote<OfficerMe>; readonly onRetry: () => void }) {
  const { scan: words } = useOfficerTexts()
  if (remote.state === 'loading') return <Skeleton shape="card" count={2} />
  if (remote.state === 'ready') return <Scanning agency={remote.value.agency} />
  if (remote.obstacle.code === 'UNREACHABLE') return <Scanning />
  if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
  return <Trouble obstacle={remote.obstacle} onRetry={onRetry} />
}

function Scanning({ agency }: { readonly agency?: string }) {
  const { scan: words } = useOfficerTexts()
  const [place, setPlace] = useState(rememberedPlace)
  const [unfinished, setUnfinished] = useState(false)
  useDidShow(() => setUnfinished(pendingVerification() !== undefined))
  const verify = (code: string) => {
    rememberPlace(place.trim())
    beginVerification(code, place.trim())
    toVerdict()
  }
  return (
    <>
      {agency !== undefined && <View className="scan-agency">{agency}</View>}
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
    </>
  )
}
