/**
 * 留痕: the audit trail as a chain. Every entry carries the digest of the one before, so an entry that was altered, removed or
 * slipped in shows at the next check. Entries never carry personal data of the holder: the stream's name is an opaque id.
 */
import { canonicalJson } from './canonical-json'
import { sm3Hex } from './crypto/sm3'
import { ok, type Result, refuse } from './result'
import type { Instant } from './time'

/** What an entry says, before it is chained. */
export interface AuditContent {
  /** Whose trail it is: the opaque id of a licence, an officer or a system. */
  readonly stream: string
  /** Place in the stream, from 1 without gaps. */
  readonly seq: number
  readonly at: Instant
  readonly act: string
  /** Who acted, by an opaque id or a role. */
  readonly actor: string
  /** What an inspector must know of the act; plain JSON. */
  readonly facts: { readonly [name: string]: unknown }
}

/** One link of the chain. */
export interface AuditEntry extends AuditContent {
  readonly previousDigest: string
  readonly digest: string
}

/** What the first entry of every stream names as its predecessor. */
export const FIRST_PREVIOUS_DIGEST = '0'.repeat(64)

/** The digest of an entry: SM3, in hex, over the predecessor's digest, a line feed and the canonical JSON of `content`. */
export function chainDigest(previousDigest: string, content: unknown): string {
  return sm3Hex(`${previousDigest}\n${canonicalJson(content)}`)
}

/** Chains `content` behind `previous`, the last entry of its stream, or begins the stream. Only the declared members are taken. */
export function chainEntry(previous: AuditEntry | undefined, content: Omit<AuditContent, 'seq'>): AuditEntry {
  const { stream, at, act, actor, facts } = content
  const previousDigest = previous?.digest ?? FIRST_PREVIOUS_DIGEST
  const numbered = { stream, seq: (previous?.seq ?? 0) + 1, at, act, actor, facts }
  return { ...numbered, previousDigest, digest: chainDigest(previousDigest, numbered) }
}

/** Whether `entries` are one whole stream, in order and untouched. The failure names the first entry that does not fit. */
export function verifyChain(entries: readonly AuditEntry[]): Result<true, { readonly seq: number }> {
  const broken = entries.findIndex((entry, index) => !follows(entry, entries[index - 1]))
  return broken < 0 ? ok(true) : refuse({ seq: entries[broken]?.seq ?? broken + 1 })
}

function follows(entry: AuditEntry, previous: AuditEntry | undefined): boolean {
  const { stream, seq, at, act, actor, facts, previousDigest } = entry
  if (previous && previous.stream !== stream) return false
  if (seq !== (previous?.seq ?? 0) + 1) return false
  if (previousDigest !== (previous?.digest ?? FIRST_PREVIOUS_DIGEST)) return false
  return entry.digest === chainDigest(previousDigest, { stream, seq, at, act, actor, facts })
}
