/** A file checked: its digest on this phone first, then every layer of it in the cloud. A new file takes the place of the one before. */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { Obstacle } from '../../client/call'
import { now } from '../../client/clock'
import type { FileCheck as FileVerdict } from '../../contract/copies'
import { sm3Hex } from '../../core/crypto/sm3'
import type { Instant } from '../../core/time'
import { askAboutFile } from './ask-public'
import type { Picked, PickedFile } from './pick-file'

/** A file in the hands of the check. */
export interface FileInHand {
  readonly name: string
  /** Hex SM3, worked out here. */
  readonly digest: string
}

export type FileCheck =
  | { readonly state: 'nothing' | 'digesting' | 'unread' | 'empty' }
  | { readonly state: 'tooLarge'; readonly bytes: number }
  | { readonly state: 'sending'; readonly file: FileInHand }
  | { readonly state: 'checked'; readonly file: FileInHand; readonly value: FileVerdict; readonly at: Instant }
  | { readonly state: 'refused'; readonly file: FileInHand; readonly obstacle: Obstacle; readonly again: () => void }

export interface CheckingFile {
  readonly check: FileCheck
  readonly begin: (picked: Picked) => void
}

export function useFileCheck(): CheckingFile {
  const [check, setCheck] = useState<FileCheck>({ state: 'nothing' })
  const turn = useRef(0)
  const examine = async ({ name, bytes }: PickedFile) => {
    turn.current += 1
    const mine = turn.current
    const tell = (state: FileCheck) => mine === turn.current && setCheck(state)
    tell({ state: 'digesting' })
    await painted()
    const file = { name, digest: sm3Hex(bytes) }
    tell({ state: 'sending', file })
    await painted()
    const outcome = await askAboutFile(bytes)
    tell(
      outcome.ok
        ? { state: 'checked', file, value: outcome.value, at: now() }
        : { state: 'refused', file, obstacle: outcome.failure, again: () => examine({ name, bytes }) },
    )
  }
  const begin = (picked: Picked) => {
    if (picked.state !== 'picked') return setCheck(picked)
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
    examine(picked.file)
  }
  return { check, begin }
}

/** Reckoning keeps the phone busy: what is being done is drawn before. */
function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30))
}
