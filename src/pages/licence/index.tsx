/** 照面: one licence as the document it is, its state, its reviews and its versions. */
import { useRouter } from '@tarojs/taro'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { kindOf } from '../../core/licence/kinds'
import { type OpenedLicence, useLicence } from '../../hooks/use-licence'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { OpenedFace } from './opened-face'
import { WithoutFace } from './without-face'
import './index.css'

export default function LicencePage() {
  const { licence: words } = useTexts()
  const told = useTold()
  const opened = useLicence(useRouter().params.id ?? '')
  const title = opened.summary ? told(kindOf(opened.summary.typeCode).shortName) : words.title
  return (
    <Page title={title}>
      <Content {...opened} />
    </Page>
  )
}

function Content({ remote, reload, summary }: OpenedLicence) {
  if (remote.state === 'loading') return <Skeleton shape="paper" />
  if (remote.state === 'ready') return <OpenedFace view={remote.value} onChanged={reload} />
  const offline = remote.obstacle.code === 'UNREACHABLE'
  if (offline && summary) return <WithoutFace summary={summary} onRetry={reload} />
  return <Trouble obstacle={remote.obstacle} onRetry={reload} />
}
