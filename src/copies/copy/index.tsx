/** 加注件: one copy with all that stands on it, how it is checked, its files, and the way to withdraw it. */
import { useRouter } from '@tarojs/taro'
import { isUnproven, type Obstacle } from '../../client/call'
import { sentenceOf } from '../../client/obstacle-words'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'
import { Checking } from './checking'
import { Facts } from './facts'
import { Files } from './files'
import { Standing } from './standing'
import { type OpenedCopy, useOpenedCopy } from './use-opened-copy'
import { Withdrawal } from './withdrawal'
import './index.css'

export default function CopyPage() {
  const { copy: words } = useCopyTexts()
  const opened = useOpenedCopy(useRouter().params.code ?? '')
  return (
    <Page title={words.title}>
      <Content {...opened} />
    </Page>
  )
}

function Content({ copy, obstacle, reload, changed }: OpenedCopy) {
  const { list } = useCopyTexts()
  if (!copy && !obstacle) return <Skeleton shape="paper" />
  if (obstacle && isUnproven(obstacle)) return <Invitation title={list.inviteTitle} body={list.inviteBody} />
  if (!copy) return obstacle ? <Trouble obstacle={obstacle} onRetry={reload} /> : null
  const current = copy.state === 'ready'
  return (
    <>
      {obstacle && <OutOfDate obstacle={obstacle} onRetry={reload} />}
      <Standing copy={copy} />
      {current && <Checking copy={copy} />}
      {current && <Files copy={copy} />}
      <Facts copy={copy} />
      {(current || copy.state === 'making') && <Withdrawal code={copy.code} onDone={changed} />}
    </>
  )
}

/** What is on the page is from before: nobody answers now. */
function OutOfDate({ obstacle, onRetry }: { readonly obstacle: Obstacle; readonly onRetry: () => void }) {
  const texts = useTexts()
  const told = useTold()
  return <Notice tone="warn" text={told(sentenceOf(obstacle))} action={{ label: texts.retry, onPress: onRetry }} />
}
