/** The licences of a grant, each with how often it was looked at; some of them are withdrawn by picking them. */
import { useState } from 'react'
import { call } from '../../client/call'
import { Button, Buttons } from '../../components/button'
import { Cells } from '../../components/cells'
import { MoreLine } from '../../components/more'
import { Skeleton } from '../../components/skeleton'
import { TroubleStrip } from '../../components/trouble'
import type { Page } from '../../contract/reply'
import type { GrantLicence, GrantView } from '../../contract/sharing'
import { type Pages, usePages } from '../../hooks/use-pages'
import { useTexts } from '../../hooks/use-preferences'
import { useAtOnce } from '../use-at-once'
import { useSharingTexts } from '../use-sharing-texts'
import { LicenceLine } from './licence-line'
import { SomeWithdrawal } from './some-withdrawal'

export interface LicencesProps {
  readonly grant: GrantView
  /** How many were withdrawn just now. */
  readonly onWithdrawn: (count: number) => void
}

export function Licences({ grant, onWithdrawn }: LicencesProps) {
  const { grant: words } = useSharingTexts()
  const pages = useGrantLicences(grant.id)
  const [picked, setPicked] = useState<readonly string[]>()
  useAtOnce(pages.reload)
  const { remote, items, more, loadMore } = pages
  if (remote.state === 'loading') return <Skeleton shape="line" count={2} />
  if (remote.state === 'failed') return <TroubleStrip obstacle={remote.obstacle} />
  if (items.length === 0) return null
  const toggle = (id: string) =>
    setPicked(picked?.includes(id) ? picked.filter((each) => each !== id) : [...(picked ?? []), id])
  const count = grant.role === 'holder' ? items.length : Math.max(grant.size, items.length)
  const isOpen = items.some(({ state }) => state !== 'withdrawn')
  const mayWithdraw = grant.moves.includes('withdraw') && isOpen && (grant.role === 'holder' || items.length > 1)
  return (
    <>
      <Cells title={words.licences(count)}>
        {items.map((licence) => (
          <LicenceLine
            key={licence.licence}
            licence={licence}
            {...(picked && licence.state !== 'withdrawn'
              ? { picked: picked.includes(licence.licence), onToggle: () => toggle(licence.licence) }
              : {})}
          />
        ))}
      </Cells>
      <MoreLine more={more} onMore={loadMore} />
      {mayWithdraw && !picked && (
        <Button
          look="soft"
          label={grant.role === 'holder' ? words.withdrawMine : words.withdrawSome}
          onPress={() => setPicked(grant.role === 'holder' ? idsOf(items) : [])}
        />
      )}
      {picked && (
        <Picking grant={grant} picked={picked} onWithdrawn={onWithdrawn} onCancel={() => setPicked(undefined)} />
      )}
    </>
  )
}

interface PickingProps extends LicencesProps {
  readonly picked: readonly string[]
  readonly onCancel: () => void
}

function Picking({ grant, picked, onWithdrawn, onCancel }: PickingProps) {
  const { cancel } = useTexts()
  return (
    <Buttons>
      <SomeWithdrawal grant={grant.id} licences={picked} onDone={() => onWithdrawn(picked.length)} />
      <Button look="plain" label={cancel} onPress={onCancel} />
    </Buttons>
  )
}

function useGrantLicences(grant: string): Pages<GrantLicence, Page<GrantLicence>> {
  return usePages((cursor) => call('grants', 'listGrantLicences', { grant, ...(cursor ? { cursor } : {}) }), {
    about: grant,
  })
}

function idsOf(items: readonly GrantLicence[]): readonly string[] {
  return items.filter(({ state }) => state !== 'withdrawn').map(({ licence }) => licence)
}
