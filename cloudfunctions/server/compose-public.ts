/** Puts `public` together. No key of ours is in its environment. */
import * as v from 'valibot'
import { cloudbaseFiles, cloudStorage } from './adapters/cloudbase-files'
import { fileCipher } from './adapters/file-cipher'
import { json, keyless, trustListRoots, variable } from './compose-shared'
import type { PublicDeps } from './deps'
import { verifyFile } from './documents/verify-file/verify-file'

/** DER in base64, each. */
const ders = v.array(v.pipe(v.string(), v.base64()))

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
    trust: { roots: dersIn('TRUST_ROOTS'), revocationLists: dersIn('REVOCATION_LISTS') },
  }
}

function dersIn(name: string): readonly Uint8Array[] {
  return json(name, ders).map((text) => new Uint8Array(Buffer.from(text, 'base64')))
}
