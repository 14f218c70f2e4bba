/** The form by which a party asks: judged here by the rules of the cloud; the same draft sent again is the same request. */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import { newRequestId } from '../../client/request-id'
import type { PartyView } from '../../contract/sharing'
import { readTerms } from '../../core/sharing/terms'
import { civilDateOf } from '../../core/time'
import { onToRequest } from '../ways'
import { type AskDraft, holderOf, newDraft, termsOf } from './draft'

export interface AskForm {
  readonly draft: AskDraft
  readonly change: (draft: AskDraft) => void
  readonly missing: Missing | undefined
  readonly obstacle: Obstacle | undefined
  readonly busy: boolean
  readonly submit: () => void
}

/** What the person has to fill in yet. */
export type Missing = 'holder' | 'kinds' | 'fields'

export function useAskForm(party: PartyView): AskForm {
  const [draft, setDraft] = useState(() => newDraft(party, civilDateOf(now())))
  const [missing, setMissing] = useState<Missing>()
  const [obstacle, setObstacle] = useState<Obstacle>()
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)
  const requestId = useRef(newRequestId())
  const change = (changed: AskDraft) => {
    requestId.current = newRequestId()
    setDraft(changed)
    setMissing(undefined)
    setObstacle(undefined)
  }
  const send = async () => {
    const { party: id } = draft
    const request = { requestId: requestId.current, party: id, holder: holderOf(draft), terms: termsOf(draft) }
    const outcome = await call('grants', 'askForGrant', request)
    if (outcome.ok) onToRequest(outcome.value.id)
    else setObstacle(outcome.failure)
  }
  const submit = async () => {
    if (sending.current) return
    const lacking = missingIn(draft)
    const terms = readTerms(termsOf(draft), now())
    setMissing(lacking)
    setObstacle(lacking || terms.ok ? undefined : terms.failure)
    if (lacking === 'holder') Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
    if (lacking || !terms.ok) return
    sending.current = true
    setBusy(true)
    await send()
    sending.current = false
    setBusy(false)
  }
  return { draft, change, missing, obstacle, busy, submit }
}

function missingIn(draft: AskDraft): Missing | undefined {
  const { fields } = termsOf(draft)
  if (draft.holder.code.trim() === '') return 'holder'
  if (draft.kinds.length === 0) return 'kinds'
  return Object.values(fields).some((names) => names?.length === 0) ? 'fields' : undefined
}
