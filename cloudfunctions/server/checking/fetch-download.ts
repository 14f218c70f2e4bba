/**
 * 下载: the file behind a link, once. It is fetched and opened before the link is spent, so that an outage of the file storage costs nobody his
 * link; of those who come at once one gets the file, for spending is a transaction.
 */
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { mayDownload } from '../../../src/core/notation/copy-life'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import { termOf } from '../notation/copy-view'
import { downloadKey } from '../notation/download-copy'
import { type FileCipher, type Files, key, type Snapshot } from '../ports'
import type { DownloadRecord, FileFormat, Records } from '../records'
import { copyAccessKeys, mayCopy } from '../sharing/copy-access'
import type { CheckingDeps } from './check-copy'

export interface DownloadingDeps extends CheckingDeps {
  readonly files: Files
  readonly fileCipher: FileCipher
}

export interface Downloaded {
  readonly fileName: string
  /** Media type. */
  readonly type: string
  readonly bytes: Uint8Array
}

const TYPES: { readonly [F in FileFormat]: string } = { ofd: 'application/ofd', pdf: 'application/pdf' }

const TOKEN = /^[A-Za-z0-9_-]{43}$/
const SPENT = refuse<Failure>({ code: 'LINK_SPENT' })

/** A link that never was is told as one that is spent: whoever tries tokens learns nothing. */
export async function fetchDownload(deps: DownloadingDeps, token: string): Promise<Result<Downloaded, Failure>> {
  if (!TOKEN.test(token)) return SPENT
  const at = downloadKey(token)
  const record = await deps.store.get(at)
  if (!record || record.state === 'used' || deps.clock.now() > record.expiresAt) return SPENT
  const { copy, licence, format, fileName } = record
  const bytes = await fileOf(deps, record, Buffer.from(token, 'base64url'))
  const now = deps.clock.now()
  const keys = [at, key('copies', copy), auditHeadKey(licence), ...grantKeys(record)]
  const told = await deps.store.transact<Downloaded, Failure>(keys, (read) => {
    const current = read.get(at)
    if (current?.state !== 'waiting' || now > current.expiresAt) return SPENT
    const allowed = mayStillLeave(read, current, now)
    if (!allowed.ok) return allowed
    const { holderIndex, typeCode, number } = allowed.value
    const { under } = current
    const facts = { holder: holderIndex, typeCode, outcome: number, ...under }
    const actor = under ? 'recipient' : 'holder'
    const writes = [
      { kind: 'replace', key: at, record: { ...current, state: 'used', usedAt: now } } as const,
      ...auditWrites(read, { licence, at: now, act: 'copyDownloaded', actor, facts }),
    ]
    return ok({ writes, value: { fileName, type: TYPES[format], bytes } })
  })
  if (!told.ok && isOfGrant(told.failure)) await noteRefused(deps, at.id, record, told.failure, now)
  return told
}

function grantKeys({ under, licence }: DownloadRecord) {
  return under ? copyAccessKeys({ grant: under.grant, licence }, under.recipient) : []
}

/** A grant that was ended since the link was given out ends the link as well. */
function mayStillLeave(read: Snapshot<Records>, { copy, licence, under }: DownloadRecord, now: Instant) {
  const record = read.get(key('copies', copy))
  if (!record) return SPENT
  const wanted = under && { ...under, licence, recipients: [under.recipient] }
  const granted = wanted ? mayCopy(read, wanted, record, now) : ok(undefined)
  if (!granted.ok) return granted
  const allowed = mayDownload(termOf(record), now)
  return allowed.ok ? ok(record) : allowed
}

function isOfGrant({ code }: Failure): boolean {
  return code.startsWith('GRANT_') || code === 'PARTY_SUSPENDED'
}

/** In the holder's record before it is told, as every reading that is refused; once, however often the link is tried. */
async function noteRefused(
  { store }: DownloadingDeps,
  id: string,
  { licence, under }: DownloadRecord,
  { code: outcome }: Failure,
  at: Instant,
): Promise<void> {
  const record = await store.get(key('licences', licence))
  if (!record || !under) return
  await store.insert(key('refusedChecks', id), {
    ...{ licence, at, actor: 'recipient', facts: { ...factsOf(record), ...under, outcome } },
    ...{ act: 'grantReadRefused', state: 'waiting' },
  })
}

async function fileOf({ files, fileCipher }: DownloadingDeps, record: DownloadRecord, token: Uint8Array) {
  const sealed = await files.get(record.file)
  if (!sealed) throw new Error('a stored file is not in the file storage')
  const bytes = fileCipher.open(fileCipher.unwrap(token, record.wrappedKey), sealed)
  if (sm3Hex(bytes) !== record.digest) throw new Error('a stored file is not what was stored')
  return bytes
}
