/**
 * JSON signed by SM2, in the compact form of JWS (RFC 7515): header, payload and 64 bytes of signature in base64url. `alg` is `SM2-SM3`, a name
 * of ours: none is registered for it.
 */
import { ok, type Result, refuse } from '../result'
import { fromUtf8, utf8 } from '../text-bytes'
import { fromBase64Url, toBase64Url } from './base64'
import { signCompact, type VerifyingKey, verifyCompact } from './sm2-compact'

export interface JwsHeader {
  readonly alg: 'SM2-SM3'
  readonly kid: string
  readonly typ: string
}

export interface ReadJws {
  readonly header: JwsHeader
  readonly payload: unknown
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Signs `payload`; `random` as for {@link signCompact}. */
export function signJws(
  { kid, typ }: Omit<JwsHeader, 'alg'>,
  payload: unknown,
  privateKey: Uint8Array,
  random: Uint8Array,
): string {
  const signed = `${part({ alg: 'SM2-SM3', kid, typ })}.${part(payload)}`
  return `${signed}.${toBase64Url(signCompact(utf8(signed), privateKey, random))}`
}

/** Reads the form; whose signature it is, is for {@link verifyJws}. */
export function readJws(text: string): Result<ReadJws, 'JWS_MALFORMED'> {
  const [head = '', body = '', tail = '', ...more] = text.split('.')
  const header = jsonIn(head)
  const payload = jsonIn(body)
  const signature = fromBase64Url(tail)
  if (more.length > 0 || !isHeader(header) || payload === undefined || !signature) return refuse('JWS_MALFORMED')
  return ok({ header, payload, signed: utf8(`${head}.${body}`), signature })
}

/** Whether `key` signed it. */
export function verifyJws({ signed, signature }: ReadJws, key: VerifyingKey): boolean {
  return verifyCompact(signed, signature, key)
}

function part(value: unknown): string {
  return toBase64Url(utf8(JSON.stringify(value)))
}

function jsonIn(text: string): unknown {
  const bytes = fromBase64Url(text)
  const json = bytes && fromUtf8(bytes)
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

function isHeader(value: unknown): value is JwsHeader {
  if (typeof value !== 'object' || value === null) return false
  const { alg, kid, typ, crit }: { alg?: unknown; kid?: unknown; typ?: unknown; crit?: unknown } = value
  // `crit` names what must be understood (section 4.1.11), and nothing of that kind is understood here.
  return alg === 'SM2-SM3' && typeof kid === 'string' && typeof typ === 'string' && crit === undefined
}
