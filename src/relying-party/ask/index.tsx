/** 申请用证: a registered party asks a holder; what he will read is said before it is sent. */
import { View } from '@tarojs/components'
import { isUnproven } from '../../client/call'
import { now } from '../../client/clock'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { SwitchLine } from '../../components/switch-line'
import { Trouble, TroubleStrip } from '../../components/trouble'
import type { PartyView } from '../../contract/sharing'
import { readTerms } from '../../core/sharing/terms'
import { Sentences } from '../sentences'
import { usePartyTexts } from '../use-party-texts'
import { useSharingMe } from '../use-sharing-me'
import { toReceivingCode } from '../ways'
import { DayField } from './day-field'
import { type AskDraft, termsOf } from './draft'
import { FieldsField } from './fields-field'
import { HolderField } from './holder-field'
import { KindsField } from './kinds-field'
import { PurposeField, WordsField } from './purpose-field'
import { useAskForm } from './use-ask-form'
import { UsesField } from './uses-field'
import './index.css'

export default function AskPage() {
  const { ask: words, home } = usePartyTexts()
  const { remote, reload } = useSharingMe()
  return (
    <Page title={words.title}>
      {remote.state === 'loading' && <Skeleton shape="line" count={4} />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={home.inviteTitle} body={home.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {remote.state === 'ready' && <ForParties parties={remote.value.parties.filter(({ suspended }) => !suspended)} />}
    </Page>
  )
}

function ForParties({ parties }: { readonly parties: readonly PartyView[] }) {
  const { ask: words, home } = usePartyTexts()
  const [first] = parties
  if (first) return <Form parties={parties} first={first} />
  return (
    <Message
      mark="用"
      title={words.noPartyTitle}
      body={words.noPartyBody}
      action={{ label: home.code, onPress: toReceivingCode }}
    />
  )
}

function Form({ parties, first }: { readonly parties: readonly PartyView[]; readonly first: PartyView }) {
  const { ask: words } = usePartyTexts()
  const { draft, change, missing, obstacle, busy, submit } = useAskForm(first)
  const party = parties.find(({ id }) => id === draft.party) ?? first
  const field = { draft, onChange: change }
  return (
    <>
      <View className="ask-lead">{words.lead}</View>
      {parties.length > 1 && (
        <Field label={words.party}>
          <FilterRow
            label={words.party}
            choices={parties.map(({ id, name }) => ({ key: id, text: name }))}
            chosen={draft.party}
            onChoose={(id) => change({ ...draft, party: id })}
          />
        </Field>
      )}
      <HolderField {...field} missing={missing === 'holder'} />
      <PurposeField {...field} />
      <WordsField {...field} />
      <KindsField {...field} missing={missing === 'kinds'} />
      {draft.kinds.map((category) => (
        <FieldsField key={category} category={category} {...field} />
      ))}
      <DayField {...field} />
      <UsesField {...field} />
      <Cells>
        <SwitchLine
          label={words.copies}
          detail={words.copiesDetail}
          on={draft.copies}
          onChange={(copies) => change({ ...draft, copies })}
        />
      </Cells>
      <Summary draft={draft} party={party} />
      {obstacle?.code === 'UNREACHABLE' && <Notice tone="warn" text={words.unsent} />}
      {obstacle && obstacle.code !== 'UNREACHABLE' && <TroubleStrip obstacle={obstacle} />}
      <Button label={busy ? words.submitting : words.submit} busy={busy} onPress={submit} />
    </>
  )
}

/** In the very sentences the holder gets. */
function Summary({ draft, party }: { readonly draft: AskDraft; readonly party: PartyView }) {
  const { ask: words } = usePartyTexts()
  const terms = readTerms(termsOf(draft), now())
  return terms.ok ? <Sentences title={words.summary} recipient={party.name} terms={terms.value} /> : null
}
