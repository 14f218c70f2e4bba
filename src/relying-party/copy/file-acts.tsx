/**
 * One file of the copy: fetched by a link that opens once, compared with the digest it was registered with, and only then handed on. In WeChat sending
 * must happen in a tap of its own, for it is refused after a download.
 */
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { Outcome } from '../../client/call'
import { saveToDownloads } from '../../client/downloads'
import { sentenceOf } from '../../client/obstacle-words'
import { bytesOf, isCancel, isOnComputer, sendToChat } from '../../client/wechat-files'
import { Button } from '../../components/button'
import { Notice, type NoticeProps } from '../../components/notice'
import type { CopyFile, CopyFormat, CopyLink } from '../../contract/copies'
import { sm3Hex } from '../../core/crypto/sm3'
import { useTold } from '../../hooks/use-preferences'
import { usePartyTexts } from '../use-party-texts'

export type LinkFor = (format: CopyFormat) => Promise<Outcome<CopyLink>>

export interface FileActsProps {
  readonly file: CopyFile
  readonly linkFor: LinkFor
}

const TYPES: { readonly [F in CopyFormat]: string } = { pdf: 'application/pdf', ofd: 'application/ofd' }

type Note = Pick<NoticeProps, 'tone' | 'text'>

/** Where WeChat has put the file, with its name. */
interface Here {
  readonly path: string
  readonly name: string
}

export function FileActs({ file: { format, digest }, linkFor }: FileActsProps) {
  const { copy: words } = usePartyTexts()
  const told = useTold()
  const [note, setNote] = useState<Note>()
  const [busy, setBusy] = useState(false)
  const [here, setHere] = useState<Here>()
  const under = useRef(false)
  const fetchIt = async () => {
    if (under.current) return
    under.current = true
    setBusy(true)
    setNote(undefined)
    const link = await linkFor(format)
    if (!link.ok) setNote({ tone: 'bad', text: told(sentenceOf(link.failure)) })
    else setNote(await brought(link.value))
    setBusy(false)
    under.current = false
  }
  const brought = async (link: CopyLink): Promise<Note> => {
    try {
      const { bytes, path } = await (process.env.TARO_ENV === 'weapp' ? downloaded(link) : loaded(link))
      if (sm3Hex(bytes) !== digest) return { tone: 'bad', text: words.damaged }
      if (path === undefined) saveToDownloads(link.fileName, new Blob([new Uint8Array(bytes)], { type: TYPES[format] }))
      else setHere({ path, name: link.fileName })
      return { tone: 'ok', text: path === undefined ? words.saved(link.fileName) : words.here[format] }
    } catch {
      return { tone: 'bad', text: told(sentenceOf({ code: 'UNREACHABLE' })) }
    }
  }
  const handOn = async (file: Here) => {
    try {
      await handedOn(file, format)
    } catch (fault) {
      if (!isCancel(fault)) setNote({ tone: 'warn', text: words.notOpened })
    }
  }
  return (
    <>
      {note && <Notice tone={note.tone} text={note.text} />}
      {here ? (
        <Button label={words.handOn[format]} onPress={() => handOn(here)} />
      ) : (
        <Button look={format === 'pdf' ? 'main' : 'soft'} label={words.fetch[format]} busy={busy} onPress={fetchIt} />
      )}
    </>
  )
}

/** A PDF opens in WeChat, whose menu passes it on; nothing in WeChat opens an OFD. */
function handedOn({ path, name }: Here, format: CopyFormat): Promise<unknown> {
  if (format === 'pdf') return Taro.openDocument({ filePath: path, fileType: 'pdf', showMenu: true })
  return isOnComputer() ? Taro.saveFileToDisk({ filePath: path }) : sendToChat(path, name)
}

interface Brought {
  readonly bytes: Uint8Array
  /** WeChat's temporary path; the browser has none. */
  readonly path?: string
}

async function downloaded({ url }: CopyLink): Promise<Brought> {
  const { statusCode, tempFilePath: path } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`the download ended with ${statusCode}`)
  return { bytes: await bytesOf(path), path }
}

/** The page is served from the host that serves downloads: the path is enough. */
async function loaded({ path }: CopyLink): Promise<Brought> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`the download ended with ${answer.status}`)
  return { bytes: new Uint8Array(await answer.arrayBuffer()) }
}
