/** 用证: what was granted to me or to a party I act for, what I asked for, and the way to ask. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Cells, Fact, Way } from '../../components/cells'
import { FilterRow } from '../../components/filter-row'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { OfflineStrip } from '../../components/offline-strip'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { PARTY_KIND_NAMES } from '../../contract/grant-words'
import type { SharingMe } from '../../contract/sharing'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'
import { useSharingMe } from '../use-sharing-me'
import { toAsk, toErasures, toReceivingCode } from '../ways'
import { ReceivedList, type ShownList } from './received-list'
import './index.css'

export default function RelyingPartyPage() {
  const { home: words } = usePartyTexts()
  const { remote, reload } = useSharingMe()
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="line" count={4} />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={words.inviteTitle} body={words.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && (
        <>
          <OfflineStrip since={remote.heldSince} onRetry={reload} />
          <Known me={remote.value} />
        </>
      )}
    </Page>
  )
}

function Known({ me: { parties } }: { readonly me: SharingMe }) {
  const { home: words, erasures } = usePartyTexts()
  const [list, setList] = useState<ShownList>('received')
  // Only a registered party can ask.
  const lists: readonly ShownList[] =
    parties.length > 0 ? ['received', 'asking', 'over', 'overAsking'] : ['received', 'over']
  return (
    <>
      <View className="received-lead">{words.lead}</View>
      <Parties parties={parties} />
      {parties.some(({ suspended }) => !suspended) && <Button label={words.ask} onPress={toAsk} />}
      <FilterRow
        label={words.lists}
        choices={lists.map((key) => ({ key, text: words.list[key] }))}
        chosen={list}
        onChoose={setList}
      />
      <ReceivedList key={list} list={list} several={parties.length > 0} />
      <Cells>
        <Way label={words.code} detail={words.codeDetail} onPress={toReceivingCode} />
        <Way label={erasures.way} detail={erasures.wayDetail} onPress={toErasures} />
      </Cells>
    </>
  )
}

function Parties({ parties }: Pick<SharingMe, 'parties'>) {
  const { home: words } = usePartyTexts()
  const told = useTold()
  if (parties.length === 0) return null
  return (
    <>
      {parties
        .filter(({ suspended }) => suspended)
        .map(({ id, name }) => (
          <Notice key={id} tone="bad" text={words.suspendedNote(name)} />
        ))}
      <Cells title={words.parties}>
        {parties.map(({ id, name, kind, suspended }) => (
          <Fact
            key={id}
            label={name}
            value={suspended ? words.suspended : told(PARTY_KIND_NAMES[kind])}
            tone={suspended ? 'bad' : 'plain'}
            wide={name.length > 10}
          />
        ))}
      </Cells>
    </>
  )
}
