/** Puts `sharing` together. Who may call it is in the database: the province registers parties and their keys. */
import { cloudbaseFiles, cloudStorage } from './adapters/cloudbase-files'
import { fileCipher } from './adapters/file-cipher'
import { functionKick } from './adapters/function-kick'
import { fileTrust, shared, variable } from './compose-shared'
import type { SharingServiceDeps } from './deps'
import { verifyFile } from './documents/verify-file/verify-file'
import { partyKeyOf } from './sharing/party-keys'

export function sharingDeps(): SharingServiceDeps {
  const deps = shared()
  const { store, clock } = deps
  return {
    ...deps,
    mount: variable('PUBLIC_MOUNT'),
    publicKeyOf: async (keyId) => (await partyKeyOf(store, keyId, clock.now()))?.publicKey,
    publicHost: variable('PUBLIC_HOST'),
    files: cloudbaseFiles(cloudStorage()),
    fileCipher,
    kick: functionKick,
    verifyFile,
    trust: fileTrust(),
  }
}
