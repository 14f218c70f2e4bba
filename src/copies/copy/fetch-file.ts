/**
 * A file of a copy brought to this phone: a link that opens once is asked for, what it gives is compared with the digest the copy was
 * registered with, and only then is it a file. Nothing stays: the browser keeps it until the page is left, WeChat among its temporary files.
 */
import Taro from '@tarojs/taro'
import { call, type Obstacle } from '../../client/call'
import { bytesOf } from '../../client/wechat-files'
import type { CopyFile, CopyLink } from '../../contract/copies'
import { sm3Hex } from '../../core/crypto/sm3'

export interface FetchedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** WeChat's temporary path; the browser has none. */
  readonly path?: string
}

export type Fetched =
  | { readonly state: 'here'; readonly file: FetchedFile }
  | { readonly state: 'refused'; readonly obstacle: Obstacle }
  /** Not the bytes that were registered. */
  | { readonly state: 'damaged' }

export async function fetchFile(code: string, { format, digest }: CopyFile): Promise<Fetched> {
  const link = await call('holder', 'downloadCopy', { code, format })
  if (!link.ok) return { state: 'refused', obstacle: link.failure }
  try {
    const file = process.env.TARO_ENV === 'weapp' ? await download(link.value) : await fetched(link.value)
    return sm3Hex(file.bytes) === digest ? { state: 'here', file } : { state: 'damaged' }
  } catch {
    return { state: 'refused', obstacle: { code: 'UNREACHABLE' } }
  }
}

async function download({ url, fileName: name }: CopyLink): Promise<FetchedFile> {
  const { statusCode, tempFilePath: path } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`the download ended with ${statusCode}`)
  return { name, path, bytes: await bytesOf(path) }
}

/** The page is served from the host that serves downloads: the path is enough. */
async function fetched({ path, fileName: name }: CopyLink): Promise<FetchedFile> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`the download ended with ${answer.status}`)
  return { name, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
