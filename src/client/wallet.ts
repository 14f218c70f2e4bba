/**
 * 随身凭证: what the phone carries to show licences without a network: its own key, and for each licence the issuer's word, good for a day. Of a
 * licence it holds the masked summary that the list holds too, no face. It is the person's: gone with all that is kept of him when he signs out.
 */
import type { LicenceSummary } from '../contract/licence'
import type { RenewedCredential } from '../contract/presentation'
import { toHex } from '../core/crypto/hex'
import { hasBigIntegers, PRIVATE_KEY_BYTES } from '../core/crypto/sm2-compact'
import { MOST_CREDENTIALS } from '../core/presentation/device-key'
import { held, hold } from './cache'
import { randomBytes } from './random'

/** One licence as the phone carries it. */
export interface Carried extends RenewedCredential {
  /** As the list told it when the credential was fetched. */
  readonly summary: LicenceSummary
}

export interface Wallet {
  /** The phone's private key, in hex. */
  readonly key: string
  /** The latest fetched first. */
  readonly carried: readonly Carried[]
}

const HELD_AS = 'wallet'
const watchers = new Set<() => void>()
let version = 0

/** False on a phone too old for the arithmetic of signatures: it shows with a network only. */
export function canCarry(): boolean {
  return hasBigIntegers()
}

export function wallet(): Wallet | undefined {
  return held<Wallet>(HELD_AS)?.value
}

/** The wallet, made with a key of its own when there is none. Rejects when the phone has no randomness to make one from. */
export async function ownWallet(): Promise<Wallet> {
  const before = wallet()
  if (before) return before
  const key = await randomBytes(PRIVATE_KEY_BYTES)
  // Another page may have made one meanwhile; two keys would be one too many.
  return wallet() ?? keepWallet({ key: toHex(key), carried: [] })
}

/** What the phone carries of the licence, even when it is over: it says so itself. */
export function carriedOf(licence: string): Carried | undefined {
  return wallet()?.carried.find((each) => each.licence === licence)
}

/** Puts these on top; the oldest make room. Nothing happens when the wallet is not the one they were fetched for. */
export function carry(key: string, fetched: readonly Carried[]): void {
  const now = wallet()
  if (now?.key !== key || fetched.length === 0) return
  const fresh = new Set(fetched.map(({ licence }) => licence))
  const others = now.carried.filter(({ licence }) => !fresh.has(licence))
  keepWallet({ key, carried: [...fetched, ...others].slice(0, MOST_CREDENTIALS) })
}

/** These are not carried any more. */
export function drop(licences: readonly string[]): void {
  const now = wallet()
  if (!now?.carried.some(({ licence }) => licences.includes(licence))) return
  keepWallet({ ...now, carried: now.carried.filter(({ licence }) => !licences.includes(licence)) })
}

export function onWallet(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

/** Another number: something was put in or taken out. */
export function walletVersion(): number {
  return version
}

function keepWallet(next: Wallet): Wallet {
  hold(HELD_AS, next)
  version += 1
  for (const tell of watchers) tell()
  return next
}
