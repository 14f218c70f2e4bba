/**
 * 下载链接: a random token, of which only the SM3 is stored, opens one file once within ten minutes. The file's key is wrapped with the token, so the
 * function that serves the download needs no data key, and the stored record alone opens nothing.
 */
import type * as v from 'valibot'
import type { CopyLink, copyDownloadRequest } from '../../../src/contract/copies'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { LINK_LIFE_MS, mayDownload } from '../../../src/core/notation/copy-life'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { type Clock, type FieldCipher, type FileCipher, type Key, key, type Random, type Store } from '../ports'
import type { CopyRecord, DownloadRecord, FileFormat } from '../records'
import { openFileKey } from '../sealing/make-files'
import { termOf } from './copy-view'
import { ownedCopy, typedCopyKey } from './owned-copy'

export interface LinkingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cipher: FieldCipher
  readonly fileCipher: FileCipher
  readonly publicHost: string
}

/** Where the function `public` answers. */
const PUBLIC_PATH = '/api/public/v1'
const TOKEN_BYTES = 32

export async function downloadCopy(
  deps: LinkingDeps,
  holder: Holder,
  { code, format }: v.InferOutput<typeof copyDownloadRequest>,
): Promise<Result<CopyLink, Failure>> {
  const at = typedCopyKey(code)
  if (!at.ok) return at
  const owned = ownedCopy(holder, await deps.store.get(at.value))
  if (!owned.ok) return owned
  return linkTo(deps, at.value, owned.value, format)
}

/** `under`: the grant under which a recipient fetches it; the holder himself when absent. */
export async function linkTo(
  deps: LinkingDeps,
  at: Key<'copies'>,
  record: CopyRecord,
  format: FileFormat,
  under?: DownloadRecord['under'],
): Promise<Result<CopyLink, Failure>> {
  const now = deps.clock.now()
  const allowed = mayDownload(termOf(record), now)
  if (!allowed.ok) return allowed
  const { licence, number, files } = record
  const { stored, signed } = files[format] ?? {}
  if (!stored || !signed) return refuse({ code: 'COPY_NOT_READY' })
  const secret = deps.random.bytes(TOKEN_BYTES)
  const token = Buffer.from(secret).toString('base64url')
  const fileName = `${number}.${format}`
  const expiresAt = after(now, LINK_LIFE_MS)
  const fileKey = openFileKey(deps, at, format, signed)
  await deps.store.insert(downloadKey(token), {
    copy: at.id,
    licence,
    format,
    file: stored.id,
    fileName,
    digest: stored.digest,
    wrappedKey: deps.fileCipher.wrap(secret, fileKey),
    state: 'waiting',
    expiresAt,
    ...given({ under }),
  })
  const path = `${PUBLIC_PATH}/downloads/${token}`
  return ok({ path, url: `https://${deps.publicHost}${path}`, fileName, expiresAt })
}

export function downloadKey(token: string): Key<'downloads'> {
  return key('downloads', sm3Hex(token))
}
