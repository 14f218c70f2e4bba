/** 第二步: to whom, for what, which fields of each kind of licence, until when, how often, and whether copies. */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { now } from '../../client/clock'
import { sentenceOf } from '../../client/obstacle-words'
import { Button } from '../../components/button'
import { Cells } from '../../components/cells'
import { Message } from '../../components/message'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { SwitchLine } from '../../components/switch-line'
import type { Failure } from '../../core/failure'
import { readTerms } from '../../core/sharing/terms'
import { civilDateOf } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { BottomBar } from '../bottom-bar'
import { Steps } from '../steps'
import { categoriesOf, termsOf } from '../terms-of'
import { useSharingTexts } from '../use-sharing-texts'
import { useLeaveWhenOver, useWish } from '../use-wish'
import { toChoose, toConfirm } from '../ways'
import { isPicked, type Wish, type WishedTerms } from '../wish'
import { DayField } from './day-field'
import { FieldsField } from './fields-field'
import { PurposeField, WordsField } from './purpose-field'
import { RecipientCard } from './recipient-card'
import { UsesField } from './uses-field'
import './index.css'

export default function TermsPage() {
  const { choose } = useSharingTexts()
  useLeaveWhenOver()
  return (
    <Page title={choose.title}>
      <Steps now={2} />
      <Form />
    </Page>
  )
}

/** What is missing or cannot be agreed to. */
type Problem = Failure | { readonly code: 'RECIPIENT_MISSING' }

function Form() {
  const { terms: words } = useSharingTexts()
  const { wish, change } = useWish()
  const [problem, setProblem] = useState<Problem>()
  if (!isPicked(wish)) {
    const action = { label: words.toChoose, onPress: toChoose }
    return <Message mark="证" title={words.nothingTitle} body={words.nothingBody} action={action} />
  }
  const changeTerms = (part: Partial<WishedTerms>) => {
    setProblem(undefined)
    change({ terms: { ...wish.terms, ...part } })
  }
  const goOn = () => {
    const found = problemOf(wish)
    setProblem(found)
    if (!found) return toConfirm()
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
  }
  return (
    <>
      <Told problem={problem} />
      <RecipientCard wish={wish} missing={problem?.code === 'RECIPIENT_MISSING'} />
      <PurposeField wish={wish} onChange={changeTerms} />
      <WordsField wish={wish} problem={isAboutWords(problem)} onChange={changeTerms} />
      {categoriesOf(wish).map((category) => (
        <FieldsField key={category} category={category} wish={wish} onChange={changeTerms} />
      ))}
      <DayField wish={wish} onChange={changeTerms} />
      <UsesField wish={wish} onChange={changeTerms} />
      {(!wish.asked || wish.asked.terms.copies) && (
        <Cells>
          <SwitchLine
            label={words.copies}
            detail={words.copiesDetail}
            on={wish.terms.copies}
            onChange={(copies) => changeTerms({ copies })}
          />
        </Cells>
      )}
      <BottomBar>
        <Button label={words.next} onPress={goOn} />
      </BottomBar>
    </>
  )
}

function Told({ problem }: { readonly problem: Problem | undefined }) {
  const { terms: words } = useSharingTexts()
  const told = useTold()
  if (!problem) return null
  const text = problem.code === 'RECIPIENT_MISSING' ? words.recipientNone : told(sentenceOf(problem))
  return <Notice tone="bad" text={text} />
}

/** By the same rules as the cloud's. */
function problemOf(wish: Wish): Problem | undefined {
  if (!wish.recipient) return { code: 'RECIPIENT_MISSING' }
  const terms = readTerms(termsOf(wish, civilDateOf(now())), now())
  return terms.ok ? undefined : terms.failure
}

function isAboutWords(problem: Problem | undefined): boolean {
  return problem?.code.startsWith('GRANT_WORDS') === true
}
