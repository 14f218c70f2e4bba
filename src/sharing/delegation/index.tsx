/** One delegation: how far it reaches, everything that was done under it, and its end. */
import { useRouter } from '@tarojs/taro'
import { call, isUnproven, type Outcome } from '../../client/call'
import { Button } from '../../components/button'
import { Cells, Fact } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Trouble } from '../../components/trouble'
import { DELEGATED_ACT_NAMES } from '../../contract/grant-words'
import type { DelegationView } from '../../contract/sharing'
import { DELEGATION_STATE_LABELS } from '../../contract/sharing-messages'
import { ok, refuse } from '../../core/result'
import { chinaTimeOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useRemote } from '../../hooks/use-remote'
import { useScopeWords } from '../scope-words'
import { DELEGATION_TONES } from '../state-tones'
import { useSharingTexts } from '../use-sharing-texts'
import { toChoose } from '../ways'
import { Ending } from './ending'
import { Trail } from './trail'
import '../delegations/index.css'

export default function DelegationPage() {
  const { delegation: words, home } = useSharingTexts()
  const id = useRouter().params.id ?? ''
  const { remote, reload } = useRemote(() => find(id))
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="line" count={4} />}
      {remote.state === 'failed' && isUnproven(remote.obstacle) && (
        <Invitation title={home.inviteTitle} body={home.inviteBody} />
      )}
      {remote.state === 'failed' && remote.obstacle.code === 'DELEGATION_NOT_FOUND' && (
        <Message mark="委" title={words.notFoundTitle} body={words.notFoundBody} />
      )}
      {remote.state === 'failed' && !isUnproven(remote.obstacle) && remote.obstacle.code !== 'DELEGATION_NOT_FOUND' && (
        <Trouble obstacle={remote.obstacle} onRetry={reload} />
      )}
      {remote.state === 'ready' && <Opened delegation={remote.value} onChanged={reload} />}
    </Page>
  )
}

/** There is no route for one: it is looked for in both lists, which are short. */
async function find(id: string): Promise<Outcome<DelegationView>> {
  for (const list of ['given', 'received'] as const) {
    let cursor: string | undefined
    do {
      const page = await call('grants', 'listDelegations', { list, ...(cursor === undefined ? {} : { cursor }) })
      if (!page.ok) return page
      const found = page.value.items.find((each) => each.id === id)
      if (found) return ok(found)
      cursor = page.value.next
    } while (cursor !== undefined)
  }
  return refuse({ code: 'DELEGATION_NOT_FOUND' })
}

function Opened({ delegation, onChanged }: { readonly delegation: DelegationView; readonly onChanged: () => void }) {
  const { delegation: words } = useSharingTexts()
  const { licence } = useTexts()
  const told = useTold()
  const scopeWords = useScopeWords()
  const { id, role, principal, delegate, state, scope, acts, from, until, at, withdrawnAt } = delegation
  const isOpen = state === 'active' || state === 'notYet'
  return (
    <>
      <Cells>
        <Fact label={words.state} value={told(DELEGATION_STATE_LABELS[state])} tone={DELEGATION_TONES[state]} />
        <Fact label={words.principalFact} value={principal} />
        <Fact label={words.delegateFact} value={delegate} />
        <Fact label={words.scopeFact} value={scopeWords(scope)} wide />
        <Fact
          label={words.actsFact}
          value={acts.map((act) => told(DELEGATED_ACT_NAMES[act])).join(licence.listed)}
          wide
        />
        <Fact label={words.periodFact} value={words.period(from, until)} />
        <Fact label={words.at} value={chinaTimeOf(at).slice(0, 16)} />
        {withdrawnAt !== undefined && <Fact label={words.withdrawnAt} value={chinaTimeOf(withdrawnAt).slice(0, 16)} />}
      </Cells>
      {role === 'delegate' && state === 'active' && acts.includes('grant') && (
        <Button look="soft" label={words.useIt} onPress={toChoose} />
      )}
      <Trail delegation={id} />
      {isOpen && <Ending delegation={delegation} onDone={onChanged} />}
    </>
  )
}
