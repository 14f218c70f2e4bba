/**
 * What can be done with a file in WeChat: look at a PDF (its menu passes it on), fetch either and send it to a chat, or on a computer
 * save it to disk. Sending must happen in a tap of its own: WeChat refuses it after a download.
 */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { isCancel, isOnComputer, sendToChat } from '../../client/wechat-files'
import { Button, Buttons } from '../../components/button'
import { Notice } from '../../components/notice'
import { useCopyTexts } from '../use-copy-texts'
import type { FetchedFile } from './fetch-file'
import { type FileActProps, useFile } from './use-file'

export function WeChatFile({ code, file }: FileActProps) {
  const { copy: words } = useCopyTexts()
  const { busy, note, setNote, withFile } = useFile({ code, file })
  const [here, setHere] = useState<FetchedFile>()
  const fetch = () =>
    withFile((fetched) => {
      setHere(fetched)
      setNote({ tone: 'ok', text: words.fetched[file.format] })
    })
  const preview = () =>
    withFile(async (fetched) => {
      setHere(fetched)
      if (!(await opened(fetched))) setNote({ tone: 'warn', text: words.notOpened })
    })
  const attempt = async (act: Promise<unknown>, done: string) => {
    try {
      await act
      setNote({ tone: 'ok', text: done })
    } catch (fault) {
      if (!isCancel(fault)) setNote({ tone: 'warn', text: words.notSent })
    }
  }
  return (
    <>
      {note && <Notice tone={note.tone} text={note.text} />}
      <Buttons>
        {file.format === 'pdf' && <Button label={words.preview} busy={busy} onPress={preview} />}
        {here ? (
          <PassOn file={here} attempt={attempt} />
        ) : (
          <Button
            look="soft"
            label={busy && file.format === 'ofd' ? words.fetching : words.fetch}
            busy={busy && file.format === 'ofd'}
            disabled={busy}
            onPress={fetch}
          />
        )}
      </Buttons>
    </>
  )
}

interface PassOnProps {
  readonly file: FetchedFile
  readonly attempt: (act: Promise<unknown>, done: string) => void
}

function PassOn({ file: { name, path = '' }, attempt }: PassOnProps) {
  const { copy: words } = useCopyTexts()
  return isOnComputer() ? (
    <Button
      look="soft"
      label={words.saveToDisk}
      onPress={() => attempt(Taro.saveFileToDisk({ filePath: path }), words.savedToDisk)}
    />
  ) : (
    <Button look="soft" label={words.send} onPress={() => attempt(sendToChat(path, name), words.sent)} />
  )
}

async function opened({ path = '' }: FetchedFile): Promise<boolean> {
  try {
    await Taro.openDocument({ filePath: path, fileType: 'pdf', showMenu: true })
    return true
  } catch {
    return false
  }
}
