/** The form of a copy: what is typed is kept as it is typed, every refusal is shown at its field, and the same words are the same request. */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call, type Obstacle } from '../../client/call'
import { onToCopy } from '../../client/navigation'
import { sentenceOf } from '../../client/obstacle-words'
import { LONGEST } from '../../core/notation/copy-request'
import { useTold } from '../../hooks/use-preferences'
import { type Draft, endDraft, keepDraft, keptDraft, requestIdFor } from '../draft'
import { rememberCopies } from '../seen-copies'
import { useCopyTexts } from '../use-copy-texts'

export type Problems = { readonly [F in keyof Draft]?: string }

export interface CopyForm {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  readonly problems: Problems
  /** What was refused and belongs to no field. */
  readonly obstacle: Obstacle | undefined
  readonly busy: boolean
  readonly submit: () => void
}

export function useCopyForm(licence: string): CopyForm {
  const told = useTold()
  const missing = useMissing()
  const [draft, setDraft] = useState(() => keptDraft(licence))
  const [problems, setProblems] = useState<Problems>({})
  const [obstacle, setObstacle] = useState<Obstacle>()
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)
  const change = (part: Partial<Draft>) => {
    const changed = { ...draft, ...part }
    setDraft(changed)
    keepDraft(licence, changed)
    setProblems((before) => without(before, part))
  }
  /** The texts stand above the button, out of sight on a small phone. */
  const tell = (found: Problems) => {
    setProblems(found)
    if (found.purpose ?? found.recipient) Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
  }
  const refused = (reason: Obstacle) => {
    const field = fieldOf(reason)
    if (field === undefined) setObstacle(reason)
    else tell({ [field]: told(sentenceOf(reason)) })
  }
  const send = async () => {
    const words = asSent(draft)
    const outcome = await call('holder', 'requestCopy', { licence, requestId: requestIdFor(licence, words), ...words })
    if (!outcome.ok) return refused(outcome.failure)
    rememberCopies([outcome.value])
    endDraft(licence)
    onToCopy(outcome.value.code)
  }
  const submit = async () => {
    if (sending.current) return
    const found = missing(asSent(draft))
    tell(found)
    setObstacle(undefined)
    if (Object.keys(found).length > 0) return
    sending.current = true
    setBusy(true)
    await send()
    sending.current = false
    setBusy(false)
  }
  return { draft, change, problems, obstacle, busy, submit }
}

/** What the phone can tell by itself; all the rest is the cloud's to judge. */
function useMissing(): (draft: Draft) => Problems {
  const { request: words } = useCopyTexts()
  const textProblem = (field: 'purpose' | 'recipient', text: string): Problems => {
    const over = [...text].length - LONGEST[field]
    if (text === '') return { [field]: words.required[field] }
    return over > 0 ? { [field]: words.tooLong(LONGEST[field], over) } : {}
  }
  return ({ purpose, recipient, until }) => ({
    ...textProblem('purpose', purpose),
    ...textProblem('recipient', recipient),
    ...(until === '' ? { until: words.required.until } : {}),
  })
}

/** As it stands on the copy: a line break of the keyboard is a blank there. */
function asSent({ purpose, recipient, until }: Draft): Draft {
  return { purpose: inOneLine(purpose), recipient: inOneLine(recipient), until }
}

function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim()
}

function fieldOf(reason: Obstacle): keyof Draft | undefined {
  switch (reason.code) {
    case 'COPY_TEXT_LENGTH':
    case 'COPY_TEXT_UNPRINTABLE':
    case 'COPY_CHARACTER_NOT_DRAWN':
      return reason.field
    case 'COPY_TERM_PAST':
    case 'COPY_TERM_TOO_LONG':
    case 'COPY_LICENCE_ENDS_FIRST':
      return 'until'
    case 'REQUEST_INVALID':
      return isField(reason.field) ? reason.field : undefined
    default:
      return undefined
  }
}

function isField(name: string): name is keyof Draft {
  return name === 'purpose' || name === 'recipient' || name === 'until'
}

/** A field that is being changed is no longer wrong. */
function without(problems: Problems, changed: Partial<Draft>): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in changed)))
}
