/** Whom `verify-code` trusts: the roots and the lists of a directory, and the newest lists of a running cloud if one is named. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { readProof } from '../src/core/presentation/proof'
import { type KnownStatusList, mayReplaceStatusList, readStatusList } from '../src/core/presentation/read-status-list'
import { issuerIn, mayReplace, readTrustList, type TrustList } from '../src/core/presentation/trust-list'
import { CommandFailure } from './failure'

const ROOTS = 'trust-list-root.json'
const TRUST_LIST = 'trust-list.jwt'
const STATUS_LIST = /^status-.*\.jwt$/
/** A cloud that does not answer is as good as none. */
const PATIENCE_MS = 5000

export interface CodeTrust {
  readonly trust: TrustList | undefined
  /** The list that the code names. */
  readonly list: KnownStatusList | undefined
  /** What could not be had, in both languages. */
  readonly missing: readonly string[]
}

/** Reads what `code` needs. A file that cannot be read as what its name says is a {@link CommandFailure}; one that is not there is not. */
export async function trustFor(code: string, directory: string, cloud: string | undefined): Promise<CodeTrust> {
  const names = namesIn(directory)
  const roots = names.includes(ROOTS) ? rootsIn(join(directory, ROOTS)) : {}
  const kept = names.includes(TRUST_LIST) ? trustIn(join(directory, TRUST_LIST), roots) : undefined
  const missing: string[] = []
  const ask = (path: string) => fetched(cloud, path, missing)
  const token = await ask('trust-list')
  const fresh = token === undefined ? undefined : readTrustList(token, roots)
  if (fresh && !fresh.ok) missing.push(`信任列表不可信 / the trust list cannot be trusted (${fresh.failure})`)
  const trust = fresh?.ok && mayReplace(kept, fresh.value) ? fresh.value : kept
  const files = names.filter((name) => STATUS_LIST.test(name)).map((name) => join(directory, name))
  return { trust, list: await listFor(code, trust, files, ask), missing }
}

async function listFor(
  code: string,
  trust: TrustList | undefined,
  files: readonly string[],
  ask: (path: string) => Promise<string | undefined>,
): Promise<KnownStatusList | undefined> {
  const proof = readProof(code)
  if (!proof.ok || !trust) return undefined
  const { issuer: number, status } = proof.value.credential.content
  const issuer = issuerIn(trust, number)
  if (!issuer) return undefined
  const tokens = [...files.map(textOf), await ask(`status-lists/${status.list}`)]
  return tokens.reduce<KnownStatusList | undefined>((best, token) => {
    const read = token === undefined ? undefined : readStatusList(token, { issuer, list: status.list }, inflate)
    return read?.ok && mayReplaceStatusList(best, read.value) ? read.value : best
  }, undefined)
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  return inflateSync(packed, { maxOutputLength: most })
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort()
  } catch {
    return []
  }
}

function rootsIn(file: string): Readonly<Record<string, string>> {
  try {
    const roots: unknown = JSON.parse(textOf(file))
    const entries = typeof roots === 'object' && roots !== null ? Object.entries(roots) : []
    if (entries.length > 0 && entries.every(([, key]) => /^0[23][0-9a-f]{64}$/.test(String(key)))) {
      return Object.fromEntries(entries.map(([kid, key]) => [kid, String(key)]))
    }
  } catch {
    // Told below.
  }
  throw new CommandFailure(`${file}：须为密钥编号与压缩公钥 / must name compressed keys by key id`)
}

function trustIn(file: string, roots: Readonly<Record<string, string>>): TrustList {
  const read = readTrustList(textOf(file), roots)
  if (read.ok) return read.value
  throw new CommandFailure(`${file}：不可信 / cannot be trusted (${read.failure})`)
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8').trim()
}

async function fetched(cloud: string | undefined, path: string, missing: string[]): Promise<string | undefined> {
  if (cloud === undefined) return undefined
  const address = `${cloud.replace(/\/+$/, '')}/${path}`
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' })
    if (answer.ok) return (await answer.text()).trim()
  } catch {
    // Told below: whatever the reason, there is nothing.
  }
  missing.push(`未能获取 / could not be fetched: ${address}`)
  return undefined
}
