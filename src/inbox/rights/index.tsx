/** 我的信息与授权: consents to withdraw, everything to take along, and the way out (个人信息保护法 第十五、四十五、四十七条). */
import { isUnproven } from '../../client/call'
import { toErasures } from '../../client/navigation'
import { Cells, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { NoticeSetting } from '../notices/setting'
import { useInboxTexts } from '../use-inbox-texts'
import { Closing } from './closing'
import { ConsentList } from './consents'
import { ExportMine } from './export'
import { useConsents } from './use-consents'
import './index.css'

export default function RightsPage() {
  const { rights: words } = useInboxTexts()
  return (
    <Page title={words.title}>
      <Content />
    </Page>
  )
}

function Content() {
  const { rights: words } = useInboxTexts()
  const { remote, reload } = useConsents()
  if (remote.state === 'loading') return <Skeleton shape="line" count={5} />
  if (remote.state === 'failed') {
    if (isUnproven(remote.obstacle)) return <Invitation title={words.inviteTitle} body={words.inviteBody} />
    return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  }
  return (
    <>
      <ConsentList consents={remote.value} onDone={reload} />
      <NoticeSetting />
      <Cells>
        <Way label={words.erasures} onPress={() => toErasures()} />
      </Cells>
      <ExportMine />
      <Closing />
    </>
  )
}
