/** 用证: one licence read under a grant, only when asked for: each reading counts and is in the holder's record. Nothing of it is kept. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { isUnproven } from '../../client/call'
import { Button } from '../../components/button'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble, TroubleStrip } from '../../components/trouble'
import type { GrantView } from '../../contract/sharing'
import { useOpenedGrant } from '../use-opened-grant'
import { usePartyTexts } from '../use-party-texts'
import { toGrantedCopy } from '../ways'
import { Before } from './before'
import { ReadLicence } from './read-licence'
import { useReading } from './use-reading'
import './index.css'

export default function ReadingPage() {
  const { reading: words, home } = usePartyTexts()
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
      {remote.state === 'ready' && <Reading grant={remote.value} licence={licence} />}
    </Page>
  )
}

function Reading({ grant, licence }: { readonly grant: GrantView; readonly licence: string }) {
  const { reading: words, copy } = usePartyTexts()
  const { act, read } = useReading(grant, licence)
  const isBusy = act.state === 'busy'
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {act.state === 'done' ? <ReadLicence told={act.value} /> : <Before grant={grant} />}
      {(act.state !== 'done' || act.value.left !== 0) && (
        <Button
          look={act.state === 'done' ? 'soft' : 'main'}
          label={act.state === 'done' ? words.readAgain : words.read}
          busy={isBusy}
          onPress={read}
        />
      )}
      {grant.moves.includes('copy') && (
        <Button look="soft" label={copy.make} onPress={() => toGrantedCopy(grant.id, licence)} />
      )}
      {act.state === 'done' && <View className="reading-note">{words.leave}</View>}
    </>
  )
}
