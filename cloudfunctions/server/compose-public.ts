/** Puts `public` together. No key of ours is in its environment. */
import { cloudbaseFiles, cloudStorage } from './adapters/cloudbase-files'
import { fileCipher } from './adapters/file-cipher'
import { fileTrust, json, keyless, trustListRoots, variable } from './compose-shared'
import type { PublicDeps } from './deps'
import { verifyFile } from './documents/verify-file/verify-file'

export function publicDeps(): PublicDeps {
  return {
    ...keyless(),
    mount: variable('PUBLIC_MOUNT'),
    files: cloudbaseFiles(cloudStorage()),
    fileCipher,
    verifyFile,
    publicHost: variable('PUBLIC_HOST'),
    issuer: variable('ISSUER'),
    trustListRoots: json('TRUST_LIST_ROOTS', trustListRoots),
    trust: fileTrust(),
  }
}
