/** The form of a delegation. The same words are the same request, so that a second tap delegates nothing twice. */
import { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { newRequestId } from '../../client/request-id'
import type { FoundPerson, GrantGiver, SharingRoutes } from '../../contract/sharing'
import type { LicenceCategory } from '../../core/licence/licence-category'
import type { DelegatedAct } from '../../core/sharing/delegation'
import { takeDelegate } from '../chosen-delegate'
import { onToDelegation } from '../ways'

export interface DelegateDraft {
  readonly principal: GrantGiver
  readonly kind: 'person' | 'company'
  readonly person?: FoundPerson
  readonly creditCode: string
  readonly categories: readonly LicenceCategory[]
  readonly acts: readonly DelegatedAct[]
  readonly until: string
}

export type Missing = { readonly [F in 'delegate' | 'creditCode' | 'scope' | 'acts']?: true }

export interface DelegateForm {
  readonly draft: DelegateDraft
  readonly change: (part: Partial<DelegateDraft>) => void
  readonly missing: Missing
  readonly obstacle: Obstacle | undefined
  readonly busy: boolean
  readonly submit: () => void
}

export function useDelegateForm(first: DelegateDraft): DelegateForm {
  const [draft, setDraft] = useState(first)
  const [missing, setMissing] = useState<Missing>({})
  const [obstacle, setObstacle] = useState<Obstacle>()
  const [busy, setBusy] = useState(false)
  const sent = useRef<{ readonly of: string; readonly requestId: string }>()
  const change = (part: Partial<DelegateDraft>) => {
    setMissing({})
    setObstacle(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  useDidShow(() => {
    const person = takeDelegate()
    if (person) change({ person })
  })
  const submit = async () => {
    if (busy) return
    const found = missingIn(draft)
    setMissing(found)
    setObstacle(undefined)
    if (Object.keys(found).length > 0) return
    const of = JSON.stringify(draft)
    if (sent.current?.of !== of) sent.current = { of, requestId: newRequestId() }
    setBusy(true)
    const outcome = await call('grants', 'delegate', { requestId: sent.current.requestId, ...asSent(draft) })
    setBusy(false)
    if (outcome.ok) onToDelegation(outcome.value.id)
    else setObstacle(outcome.failure)
  }
  return { draft, change, missing, obstacle, busy, submit }
}

function missingIn({ kind, person, creditCode, categories, acts }: DelegateDraft): Missing {
  return {
    ...(kind === 'person' && !person ? { delegate: true } : {}),
    ...(kind === 'company' && !/^[0-9A-Z]{18}$/.test(codeOf(creditCode)) ? { creditCode: true } : {}),
    ...(categories.length === 0 ? { scope: true } : {}),
    ...(acts.length === 0 ? { acts: true } : {}),
  }
}

function asSent(draft: DelegateDraft): Omit<SharingRoutes['delegate']['request'], 'requestId'> {
  const { principal, kind, person, creditCode, categories, acts, until } = draft
  return {
    ...{ principal: principal.id, scope: { categories: [...categories] }, acts: [...acts], until },
    delegate: kind === 'person' ? { kind, id: person?.id ?? '' } : { kind: 'company', creditCode: codeOf(creditCode) },
  }
}

function codeOf(typed: string): string {
  return typed.trim().toUpperCase()
}
