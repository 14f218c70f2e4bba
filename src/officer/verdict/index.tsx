/** 核验结果: one verdict with its age and its legal basis, to be read at arm's length. What could not be checked is never "无效". */
import { View } from '@tarojs/components'
import { backToScan, toRecords } from '../../client/navigation'
import { Banner } from '../../components/banner'
import { Button, Buttons } from '../../components/button'
import { Message } from '../../components/message'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { ClockNotice } from '../clock-notice'
import { officerNumber } from '../tell-queue'
import { useOfficerTexts } from '../use-officer-texts'
import { Decided } from './decided'
import { NoCode, Refused, Unanswered } from './not-decided'
import { OfflineAnswer } from './offline-answer'
import { PublicAnswer } from './public-answer'
import { useVerification, type Verifying } from './use-verification'
import './index.css'

export default function VerdictPage() {
  const { verdict: words } = useOfficerTexts()
  const verifying = useVerification()
  const { state } = verifying.verification
  return (
    <Page title={words.title}>
      <Content {...verifying} />
      {state !== 'checking' && <ClockNotice />}
      {state !== 'checking' && (
        <View className="verdict-acts">
          <Buttons>
            {state === 'unanswered' && <Button label={words.again} onPress={verifying.again} />}
            <Button look={state === 'unanswered' ? 'soft' : 'main'} label={words.next} onPress={backToScan} />
            {officerNumber() !== undefined && <Button look="soft" label={words.records} onPress={toRecords} />}
          </Buttons>
        </View>
      )}
    </Page>
  )
}

function Content({ verification }: Verifying) {
  const { verdict: words } = useOfficerTexts()
  switch (verification.state) {
    case 'nothing':
      return <Message mark="扫" title={words.nothing} body={words.nothingBody} />
    case 'checking':
      return (
        <>
          <Banner look="checking" mark="…" headline={words.checking} lines={[words.checkingBody]} />
          <Skeleton shape="line" count={3} />
        </>
      )
    case 'decided':
      return <Decided {...verification} />
    case 'public':
      return <PublicAnswer {...verification} />
    case 'offline':
      return <OfflineAnswer {...verification} />
    case 'foreign':
      return <NoCode {...verification} />
    case 'refused':
      return <Refused obstacle={verification.obstacle} />
    case 'unanswered':
      return <Unanswered obstacle={verification.obstacle} />
  }
}
