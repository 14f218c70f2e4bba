/** What the copy is for and until when: the words stand on it, under the province's seal. */
import { Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../client/clock'
import { Button } from '../../components/button'
import { DayPicker } from '../../components/day-picker'
import { Field } from '../../components/field'
import type { GrantView } from '../../contract/sharing'
import { LONGEST, latestDay } from '../../core/notation/copy-request'
import { type CivilDate, civilDateOf } from '../../core/time'
import { usePartyTexts } from '../use-party-texts'
import type { CopyWish } from './use-granted-copy'

export interface WishFormProps {
  readonly grant: GrantView
  readonly wish: CopyWish | undefined
  readonly busy: boolean
  readonly onAsk: (wish: CopyWish) => void
}

/** As the contract. What is too long is said, never cut off. */
const MOST_TYPED = 2000

export function WishForm({ grant: { terms, recipient }, wish, busy, onAsk }: WishFormProps) {
  const { copy: words } = usePartyTexts()
  const today = civilDateOf(now())
  const last = earlier(terms.until, latestDay(today))
  const [cause, setCause] = useState(wish?.cause ?? terms.words ?? '')
  const [until, setUntil] = useState<string>(wish?.until ?? last)
  const [missing, setMissing] = useState(false)
  const used = [...cause.trim()].length
  const ask = () => {
    setMissing(used === 0)
    if (used > 0) onAsk({ cause: cause.trim(), until })
  }
  return (
    <>
      <View className="copy-lead">{words.lead(recipient.name)}</View>
      <Field
        label={words.cause}
        problem={missing ? words.causeMissing : undefined}
        counter={{ text: words.counter(used, LONGEST.purpose), over: used > LONGEST.purpose }}
      >
        <Textarea
          className="form-area"
          value={cause}
          maxlength={MOST_TYPED}
          placeholder={words.causePlaceholder}
          placeholderClass="form-placeholder"
          aria-label={words.cause}
          onInput={({ detail }) => setCause(detail.value)}
        />
      </Field>
      <Field label={words.until} hint={words.latest(last)}>
        <View className="form-picker">
          <DayPicker label={words.until} value={until} first={today} last={last} onPick={setUntil} />
        </View>
      </Field>
      <Button label={words.make} busy={busy} onPress={ask} />
    </>
  )
}

function earlier(one: CivilDate, other: CivilDate): CivilDate {
  return one < other ? one : other
}
