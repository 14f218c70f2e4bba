/** 申请加注件: for whom, for what, until when; what will stand on the copy is said before it is asked for. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { isUnproven } from '../../client/call'
import { toCopies, toLicences } from '../../client/navigation'
import { Button } from '../../components/button'
import { Cells, Fact, Way } from '../../components/cells'
import { Invitation } from '../../components/invitation'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { TroubleStrip } from '../../components/trouble'
import { kindOf } from '../../core/licence/kinds'
import { useSummary } from '../../hooks/use-licence'
import { useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'
import { DayField } from './day-field'
import { PurposeField } from './purpose-field'
import { RecipientField } from './recipient-field'
import { Summary } from './summary'
import { useCopyForm } from './use-copy-form'
import './index.css'

export default function CopyRequestPage() {
  const { request: words } = useCopyTexts()
  const { licence } = useRouter().params
  return (
    <Page title={words.title}>
      {licence ? (
        <Form licence={licence} />
      ) : (
        <Message
          mark="件"
          title={words.title}
          body={words.noLicence}
          action={{ label: words.toLicences, onPress: toLicences }}
        />
      )}
    </Page>
  )
}

function Form({ licence }: { readonly licence: string }) {
  const { request: words, list } = useCopyTexts()
  const form = useCopyForm(licence)
  const { draft, problems, obstacle, busy } = form
  if (obstacle && isUnproven(obstacle)) return <Invitation title={list.inviteTitle} body={list.inviteBody} />
  return (
    <>
      <View className="request-lead">{words.lead}</View>
      <Subject licence={licence} />
      <PurposeField value={draft.purpose} problem={problems.purpose} onChange={(purpose) => form.change({ purpose })} />
      <RecipientField
        value={draft.recipient}
        problem={problems.recipient}
        onChange={(recipient) => form.change({ recipient })}
      />
      <DayField value={draft.until} problem={problems.until} onChange={(until) => form.change({ until })} />
      <Summary draft={draft} />
      {obstacle?.code === 'UNREACHABLE' && <Notice tone="warn" text={words.unsent} />}
      {obstacle && obstacle.code !== 'UNREACHABLE' && <TroubleStrip obstacle={obstacle} />}
      <Button label={busy ? words.submitting : words.submit} busy={busy} onPress={form.submit} />
      <Cells>
        <Way label={words.mine} onPress={() => toCopies(licence)} />
      </Cells>
    </>
  )
}

function Subject({ licence }: { readonly licence: string }) {
  const { request: words } = useCopyTexts()
  const told = useTold()
  const summary = useSummary(licence)
  if (!summary) return null
  return (
    <Cells>
      <Fact label={words.licence} value={`${told(kindOf(summary.typeCode).shortName)} ${summary.subject}`} />
    </Cells>
  )
}
