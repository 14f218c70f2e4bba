/** 委托他人: whom, for which licences, which acts, until when; said in one sentence before it is given. */
import { Input, View } from '@tarojs/components'
import { isUnproven } from '../../client/call'
import { now } from '../../client/clock'
import { Button } from '../../components/button'
import { DayPicker } from '../../components/day-picker'
import { Field } from '../../components/field'
import { FilterRow } from '../../components/filter-row'
import { Invitation } from '../../components/invitation'
import { Page } from '../../components/page'
import { Press } from '../../components/press'
import { Skeleton } from '../../components/skeleton'
import { Trouble, TroubleStrip } from '../../components/trouble'
import { CATEGORY_NAMES, DELEGATED_ACT_NAMES } from '../../contract/grant-words'
import type { GrantGiver } from '../../contract/sharing'
import { DELEGATED_ACTS, LONGEST_DELEGATION_DAYS } from '../../core/sharing/delegation'
import { CATEGORIES } from '../../core/sharing/fields'
import { civilDateOf, daysAfter } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useMeSharing } from '../use-me-sharing'
import { useSharingTexts } from '../use-sharing-texts'
import { toRecipient } from '../ways'
import { PickSeveral } from './pick-several'
import { Summary } from './summary'
import { type DelegateForm, useDelegateForm } from './use-delegate-form'
import '../terms/index.css'
import './index.css'

/** A year is the most; half of it is proposed. */
const USUAL_DAYS = 180

export default function DelegatePage() {
  const { delegation: words, home } = useSharingTexts()
  const { remote, reload } = useMeSharing()
  const own = remote.state === 'ready' ? remote.value.givers.filter(({ kind }) => kind !== 'delegator') : []
  return (
    <Page title={words.formTitle}>
      {remote.state === 'loading' && <Skeleton shape="line" count={4} />}
      {remote.state === 'failed' &&
        (isUnproven(remote.obstacle) ? (
          <Invitation title={home.inviteTitle} body={home.inviteBody} />
        ) : (
          <Trouble obstacle={remote.obstacle} onRetry={reload} />
        ))}
      {own[0] && <Form own={own} first={own.find(({ kind }) => kind === 'company') ?? own[0]} />}
    </Page>
  )
}

function Form({ own, first }: { readonly own: readonly GrantGiver[]; readonly first: GrantGiver }) {
  const { delegation: words, choose } = useSharingTexts()
  const told = useTold()
  const today = civilDateOf(now())
  const form = useDelegateForm({
    ...{ principal: first, kind: 'person', creditCode: '', until: daysAfter(today, USUAL_DAYS) },
    ...{ categories: first.kind === 'company' ? ['transport'] : ['practitioner'], acts: ['see', 'grant', 'withdraw'] },
  })
  const { draft, change, missing, obstacle, busy, submit } = form
  return (
    <>
      {own.length > 1 && (
        <Field label={words.principal}>
          <FilterRow
            label={words.principal}
            choices={own.map(({ id, name, kind }) => ({ key: id, text: kind === 'self' ? choose.self(name) : name }))}
            chosen={draft.principal.id}
            onChoose={(id) => change({ principal: own.find((each) => each.id === id) ?? draft.principal })}
          />
        </Field>
      )}
      <Delegate {...form} />
      <Field label={words.scope} hint={words.scopeHint} problem={missing.scope && words.missing.scope}>
        <PickSeveral
          names={CATEGORIES}
          textOf={(name) => told(CATEGORY_NAMES[name])}
          picked={draft.categories}
          onPick={(categories) => change({ categories })}
        />
      </Field>
      <Field label={words.acts} problem={missing.acts && words.missing.acts}>
        <PickSeveral
          names={DELEGATED_ACTS}
          textOf={(name) => told(DELEGATED_ACT_NAMES[name])}
          picked={draft.acts}
          onPick={(acts) => change({ acts })}
        />
      </Field>
      <Field label={words.until} hint={words.untilHint}>
        <View className="form-picker">
          <DayPicker
            label={words.until}
            value={draft.until}
            first={today}
            last={daysAfter(today, LONGEST_DELEGATION_DAYS)}
            onPick={(until) => until !== '' && change({ until })}
          />
        </View>
      </Field>
      <Summary draft={draft} />
      {obstacle && <TroubleStrip obstacle={obstacle} />}
      <Button label={words.submit} busy={busy} onPress={submit} />
    </>
  )
}

const KINDS = ['person', 'company'] as const

function Delegate({ draft, change, missing }: DelegateForm) {
  const { delegation: words, terms } = useSharingTexts()
  const { kind, person, creditCode } = draft
  const act = person ? terms.change : terms.choose
  return (
    <Field
      label={words.delegate}
      problem={(missing.delegate && words.missing.delegate) || (missing.creditCode && words.creditCodeProblem)}
    >
      <FilterRow
        label={words.kinds}
        choices={KINDS.map((key) => ({ key, text: words.kind[key] }))}
        chosen={kind}
        onChoose={(next) => change({ kind: next })}
      />
      {kind === 'person' ? (
        <Press
          className="delegate-card"
          label={`${words.delegate}，${person?.name ?? words.delegateNone}，${act}`}
          onPress={() => toRecipient('person')}
        >
          <View className="recipient-words">{person?.name ?? words.delegateNone}</View>
          <View className="recipient-act">{act} ›</View>
        </Press>
      ) : (
        <Input
          className="form-input"
          maxlength={18}
          value={creditCode}
          placeholder={words.creditCodePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.creditCode}
          onInput={({ detail }) => change({ creditCode: detail.value })}
        />
      )}
    </Field>
  )
}
