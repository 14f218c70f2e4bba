/** How a file leaves the page: to the downloads in the browser; in WeChat to a chat, or on a computer to the disk. */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { saveToDownloads } from '../../client/downloads'
import { isCancel, isOnComputer, sendToChat } from '../../client/wechat-files'
import { writeText } from '../../client/written-files'
import { useRecordTexts } from '../use-record-texts'
import type { ExportFile } from './files'

export type WayOfPassingOn = 'download' | 'chat' | 'disk'

export function wayOfPassingOn(): WayOfPassingOn {
  if (process.env.TARO_ENV === 'h5') return 'download'
  return isOnComputer() ? 'disk' : 'chat'
}

export interface Note {
  readonly tone: 'ok' | 'warn'
  readonly text: string
}

/** What became of it, and the act itself. */
export function usePassingOn(file: ExportFile): readonly [Note | undefined, () => Promise<void>] {
  const { export: words } = useRecordTexts()
  const [note, setNote] = useState<Note>()
  const passOn = async () => {
    const way = wayOfPassingOn()
    setNote(undefined)
    try {
      await PASS[way](file)
      setNote({ tone: 'ok', text: words.passed[way](file.name) })
    } catch (fault) {
      if (!isCancel(fault)) setNote({ tone: 'warn', text: words.notPassed })
    }
  }
  return [note, passOn]
}

const PASS: { readonly [W in WayOfPassingOn]: (file: ExportFile) => unknown } = {
  download: ({ name, type, contents }) => saveToDownloads(name, new Blob([contents], { type })),
  chat: ({ name, contents }) => sendToChat(writeText(name, contents), name),
  disk: ({ name, contents }) => Taro.saveFileToDisk({ filePath: writeText(name, contents) }),
}
