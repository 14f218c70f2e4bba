/** 授权下的加注件: asked for with a cause and a last day, followed while it is made, fetched. Each is a use and is in the holder's record. */
import { useRouter } from '@tarojs/taro'
import { call, isUnproven, type Outcome } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble, TroubleStrip } from '../../components/trouble'
import type { CopyFormat, CopyLink } from '../../contract/copies'
import type { GrantView } from '../../contract/sharing'
import { ok, refuse } from '../../core/result'
import { useOpenedGrant } from '../use-opened-grant'
import { usePartyTexts } from '../use-party-texts'
import { Made } from './made'
import { useGrantedCopy } from './use-granted-copy'
import { WishForm } from './wish-form'
import './index.css'

export default function GrantedCopyPage() {
  const { copy: words, home } = usePartyTexts()
  const { licence = '' } = useRouter().params
  const { remote, reload } = useOpenedGrant('grant')
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="paper" />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={home.inviteTitle} body={home.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && <Opened grant={remote.value} licence={licence} />}
    </Page>
  )
}

function Opened({ grant, licence }: { readonly grant: GrantView; readonly licence: string }) {
  const { copy: words } = usePartyTexts()
  const { wish, copy, obstacle, busy, ask, begin } = useGrantedCopy(grant, licence)
  const linkFor = (format: CopyFormat) => linkOf(grant, licence, { ...wish, format })
  const isAllowed = grant.moves.includes('copy')
  return (
    <>
      {obstacle && <TroubleStrip obstacle={obstacle} />}
      {copy && <Made copy={copy} linkFor={linkFor} />}
      {!copy && isAllowed && <WishForm grant={grant} wish={wish} busy={busy} onAsk={ask} />}
      {!copy && !isAllowed && !obstacle && !busy && <Notice tone="warn" text={words.notAllowed} />}
      {copy && copy.state !== 'making' && isAllowed && <Button look="plain" label={words.another} onPress={begin} />}
    </>
  )
}

interface LinkWish {
  readonly cause?: string
  readonly until?: string
  readonly format: CopyFormat
}

async function linkOf({ id: grant, terms }: GrantView, licence: string, wish: LinkWish): Promise<Outcome<CopyLink>> {
  const { cause = '', until = '', format } = wish
  const outcome = await call('grants', 'grantedCopy', {
    ...{ grant, licence, purpose: terms.purpose },
    ...{ cause, until, format },
  })
  if (!outcome.ok) return outcome
  return outcome.value.link ? ok(outcome.value.link) : refuse({ code: 'COPY_NOT_READY' })
}
