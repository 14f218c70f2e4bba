/** The `storage.*` actions: addresses to put to and to get from, and removal. */
import type { Action, AdminRequest } from './admin-wire'
import { WireError } from './admin-wire'

const MISSING = { code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exists' }

export const STORAGE_ACTIONS: { readonly [action: string]: Action } = {
  'storage.getUploadMetadata': ({ files }, { path }) => {
    const address = files.uploadAddress(String(path))
    if (!address) throw new WireError('STORAGE_REQUEST_FAIL', 'cloudPath is not allowed')
    return { data: address }
  },
  'storage.batchGetDownloadUrl': ({ files }, request) => {
    const list = listOf(request, 'file_list').map((item) => {
      const { fileid, max_age } = item as { fileid?: unknown; max_age?: unknown }
      const fileID = String(fileid)
      const tempFileURL = files.downloadUrl(fileID, typeof max_age === 'number' ? max_age : undefined)
      return tempFileURL ? { code: 'SUCCESS', fileID, tempFileURL } : { ...MISSING, fileID, tempFileURL: '' }
    })
    return { data: { download_list: list } }
  },
  'storage.batchDeleteFile': ({ files }, request) => {
    const list = listOf(request, 'fileid_list').map((fileID) =>
      files.remove(String(fileID)) ? { code: 'SUCCESS', fileID } : { ...MISSING, fileID },
    )
    return { data: { delete_list: list } }
  },
}

/** The SDK allows 50 files a call. */
function listOf(request: AdminRequest, field: string): unknown[] {
  const list = request[field]
  if (Array.isArray(list) && list.length <= 50) return list
  throw new WireError('INVALID_PARAM', `${field} must list at most 50 files`)
}
