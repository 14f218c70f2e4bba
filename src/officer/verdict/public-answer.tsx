/** 公众查验: the little that anyone learns of a code, plainly marked as that. */
import { View } from '@tarojs/components'
import { toShift } from '../../client/navigation'
import { sentenceOf } from '../../client/obstacle-words'
import { Banner, Caution } from '../../components/banner'
import { Cells, Fact } from '../../components/cells'
import { Notice } from '../../components/notice'
import type { PublicVerdict } from '../../contract/officer'
import { kindOf } from '../../core/licence/kinds'
import { chinaTimeOf } from '../../core/time'
import { useTexts, useTold } from '../../hooks/use-preferences'
import { useOfficerTexts } from '../use-officer-texts'
import { Basis, CheckedAge, LOOKS } from './banner-parts'
import type { Checked } from './check-code'
import { reasonWords } from './reason-words'

type PublicAnswerProps = Extract<Checked, { readonly state: 'public' }>

export function PublicAnswer({ verdict, arrivedAt, hindrance }: PublicAnswerProps) {
  const { verdict: words, scan } = useOfficerTexts()
  const told = useTold()
  const [look, mark] = LOOKS[verdict.verdict]
  const lines = [told(kindOf(verdict.typeCode).name), ...reasonWords(verdict, words)]
  return (
    <>
      <Banner look={look} mark={mark} headline={words.headlines[verdict.verdict]} lines={lines}>
        <CheckedAge checkedAt={verdict.checkedAt} arrivedAt={arrivedAt} />
        <View className="banner-tag">{words.publicTitle}</View>
        {look === 'wait' && <Caution text={words.noBlame} />}
        <Basis basis={verdict.legalBasis} />
      </Banner>
      {hindrance.code === 'SHIFT_REQUIRED' && (
        <Notice tone="info" text={words.publicStart} action={{ label: scan.startShift, onPress: toShift }} />
      )}
      {hindrance.code === 'OFFICER_TERM_ENDED' && <Notice tone="warn" text={told(sentenceOf(hindrance))} />}
      <About verdict={verdict} />
    </>
  )
}

function About({ verdict }: { readonly verdict: PublicVerdict }) {
  const { licence } = useTexts()
  const told = useTold()
  return (
    <Cells>
      {verdict.lines.map((line) => (
        <Fact key={line.field} label={told(line.label)} value={told(line.value)} />
      ))}
      <Fact label={licence.asOf} value={chinaTimeOf(verdict.statusAsOf)} />
    </Cells>
  )
}
