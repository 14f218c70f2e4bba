/** The licences of a grant, each with how often it can still be read; one press leads to reading it. */
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { call } from '../../client/call'
import { Cells } from '../../components/cells'
import { Chip } from '../../components/chip'
import { MoreLine } from '../../components/more'
import { Press } from '../../components/press'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import type { Page } from '../../contract/reply'
import type { GrantLicence, GrantView } from '../../contract/sharing'
import { kindOf } from '../../core/licence/kinds'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { ITEM_TONES } from '../state-tones'
import { usePartyTexts } from '../use-party-texts'
import { toGrantedCopy, toReading } from '../ways'

export function Licences({ grant }: { readonly grant: GrantView }) {
  const { grant: words } = usePartyTexts()
  const {
    remote,
    reload,
    items,
    more,
    loadMore,
  }: Pages<GrantLicence, Page<GrantLicence>> = usePages((cursor) =>
    call('grants', 'listGrantLicences', { grant: grant.id, ...(cursor ? { cursor } : {}) }),
  )
  useEffect(() => reload(), [reload])
  if (remote.state === 'loading') return <Skeleton shape="line" count={3} />
  if (remote.state === 'failed') return <Trouble obstacle={remote.obstacle} onRetry={reload} />
  return (
    <>
      <Cells title={words.licences(grant.size)}>
        {items.length === 0 && <View className="granted-none">{words.noLicences}</View>}
        {items.map((item) => (
          <LicenceLine key={item.licence} item={item} grant={grant} />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
    </>
  )
}

interface LicenceLineProps {
  readonly item: GrantLicence
  readonly grant: GrantView
}

/** To reading it; of one that is used up to the copy that was made of it; of one that was taken out nowhere. */
function leadsTo({ moves, state, terms }: GrantView, item: GrantLicence): 'read' | 'copy' | undefined {
  if (moves.includes('read') && item.state === 'open') return 'read'
  const isFetched = terms.copies && item.state === 'usedUp' && (state === 'active' || state === 'usedUp')
  return isFetched ? 'copy' : undefined
}

const WAYS = { read: toReading, copy: toGrantedCopy } as const

function LicenceLine({ item, grant }: LicenceLineProps) {
  const { grant: words } = usePartyTexts()
  const { dot } = useTexts()
  const told = useTold()
  const { typeCode, subject, identifier, state, used, left } = item
  const name = subject ?? words.unnamed
  const kind = told(kindOf(typeCode).shortName)
  const uses = state === 'open' ? [left === undefined ? words.unlimited : words.left(left)] : []
  const body = (
    <>
      <View className="granted-head">
        <View className="granted-name">{`${kind} ${name}`}</View>
        <Chip text={words.item[state]} tone={ITEM_TONES[state]} />
      </View>
      <View className="granted-detail">{[...uses, words.used(used)].join(dot)}</View>
      {identifier !== undefined && <View className="granted-detail">{identifier}</View>}
    </>
  )
  const way = leadsTo(grant, item)
  if (!way) return <View className="granted-licence">{body}</View>
  return (
    <Press
      className="granted-licence"
      label={[words[way](`${kind} ${name}`), ...uses].join('，')}
      onPress={() => WAYS[way](grant.id, item.licence)}
    >
      {body}
    </Press>
  )
}
