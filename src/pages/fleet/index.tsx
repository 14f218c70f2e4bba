/** 车队: the vehicles of one company, by plate. */
import { useRouter } from '@tarojs/taro'
import { now } from '../../client/clock'
import { toLicence } from '../../client/navigation'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { LicenceList } from '../../contract/holder'
import type { LicenceSummary } from '../../contract/licence'
import { useFleet } from '../../hooks/use-fleet'
import { useSummary } from '../../hooks/use-licence'
import type { Pages } from '../../hooks/use-pages'
import { useTexts } from '../../hooks/use-preferences'
import { VehicleLine } from './vehicle-line'
import './index.css'

export default function FleetPage() {
  const { fleet: words } = useTexts()
  const permit = useRouter().params.permit ?? ''
  const company = useSummary(permit)
  const fleet = useFleet(permit)
  return (
    <Page title={words.title}>
      <Content {...fleet} company={company?.subject} />
    </Page>
  )
}

type ContentProps = Pages<LicenceSummary, LicenceList> & { readonly company: string | undefined }

function Content({ remote, reload, items, more, loadMore, company }: ContentProps) {
  const { fleet: words } = useTexts()
  if (remote.state === 'loading') return <Skeleton shape="line" count={6} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  if (items.length === 0) return <Message mark="车" title={words.emptyTitle} body={words.emptyBody} />
  return (
    <>
      <OfflineStrip since={remote.heldSince} onRetry={reload} />
      <Cells title={company ?? words.inForceNote}>
        {items.map((vehicle) => (
          <VehicleLine key={vehicle.id} vehicle={vehicle} today={now()} onOpen={() => toLicence(vehicle.id)} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}
