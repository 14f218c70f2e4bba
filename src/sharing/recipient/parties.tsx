/** 用证单位 by the beginning of the name; all of them when nothing is typed. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../client/call'
import { Cells } from '../../components/cells'
import { Chip } from '../../components/chip'
import { Message } from '../../components/message'
import { MoreLine } from '../../components/more'
import { Press } from '../../components/press'
import { SearchField } from '../../components/search-field'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { PARTY_KIND_NAMES } from '../../contract/grant-words'
import type { Page } from '../../contract/reply'
import type { PartyView } from '../../contract/sharing'
import { useDebounced } from '../../hooks/use-debounced'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useTold } from '../../hooks/use-preferences'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'

const TYPING_REST_MS = 350

export interface PartiesProps {
  readonly onChoose: (party: PartyView) => void
}

export function Parties({ onChoose }: PartiesProps) {
  const { terms: words } = useSharingTexts()
  const [typed, setTyped] = useState('')
  const name = useDebounced(typed.trim(), TYPING_REST_MS)
  const pages: Pages<PartyView, Page<PartyView>> = usePages(
    (cursor) => call('grants', 'listParties', { ...(name === '' ? {} : { name }), ...(cursor ? { cursor } : {}) }),
    { about: name },
  )
  useAtOnce(pages.reload)
  return (
    <>
      <View className="recipient-lead">{words.partiesLead}</View>
      <SearchField
        label={words.search}
        placeholder={words.searchPlaceholder}
        clearLabel={words.clear}
        value={typed}
        onChange={setTyped}
      />
      <Found pages={pages} onChoose={onChoose} />
    </>
  )
}

function Found({ pages, onChoose }: PartiesProps & { readonly pages: Pages<PartyView, Page<PartyView>> }) {
  const { terms: words } = useSharingTexts()
  const { remote, reload, items, more, loadMore } = pages
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  if (items.length === 0) return <Message mark="单" title={words.noPartyTitle} body={words.noPartyBody} />
  return (
    <>
      <Cells>
        {items.map((party) => (
          <PartyLine key={party.id} party={party} onChoose={() => onChoose(party)} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

function PartyLine({
  party: { name, kind, about },
  onChoose,
}: {
  readonly party: PartyView
  readonly onChoose: () => void
}) {
  const told = useTold()
  const kindName = told(PARTY_KIND_NAMES[kind])
  return (
    <Press className="party" label={`${name}，${kindName}`} onPress={onChoose}>
      <View className="party-head">
        <View className="party-name">{name}</View>
        <Chip text={kindName} tone="info" />
      </View>
      {about !== undefined && <View className="party-about">{about}</View>}
    </Press>
  )
}
