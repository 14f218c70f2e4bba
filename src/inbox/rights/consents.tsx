/** 我的同意: every consent that stands, each withdrawn in two taps: the line's button, and once more because it takes effect at once. */
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call, type Outcome } from '../../client/call'
import { Cells, Line } from '../../components/cells'
import { Press } from '../../components/press'
import { Sheet } from '../../components/sheet'
import { TroubleStrip } from '../../components/trouble'
import { useAct } from '../../hooks/use-act'
import { useInboxTexts } from '../use-inbox-texts'
import type { Consent, ConsentKind, Consents } from './use-consents'

const GROUPS: readonly (readonly [kind: ConsentKind, title: 'activations' | 'grants' | 'delegations'])[] = [
  ['activation', 'activations'],
  ['grant', 'grants'],
  ['delegation', 'delegations'],
]

export function ConsentList({ consents, onDone }: { readonly consents: Consents; readonly onDone: () => void }) {
  const { rights: words } = useInboxTexts()
  const [asking, setAsking] = useState<Consent>()
  const [act, withdraw] = useAct((consent: Consent) => WITHDRAW[consent.kind](consent.id))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end of the act
  useEffect(() => {
    if (act.state === 'done' || act.state === 'failed') setAsking(undefined)
    if (act.state === 'done') onDone()
  }, [act])
  const undo = asking && words.undo[asking.kind]
  return (
    <>
      {act.state === 'failed' && <TroubleStrip obstacle={act.obstacle} />}
      {GROUPS.map(([kind, title]) => {
        const lines = consents.filter((consent) => consent.kind === kind)
        return (
          <Cells key={kind} title={words[title]}>
            {lines.length === 0 && <Line text={words.none} />}
            {lines.map((consent) => (
              <View key={consent.id} className="consent">
                <View className="consent-words">
                  <View className="consent-title">{consent.title}</View>
                  <View className="consent-detail">{consent.detail}</View>
                </View>
                <Press
                  className="consent-undo"
                  label={`${words.withdraw} ${consent.title}`}
                  onPress={() => setAsking(consent)}
                >
                  {words.withdraw}
                </Press>
              </View>
            ))}
          </Cells>
        )
      })}
      {asking && undo && (
        <Sheet
          title={undo.title}
          body={`${asking.title}\n${undo.body}`}
          confirm={undo.confirm}
          busy={act.state === 'busy'}
          onConfirm={() => withdraw(asking)}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

const WITHDRAW: { readonly [K in ConsentKind]: (id: string) => Promise<Outcome<unknown>> } = {
  activation: (id) => call('holder', 'deactivate', { id }),
  grant: (grant) => call('grants', 'withdrawGrant', { grant }),
  delegation: (delegation) => call('grants', 'withdrawDelegation', { delegation }),
}
