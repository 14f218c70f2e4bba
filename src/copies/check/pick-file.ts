/** The file a person picks to have it checked: from the disk in the browser, from a chat in WeChat. */
import { bytesOf, isCancel, pickFromChat } from '../../client/wechat-files'

export interface PickedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type Picked =
  | { readonly state: 'picked'; readonly file: PickedFile }
  | { readonly state: 'tooLarge'; readonly bytes: number }
  | { readonly state: 'unread' | 'empty' }

/** Well within a request of 1 MB, as bytes or as base64; every file made here is a fraction of it. */
const LARGEST_BYTES = 700 * 1024

/** Resolves with nothing when the person closes the dialog. */
export function pickFile(): Promise<Picked | undefined> {
  return process.env.TARO_ENV === 'weapp' ? fromChat() : fromDisk()
}

async function fromChat(): Promise<Picked | undefined> {
  try {
    const file = await pickFromChat(['ofd', 'pdf'])
    return file && (await weighed(file.name, file.size, () => bytesOf(file.path)))
  } catch (fault) {
    return isCancel(fault) ? undefined : { state: 'unread' }
  }
}

/** Any file may be picked: a phone that does not know `.ofd` would show none at all if only that were asked for. */
async function fromDisk(): Promise<Picked | undefined> {
  const file = await disk()
  try {
    return file && (await weighed(file.name, file.size, async () => new Uint8Array(await file.arrayBuffer())))
  } catch {
    return { state: 'unread' }
  }
}

function disk(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}

/** A file too large is never read: it would only fill the phone's memory. */
async function weighed(name: string, bytes: number, read: () => Promise<Uint8Array>): Promise<Picked> {
  if (bytes > LARGEST_BYTES) return { state: 'tooLarge', bytes }
  if (bytes === 0) return { state: 'empty' }
  return { state: 'picked', file: { name, bytes: await read() } }
}
