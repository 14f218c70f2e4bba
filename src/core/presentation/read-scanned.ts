/**
 * What a scanner gave: our codes, and everything else that people hold under it. Nothing is looked up or believed here; it is only said what the
 * text is, so that the officer can be told what to do (contract/scanned-words).
 */
import { type CopyCode, readCopyCode } from '../notation/copy-code'
import { fromBase45 } from './base45'
import { readCode } from './code'
import { LENGTH_KNOWN_AFTER, PROOF_PREFIX, proofLength, readProof } from './proof'
import type { TrustedIssuer, TrustList } from './trust-list'

export type Scanned =
  /** Made by our own cloud, which knows whose it is. */
  | { readonly kind: 'onlineCode'; readonly token: string }
  /** Made by another province: our cloud asks the ministry. */
  | { readonly kind: 'onlineCodeElsewhere'; readonly token: string; readonly issuer: TrustedIssuer }
  /** Shaped like an online code, of a host that the trust list does not name. `trustMissing`: there was none to look into; the cloud may know. */
  | { readonly kind: 'onlineCodeUnknown'; readonly host?: string; readonly trustMissing: boolean }
  /** Points to us or to another province, but is no whole code. */
  | { readonly kind: 'onlineCodeBroken' }
  /** `text` is how the code is to be judged: without blanks around it, in capitals. */
  | { readonly kind: 'offlineCode'; readonly text: string }
  | { readonly kind: 'offlineCodeBroken'; readonly how: 'cutShort' | 'tooLong' | 'garbled' }
  /** `RTC2:` and so on: of a later version than this program's. */
  | { readonly kind: 'offlineCodeNewer' }
  /** 查验地址 of an annotated copy, which is no showing by its holder. `issuer`: whose, when not ours. */
  | { readonly kind: 'copy'; readonly code: CopyCode; readonly issuer?: TrustedIssuer }
  | { readonly kind: 'payment'; readonly by: 'wechat' | 'alipay' | 'bank' }
  | { readonly kind: 'healthCode' }
  /** A person, group or account of WeChat. */
  | { readonly kind: 'wechat' }
  /** The traffic police's electronic driving or vehicle licence. */
  | { readonly kind: 'trafficPolice' }
  /** `host` is absent when it is no plain host name: then it is not worth repeating. */
  | { readonly kind: 'webAddress'; readonly host?: string }
  /** Digits: a bar code, a payment code, a citizen number. Never to be repeated or kept. */
  | { readonly kind: 'number' }
  | { readonly kind: 'text' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'oversized' }
  | { readonly kind: 'empty' }

export interface ScanningMeans {
  /** Where our own codes point to. */
  readonly ownHost: string
  readonly trust: TrustList | undefined
}

