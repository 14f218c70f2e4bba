/** 记录情况: one press when the licence was accepted; a ground when it was not. */
import { Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { sentenceOf } from '../../client/obstacle-words'
import { Button, Buttons } from '../../components/button'
import { FilterRow } from '../../components/filter-row'
import { Notice } from '../../components/notice'
import { GROUND_NAMES, OUTCOME_NAMES } from '../../contract/activity-words'
import { useTexts, useTold } from '../../hooks/use-preferences'
import type { Ruling } from '../rulings'
import { useOfficerTexts } from '../use-officer-texts'
import { type About, type Noting, useRuling } from '../use-ruling'
import './ruling-card.css'

/** As the contract. */
const MOST_WORDS = 200
type Ground = keyof typeof GROUND_NAMES

export interface RulingCardProps {
  readonly about: About
  /** Absent: not known here. */
  readonly holderSees?: boolean
}

export function RulingCard({ about, holderSees = false }: RulingCardProps) {
  const { outcome: words } = useOfficerTexts()
  const [noting, note] = useRuling(about)
  const [refusing, setRefusing] = useState(false)
  const busy = noting.state === 'busy'
  if (noting.state === 'noted' || noting.state === 'queued') return <Noted noting={noting} />
  return (
    <View className="ruling">
      <View className="ruling-title">{words.title}</View>
      {holderSees && <View className="ruling-body">{words.body}</View>}
      {refusing ? (
        <Refusing busy={busy} onNote={note} onCancel={() => setRefusing(false)} />
      ) : (
        <Buttons>
          <Button look="soft" label={words.accept} busy={busy} onPress={() => note({ outcome: 'accepted' })} />
          <Button look="soft" label={words.refuse} disabled={busy} onPress={() => setRefusing(true)} />
        </Buttons>
      )}
      <Failed noting={noting} />
    </View>
  )
}

function Noted({ noting }: { readonly noting: Extract<Noting, { readonly ruling: Ruling }> }) {
  const { outcome: words } = useOfficerTexts()
  const told = useTold()
  const outcome = told(OUTCOME_NAMES[noting.ruling.outcome])
  return <Notice tone="ok" text={noting.state === 'noted' ? words.noted(outcome) : words.queued(outcome)} />
}

function Failed({ noting }: { readonly noting: Noting }) {
  const { outcome: words } = useOfficerTexts()
  const told = useTold()
  if (noting.state === 'full') return <Notice tone="bad" text={words.full} />
  return noting.state === 'failed' ? <Notice tone="bad" text={told(sentenceOf(noting.obstacle))} /> : null
}

interface RefusingProps {
  readonly busy: boolean
  readonly onNote: (ruling: Ruling) => void
  readonly onCancel: () => void
}

function Refusing({ busy, onNote, onCancel }: RefusingProps) {
  const { outcome: words } = useOfficerTexts()
  const { cancel } = useTexts()
  const told = useTold()
  const [ground, setGround] = useState<Ground>()
  const [said, setSaid] = useState('')
  const grounds = (Object.keys(GROUND_NAMES) as Ground[]).map((key) => ({ key, text: told(GROUND_NAMES[key]) }))
  const submit = () => {
    if (ground === undefined) return
    onNote({ outcome: 'refused', ground, ...(said.trim() === '' ? {} : { words: said.trim() }) })
  }
  return (
    <>
      <View className="ruling-label">{words.groundTitle}</View>
      <FilterRow label={words.groundTitle} choices={grounds} chosen={ground} onChoose={setGround} />
      <Textarea
        className="ruling-words"
        value={said}
        maxlength={MOST_WORDS}
        placeholder={words.wordsPlaceholder}
        placeholderClass="ruling-placeholder"
        aria-label={words.wordsPlaceholder}
        onInput={({ detail }) => setSaid(detail.value)}
      />
      <Buttons>
        <Button label={words.submit} busy={busy} disabled={ground === undefined} onPress={submit} />
        <Button look="soft" label={cancel} onPress={onCancel} />
      </Buttons>
    </>
  )
}
