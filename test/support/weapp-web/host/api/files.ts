/**
 * Files: downloads kept for the session under WeChat's temporary paths, files people pick from a chat (`window.__chatFiles`), and those the
 * mini-program writes. What is written, opened or sent is written down in `window.__wxCalls`, for tests to read.
 */
import { asynchronous } from './answer'
import { record } from './device'

export interface ChatFile {
  readonly name: string
  readonly base64: string
}

const contents = new Map<string, ArrayBuffer>()

interface ReadOptions {
  readonly filePath: string
  readonly success?: (result: { readonly data: ArrayBuffer; readonly errMsg: string }) => void
  readonly fail?: (failure: { readonly errMsg: string }) => void
}

export function filesApi() {
  return {
    downloadFile: asynchronous('downloadFile', ({ url }: { url: string }) => download(url)),
    request: asynchronous('request', request),
    chooseMessageFile: asynchronous('chooseMessageFile', choose),
    openDocument: asynchronous('openDocument', ({ filePath, ...rest }: { filePath: string }) => {
      if (!contents.has(filePath)) throw new Error('openDocument:fail file not exist')
      record('openDocument', { ...rest, head: headOf(filePath) })
    }),
    shareFileMessage: asynchronous(
      'shareFileMessage',
      ({ filePath, fileName }: { filePath: string; fileName: string }) =>
        record('shareFileMessage', { fileName, head: headOf(filePath) }),
    ),
    getFileSystemManager: () => ({ readFile, mkdirSync() {}, writeFileSync, rmdirSync }),
  }
}

/** The public host is another one on a phone; here it is the local cloud, behind this page's own address. */
async function download(url: string): Promise<object> {
  const answer = await fetch(new URL(url).pathname)
  const tempFilePath = keep(await answer.arrayBuffer())
  return { statusCode: answer.status, tempFilePath }
}

interface RequestOptions {
  readonly url: string
  readonly method?: string
  readonly header?: Record<string, string>
  readonly data?: ArrayBuffer
}

async function request({ url, method = 'GET', header = {}, data }: RequestOptions): Promise<object> {
  const answer = await fetch(new URL(url).pathname, { method, headers: header, ...(data ? { body: data } : {}) })
  return { statusCode: answer.status, data: (await answer.json()) as unknown }
}

function choose(): object {
  const file = window.__chatFiles?.shift()
  if (!file) throw new Error('chooseMessageFile:fail cancel')
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
  return { tempFiles: [{ name: file.name, size: bytes.length, path: keep(bytes.buffer), time: 0, type: 'file' }] }
}

function readFile({ filePath, success, fail }: ReadOptions): void {
  const data = contents.get(filePath)
  // Never before the caller has gone on, as on the phone.
  setTimeout(() =>
    data ? success?.({ data, errMsg: 'readFile:ok' }) : fail?.({ errMsg: 'readFile:fail no such file' }),
  )
}

function keep(data: ArrayBuffer): string {
  const path = `wxfile://tmp_${contents.size}`
  contents.set(path, data)
  return path
}

function writeFileSync(filePath: string, data: string): void {
  contents.set(filePath, new TextEncoder().encode(data).buffer)
  record('writeFileSync', { filePath, data })
}

function rmdirSync(folder: string): void {
  for (const path of contents.keys()) if (path.startsWith(`${folder}/`)) contents.delete(path)
  record('rmdirSync', { folder })
}

/** The first characters of a file: what kind it is. */
function headOf(path: string): string {
  return String.fromCharCode(...new Uint8Array(contents.get(path) ?? new ArrayBuffer(0)).slice(0, 5))
}
