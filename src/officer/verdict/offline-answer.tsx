/** 离线核验: what this phone concludes by itself, by what and how old that is, and what the code says of the licence. */
import { View } from '@tarojs/components'
import { Banner, Caution } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { noticeWords, proofWords } from '../../contract/proof-words'
import { kindOf } from '../../core/licence/kinds'
import type { ShownLicence } from '../../core/presentation/proof-verdict'
import { describeSubject } from '../../core/presentation/subject'
import { LEGAL_BASIS } from '../../core/presentation/verdict'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import type { Judged } from '../judge'
import { useOfficerTexts } from '../use-officer-texts'
import { Basis, LOOKS } from './banner-parts'
import { RulingCard } from './ruling-card'
import type { Verification } from './use-verification'

type OfflineAnswerProps = Extract<Verification, { readonly state: 'offline' }>

export function OfflineAnswer({ judged, keeping, requestId }: OfflineAnswerProps) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const { verdict } = judged
  const [look, mark] = LOOKS[verdict.verdict]
  const { headline, advice } = proofWords(verdict)
  const why = verdict.verdict === 'valid' ? [] : [told(headline)]
  const type = verdict.shown ? [told(kindOf(verdict.shown.typeCode).name)] : []
  return (
    <>
      <Banner look={look} mark={mark} headline={words.headlines[verdict.verdict]} lines={[...type, ...why]}>
        <StatusAge judged={judged} />
        <View className="banner-line">{words.byPhone}</View>
        {look === 'wait' && <Caution text={words.noBlame} />}
        <Basis basis={LEGAL_BASIS} />
      </Banner>
      <Notice tone="info" text={told(advice)} />
      {verdict.notices.map((notice) => (
        <Notice key={notice} tone="warn" text={told(noticeWords(notice))} />
      ))}
      {keeping === 'full' && <Notice tone="bad" text={words.notKept} />}
      {keeping === 'queued' && <RulingCard key={requestId} about={{ kind: 'queued', requestId }} />}
      {verdict.shown && <Shown shown={verdict.shown} shownAt={verdict.shownAt} />}
    </>
  )
}

function StatusAge({ judged: { verdict, at, trustAsOf } }: { readonly judged: Judged }) {
  const { verdict: words } = useOfficerTexts()
  const when = useWhen()
  return (
    <>
      {verdict.statusAsOf !== undefined && (
        <View className="banner-line">
          {words.statusAsOf(when.at(verdict.statusAsOf, at), when.ago(verdict.statusAsOf, at))}
        </View>
      )}
      {trustAsOf !== undefined && <View className="banner-line">{words.trustAsOf(when.ago(trustAsOf, at))}</View>}
    </>
  )
}

function Shown({ shown, shownAt }: { readonly shown: ShownLicence; readonly shownAt: Instant | undefined }) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  return (
    <>
      <Cells title={words.codeSays}>
        {describeSubject(shown.typeCode, shown.subject).map((line) => (
          <Fact key={line.field} label={told(line.label)} value={told(line.value)} />
        ))}
        <Fact label={words.validUntil} value={shown.validUntil ?? words.longTerm} />
        <Fact label={words.issuer} value={told(shown.issuer.name)} />
        {shownAt !== undefined && <Fact label={words.shownAt} value={chinaTimeOf(shownAt)} />}
      </Cells>
      <Notice tone="info" text={words.onlyOnline} />
    </>
  )
}
