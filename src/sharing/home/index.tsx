/** 授权与用证: what waits for an answer, what stands, what is over; and the way to authorise. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Cells, Way } from '../../components/cells'
import { FilterRow } from '../../components/filter-row'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { useMeSharing } from '../use-me-sharing'
import { useSharingTexts } from '../use-sharing-texts'
import { toChoose, toDelegations } from '../ways'
import { Grants, type ShownList } from './grants'
import { Unfinished } from './unfinished'
import './index.css'

const LISTS: readonly ShownList[] = ['given', 'asked', 'over', 'overAsked']

export default function SharingPage() {
  const { home: words } = useSharingTexts()
  const { list } = useRouter().params
  const { remote, reload } = useMeSharing()
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="line" count={4} />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={words.inviteTitle} body={words.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && <Known asked={remote.value.asked} first={list === 'asked' ? 'asked' : 'given'} />}
    </Page>
  )
}

function Known({ asked, first }: { readonly asked: number; readonly first: ShownList }) {
  const { home: words } = useSharingTexts()
  const [list, setList] = useState(first)
  const choices = LISTS.map((key) => ({
    key,
    text: key === 'asked' ? words.counted(words.list.asked, asked) : words.list[key],
  }))
  return (
    <>
      <View className="sharing-lead">{words.lead}</View>
      <Unfinished />
      <Button label={words.authorise} onPress={toChoose} />
      <FilterRow label={words.lists} choices={choices} chosen={list} onChoose={setList} />
      <Grants list={list} />
      <Cells>
        <Way label={words.delegations} detail={words.delegationsDetail} onPress={toDelegations} />
      </Cells>
    </>
  )
}
