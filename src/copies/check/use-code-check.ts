/** What is registered under a copy's code, asked as anyone. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import type { CopyCheck } from '../../contract/copies'
import type { CopyCode } from '../../core/notation/copy-code'
import type { Instant } from '../../core/time'
import { askAboutCode } from './ask-public'

export type CodeCheck =
  | { readonly state: 'nothing' | 'checking' }
  | { readonly state: 'checked'; readonly value: CopyCheck; readonly at: Instant }
  | { readonly state: 'refused'; readonly obstacle: Obstacle }

export interface CheckingCode {
  readonly check: CodeCheck
  readonly again: () => void
}

export function useCodeCheck(code: CopyCode | undefined): CheckingCode {
  const [check, setCheck] = useState<CodeCheck>({ state: code === undefined ? 'nothing' : 'checking' })
  const turn = useRef(0)
  const again = useCallback(async () => {
    if (code === undefined) return
    turn.current += 1
    const mine = turn.current
    setCheck({ state: 'checking' })
    const outcome = await askAboutCode(code)
    // An answer about another code, or an earlier one, is no answer to this.
    if (mine !== turn.current) return
    setCheck(
      outcome.ok
        ? { state: 'checked', value: outcome.value, at: now() }
        : { state: 'refused', obstacle: outcome.failure },
    )
  }, [code])
  useEffect(() => {
    again()
  }, [again])
  return { check, again }
}
