/** One file of a copy in the holder's hands: fetched when first needed, then kept for the page's life; what goes wrong is said in words. */
import { useRef, useState } from 'react'
import { sentenceOf } from '../../client/obstacle-words'
import type { CopyFile } from '../../contract/copies'
import { useTold } from '../../hooks/use-preferences'
import { useCopyTexts } from '../use-copy-texts'
import { type FetchedFile, fetchFile } from './fetch-file'

export interface FileActProps {
  readonly code: string
  readonly file: CopyFile
}

export interface Note {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly text: string
}

export interface FileInHand {
  readonly busy: boolean
  readonly note: Note | undefined
  readonly setNote: (note: Note | undefined) => void
  /** Fetches the file unless it is here already; whether `act` was done with it. */
  readonly withFile: (act: (file: FetchedFile) => void | Promise<void>) => Promise<boolean>
}

/** One fetch at a time: each is a download in the holder's record. */
export function useFile({ code, file }: FileActProps): FileInHand {
  const { copy: words } = useCopyTexts()
  const told = useTold()
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<Note>()
  const here = useRef<FetchedFile>()
  const under = useRef(false)
  const withFile: FileInHand['withFile'] = async (act) => {
    if (under.current) return false
    under.current = true
    setBusy(true)
    setNote(undefined)
    const ready = here.current ?? (await bring())
    if (ready) await act(ready)
    under.current = false
    setBusy(false)
    return ready !== undefined
  }
  const bring = async (): Promise<FetchedFile | undefined> => {
    const fetched = await fetchFile(code, file)
    if (fetched.state === 'here') here.current = fetched.file
    else if (fetched.state === 'damaged') setNote({ tone: 'bad', text: words.damaged })
    else setNote({ tone: 'bad', text: told(sentenceOf(fetched.obstacle)) })
    return here.current
  }
  return { busy, note, setNote, withFile }
}
