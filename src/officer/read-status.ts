/** 状态列表 as a phone keeps them: the whole list as its issuer signed it, and what changed since, signed too. */
import { unzlibSync } from 'fflate'
import {
  applyStatusChanges,
  type KnownStatusList,
  readStatusList,
  type StatusListSource,
} from '../core/presentation/read-status-list'

export interface StatusTokens {
  readonly whole: string
  /** Since the whole list, in one token: the next one takes its place. */
  readonly changes?: string
}

export interface ReadStatus {
  readonly known: KnownStatusList
  /** `seq` of the whole list. */
  readonly base: number
}

/** Undefined unless both are what the issuer of `source` signed. Never throws. */
export function readStatus({ whole, changes }: StatusTokens, source: StatusListSource): ReadStatus | undefined {
  const read = readStatusList(whole, source, inflate)
  if (!read.ok) return undefined
  const base = read.value.seq
  if (changes === undefined) return { known: read.value, base }
  const changed = applyStatusChanges(read.value, changes, source)
  return changed.ok ? { known: changed.value, base } : undefined
}

/** Whatever the token claims to be, it takes no more memory than asked for: what is beyond is dropped. */
function inflate(packed: Uint8Array, most: number): Uint8Array {
  return unzlibSync(packed, { out: new Uint8Array(most) }).slice()
}
