/** File storage on CloudBase, through wx-server-sdk. Private by the storage's own rule: no address of a file leaves this file. */
import cloud from 'wx-server-sdk'
import type { Files } from '../ports'

/** The part of the SDK in use. Its own declarations ask for a stream where it takes bytes, and leave out what it throws. */
export interface CloudStorage {
  uploadFile(file: { readonly cloudPath: string; readonly fileContent: Buffer }): Promise<{ readonly fileID: string }>
  downloadFile(file: { readonly fileID: string }): Promise<{ readonly fileContent: Buffer | string }>
  deleteFile(files: { readonly fileList: readonly string[] }): Promise<{ readonly fileList: readonly FileStatus[] }>
}
interface FileStatus {
  readonly status: number
}

/** That there is no such file: by its text where the SDK throws, by its number where it answers. */
const ABSENT = 'STORAGE_FILE_NONEXIST'
const ABSENT_STATUS = -503003

/** The storage of the environment the function runs in. `cloudDatabase` has joined it: the SDK is initialised once for both. */
export function cloudStorage(): CloudStorage {
  return cloud as unknown as CloudStorage
}

export function cloudbaseFiles(storage: CloudStorage): Files {
  return {
    put: (path, bytes) => put(storage, path, bytes),
    get: (id) => get(storage, id),
    remove: (id) => remove(storage, id),
  }
}

async function put(storage: CloudStorage, cloudPath: string, bytes: Uint8Array): Promise<string> {
  try {
    return (await storage.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })).fileID
  } catch (error) {
    throw fault('not kept', codeOf(error))
  }
}

async function get(storage: CloudStorage, fileID: string): Promise<Uint8Array | undefined> {
  try {
    // An empty file comes as an empty text.
    return new Uint8Array(Buffer.from((await storage.downloadFile({ fileID })).fileContent))
  } catch (error) {
    if (codeOf(error) === ABSENT) return undefined
    throw fault('not read', codeOf(error))
  }
}

async function remove(storage: CloudStorage, id: string): Promise<void> {
  const { fileList } = await storage.deleteFile({ fileList: [id] })
  const failed = fileList.find(({ status }) => status !== 0 && status !== ABSENT_STATUS)
  if (failed) throw fault('not removed', failed.status)
}

/** Without the SDK's own words: they hold the file's signed address, and what is thrown is logged. */
function fault(what: string, code: unknown): Error {
  return new Error(`file storage: ${what} (${code})`)
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
