/** How a receipt leaves the page: to the downloads in the browser; in WeChat to a chat, or on a computer to the disk. */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { saveToDownloads } from '../client/downloads'
import { isCancel, isOnComputer, sendToChat } from '../client/wechat-files'
import { writeText } from '../client/written-files'
import { useSharingTexts } from './use-sharing-texts'

export type WayOfPassingOn = 'download' | 'chat' | 'disk'

export function wayOfPassingOn(): WayOfPassingOn {
  if (process.env.TARO_ENV === 'h5') return 'download'
  return isOnComputer() ? 'disk' : 'chat'
}

interface TextFile {
  readonly name: string
  readonly contents: string
}

export interface Note {
  readonly tone: 'ok' | 'warn'
  readonly text: string
}

/** What became of it, and the act itself. */
export function usePassingOn(file: TextFile): readonly [Note | undefined, () => Promise<void>] {
  const { receipt: words } = useSharingTexts()
  const [note, setNote] = useState<Note>()
  const passOn = async () => {
    setNote(undefined)
    try {
      await PASS[wayOfPassingOn()](file)
      setNote({ tone: 'ok', text: words.saved(file.name) })
    } catch (fault) {
      if (!isCancel(fault)) setNote({ tone: 'warn', text: words.notSaved })
    }
  }
  return [note, passOn]
}

const PASS: { readonly [W in WayOfPassingOn]: (file: TextFile) => unknown } = {
  download: ({ name, contents }) => saveToDownloads(name, new Blob([contents], { type: 'application/json' })),
  chat: ({ name, contents }) => sendToChat(writeText(name, contents), name),
  disk: ({ name, contents }) => Taro.saveFileToDisk({ filePath: writeText(name, contents) }),
}