/** The most that any QR code holds is 7089 digits. */
const LONGEST_CODE = 7089
const NOT_BASE45 = /[^0-9A-Z $%*+\-./:]/
const OTHER_VERSION = /^RTC\d{1,3}:/i
const ADDRESS = /^https?:\/\/([^/?#\\\s]*)([^\s]*)$/i
const PLAIN_HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$/

/** Says what `text` is. Never throws. */
export function readScanned(text: string, means: ScanningMeans): Scanned {
  if (text.length > LONGEST_CODE) return { kind: 'oversized' }
  const plain = text.trim()
  if (plain === '') return { kind: 'empty' }
  return readOffline(plain) ?? readAddress(plain, means) ?? readOther(plain)
}

function readOffline(text: string): Scanned | undefined {
  // Base45 has no small letters: a program in between may have made them, and nothing is lost by taking it back.
  const code = text.toUpperCase()
  if (!code.startsWith(PROOF_PREFIX)) return OTHER_VERSION.test(text) ? { kind: 'offlineCodeNewer' } : undefined
  const read = readProof(code)
  if (read.ok || read.failure === 'VERSION_UNKNOWN' || read.failure === 'TYPE_UNKNOWN') {
    return { kind: 'offlineCode', text: code }
  }
  return { kind: 'offlineCodeBroken', how: read.failure === 'TOO_LONG' ? 'tooLong' : damageOf(code) }
}

/** What can still be read says how long the whole must be. */
function damageOf(code: string): 'cutShort' | 'tooLong' | 'garbled' {
  const body = code.slice(PROOF_PREFIX.length)
  const bytes = NOT_BASE45.test(body) ? undefined : fromBase45(body.slice(0, body.length - (body.length % 3)))
  if (!bytes) return 'garbled'
  const whole = proofLength(bytes)
  const length = bytes.length + (body.length % 3 === 2 ? 1 : 0)
  if (whole === undefined) return bytes.length < LENGTH_KNOWN_AFTER ? 'cutShort' : 'garbled'
  if (length < whole) return 'cutShort'
  return length > whole ? 'tooLong' : 'garbled'
}

function readAddress(text: string, { ownHost, trust }: ScanningMeans): Scanned | undefined {
  const [, authority = '', rest = ''] = ADDRESS.exec(text) ?? []
  if (authority === '') return undefined
  // What stands before an @ is no host: it was put there to be taken for one.
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const isPlain = host === authority.toLowerCase()
  const isOurs = isPlain && host === ownHost.toLowerCase()
  const issuer = isPlain && !isOurs ? issuerAt(host, trust) : undefined
  const code = readCode(text)
  if (code.ok && isOurs) return { kind: 'onlineCode', token: code.value.token }
  if (code.ok && issuer) return { kind: 'onlineCodeElsewhere', token: code.value.token, issuer }
  if (code.ok) return { kind: 'onlineCodeUnknown', ...repeatable(host), trustMissing: trust === undefined }
  if (isOurs || issuer) return readCopy(rest, issuer) ?? brokenOrPage(rest, host)
  return systemOf(host, rest) ?? pageAt(host)
}

function issuerAt(host: string, trust: TrustList | undefined): TrustedIssuer | undefined {
  return trust?.issuers.find((entry) => entry.host.toLowerCase() === host)
}

function readCopy(path: string, issuer: TrustedIssuer | undefined): Scanned | undefined {
  const code = path.startsWith('/c/') ? readCopyCode(path.slice('/c/'.length)) : undefined
  return code?.ok ? { kind: 'copy', code: code.value, ...(issuer ? { issuer } : {}) } : undefined
}

function brokenOrPage(path: string, host: string): Scanned {
  return path.startsWith('/v/') ? { kind: 'onlineCodeBroken' } : pageAt(host)
}

function pageAt(host: string): Scanned {
  return { kind: 'webAddress', ...repeatable(host) }
}

function repeatable(host: string): { readonly host?: string } {
  return PLAIN_HOST.test(host) ? { host } : {}
}

/** Known by the end of their host name. The forms are those seen in public; a system that is not here is told as the web address it is. */
const SYSTEMS: readonly (readonly [ending: string, scanned: Scanned])[] = [
  ['payapp.weixin.qq.com', { kind: 'payment', by: 'wechat' }],
  ['tenpay.com', { kind: 'payment', by: 'wechat' }],
  ['alipay.com', { kind: 'payment', by: 'alipay' }],
  ['95516.com', { kind: 'payment', by: 'bank' }],
  ['weixin.qq.com', { kind: 'wechat' }],
  ['u.wechat.com', { kind: 'wechat' }],
  ['122.gov.cn', { kind: 'trafficPolice' }],
]

const HEALTH = /(?:^|[./_-])(?:jkm|jiankangma|health-?code)(?=$|[./?_-])/i

function systemOf(host: string, rest: string): Scanned | undefined {
  const known = SYSTEMS.find(([ending]) => host === ending || host.endsWith(`.${ending}`))
  if (known) return known[1]
  return HEALTH.test(host + rest) ? { kind: 'healthCode' } : undefined
}

const SCHEMES: readonly (readonly [prefix: RegExp, scanned: Scanned])[] = [
  [/^wxp:\/\//i, { kind: 'payment', by: 'wechat' }],
  [/^weixin:\/\/wxpay/i, { kind: 'payment', by: 'wechat' }],
  [/^weixin:/i, { kind: 'wechat' }],
  [/^alipays?:/i, { kind: 'payment', by: 'alipay' }],
  [/^(?:健康码|行程码)/, { kind: 'healthCode' }],
]

function readOther(text: string): Scanned {
  const known = SCHEMES.find(([prefix]) => prefix.test(text))
  if (known) return known[1]
  if (/^\d+$/.test(text) || /^\d{17}X$/i.test(text)) return { kind: 'number' }
  return { kind: hasUnprintable(text) ? 'binary' : 'text' }
}

/** Bytes that a scanner took for text come as control characters, or as the sign for what is no character. */
function hasUnprintable(text: string): boolean {
  return [...text].some((character) => {
    const point = character.codePointAt(0) ?? 0
    if (point === 9 || point === 10 || point === 13) return false
    return point < 32 || (point >= 127 && point < 160) || point === 0xfffd || (point >= 0xd800 && point < 0xe000)
  })
}
