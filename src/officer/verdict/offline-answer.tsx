/** 离线核验: what this phone concludes by itself, by what and how old that is, and what the code says of the licence. */
import { Text, View } from '@tarojs/components'
import { Banner, Caution } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import { noticeWords, proofWords } from '../../contract/proof-words'
import { kindOf } from '../../core/licence/kinds'
import type { ProofNotice, ProofVerdict, ShownLicence } from '../../core/presentation/proof-verdict'
import { describeSubject } from '../../core/presentation/subject'
import { LEGAL_BASIS } from '../../core/presentation/verdict'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import type { Judged } from '../judge'
import { useOfficerTexts } from '../use-officer-texts'
import { Basis, LOOKS } from './banner-parts'
import { ownHost } from './check-code'
import { RulingCard } from './ruling-card'
import type { Verification } from './use-verification'

type OfflineAnswerProps = Extract<Verification, { readonly state: 'offline' }>

export function OfflineAnswer({ judged, keeping, requestId }: OfflineAnswerProps) {
  const { verdict: words } = useOfficerTexts()
  const told = useTold()
  const { verdict } = judged
  const [look, mark] = LOOKS[verdict.verdict]
  const { headline, advice } = proofWords(verdict)
  const type = verdict.shown ? [told(kindOf(verdict.shown.typeCode).name)] : []
  const [status, content] = [verdict.notices.filter(isOfStatus), verdict.notices.filter((each) => !isOfStatus(each))]
  return (
    <>
      <Banner look={look} mark={mark} headline={words.headlines[verdict.verdict]} lines={type}>
        {verdict.shown && <Subject shown={verdict.shown} />}
        {verdict.verdict !== 'valid' && <View className="banner-line">{told(headline)}</View>}
        {look === 'wait' && <Caution text={words.noBlame} />}
        <StatusAge judged={judged} />
        <Basis basis={LEGAL_BASIS} />
      </Banner>
      <Notice tone="info" text={told(advice)} />
      <Notices notices={status} />
      {verdict.shown && <Shown shown={verdict.shown} shownAt={verdict.shownAt} />}
      <Notices notices={content} />
      {keeping === 'full' && <Notice tone="bad" text={words.notKept} />}
      {keeping === 'queued' && (
        <RulingCard key={requestId} about={{ kind: 'queued', requestId }} holderSees={isOurs(verdict)} />
      )}
    </>
  )
}

/** Only of our own licences the holder's record is ours to write. */
function isOurs({ shown }: ProofVerdict): boolean {
  return shown !== undefined && shown.issuer.host.toLowerCase() === ownHost()
}

/** About how well the status is known; the others are about what the code holds, and stand beside that. */
function isOfStatus(notice: ProofNotice): boolean {
  return notice === 'listMissing'
}

function Notices({ notices }: { readonly notices: readonly ProofNotice[] }) {
  const told = useTold()
  return (
    <>
      {notices.map((notice) => (
        <Notice key={notice} tone="warn" text={told(noticeWords(notice))} />
      ))}
    </>
  )
}

/** Large, to be compared with the vehicle or the person without scrolling. */
function Subject({ shown: { typeCode, subject } }: { readonly shown: ShownLicence }) {
  const told = useTold()
  const [first] = describeSubject(typeCode, subject)
  return first ? <View className="banner-subject">{told(first.value)}</View> : null
}

function StatusAge({ judged: { verdict, at, trustAsOf } }: { readonly judged: Judged }) {
  const { verdict: words } = useOfficerTexts()
  const when = useWhen()
  const { statusAsOf } = verdict
  return (
    <>
      {statusAsOf !== undefined && (
        <View className="banner-line">
          <Text className="banner-piece">{words.statusAsOf(when.at(statusAsOf, at))}</Text>
          {/* By a clock that is slow it would lie ahead, which has no age. */}
          {statusAsOf <= at && <Text className="banner-piece">{when.ago(statusAsOf, at)}</Text>}
        </View>
      )}
      <View className="banner-line">
        <Text className="banner-piece">{words.byPhone}</Text>
        {trustAsOf !== undefined && trustAsOf <= at && (
          <Text className="banner-piece">{words.trustAsOf(when.ago(trustAsOf, at))}</Text>
        )}
      </View>
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
