/** 记录详情: one line of the record with all that is known of it; hiding it; objecting when an officer did not accept the licence. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { isUnproven, type Obstacle } from '../../client/call'
import { sentenceOf } from '../../client/obstacle-words'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useRecordTexts } from '../use-record-texts'
import { Facts } from './facts'
import { Head } from './head'
import { Hiding } from './hiding'
import { Objection } from './objection'
import { type OpenedLine, useOpenedLine } from './use-opened-line'
import './index.css'

export default function ActivityLinePage() {
  const { line: words } = useRecordTexts()
  const opened = useOpenedLine(useRouter().params.id ?? '')
  return (
    <Page title={words.title}>
      <Content {...opened} />
    </Page>
  )
}

function Content({ line, obstacle, reload, changed }: OpenedLine) {
  const { line: words } = useRecordTexts()
  if (obstacle && isUnproven(obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
  if (!line) return obstacle ? <Trouble obstacle={obstacle} onRetry={reload} /> : <Skeleton shape="line" count={6} />
  return (
    <>
      {obstacle && <OutOfDate obstacle={obstacle} onRetry={reload} />}
      <Head line={line} />
      <Facts line={line} />
      <Objection line={line} onDone={changed} />
      <Hiding line={line} onDone={changed} />
      <View className="line-note">{words.valuesNote}</View>
    </>
  )
}

/** What is on the page is from before: nobody answers now. */
function OutOfDate({ obstacle, onRetry }: { readonly obstacle: Obstacle; readonly onRetry: () => void }) {
  const texts = useTexts()
  const told = useTold()
  return <Notice tone="warn" text={told(sentenceOf(obstacle))} action={{ label: texts.retry, onPress: onRetry }} />
}
