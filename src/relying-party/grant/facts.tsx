/** Who granted it to whom, when, and what state it is in. */
import { now } from '../../client/clock'
import { Cells, Fact } from '../../components/cells'
import type { GrantView } from '../../contract/sharing'
import { GRANT_STATE_LABELS } from '../../contract/sharing-messages'
import { chinaTimeOf, type Instant } from '../../core/time'
import { useTold } from '../../hooks/use-preferences'
import { useWhen } from '../../hooks/use-when'
import { STATE_TONES, shownState } from '../state-tones'
import { usePartyTexts } from '../use-party-texts'

/** Longer names get the whole width. */
const SHORT = 14

export function Facts({ grant }: { readonly grant: GrantView }) {
  const { grant: words, home } = usePartyTexts()
  const told = useTold()
  const when = useWhen()
  const { giver, recipient, delegate, authority, asked, givenAt, endedAt, endsAt, refusal } = grant
  const state = shownState(grant.state)
  const name = giver.name === '' ? home.holder : giver.name
  return (
    <Cells>
      <Fact label={givenAt ? words.from : words.holder} value={name} wide={name.length > SHORT} />
      <Fact label={words.to} value={recipient.name} wide={recipient.name.length > SHORT} />
      <Fact label={words.state} value={told(GRANT_STATE_LABELS[state])} tone={STATE_TONES[state]} />
      {delegate !== undefined && <Fact label={words.delegate} value={delegate} />}
      {authority && <Fact label={words.service} value={authority.service} wide />}
      {authority && <Fact label={words.ground} value={authority.ground} wide />}
      {asked && <Fact label={words.askedAt} value={minuteOf(asked.at)} />}
      {state === 'requested' && <Fact label={words.answerBy} value={when.at(endsAt, now())} />}
      {givenAt !== undefined && <Fact label={words.givenAt} value={minuteOf(givenAt)} />}
      {endedAt !== undefined && <Fact label={words.endedAt} value={minuteOf(endedAt)} />}
      {refusal !== undefined && <Fact label={words.refusal} value={refusal} wide />}
    </Cells>
  )
}

function minuteOf(instant: Instant): string {
  return chinaTimeOf(instant).slice(0, 16).replace('T', ' ')
}
