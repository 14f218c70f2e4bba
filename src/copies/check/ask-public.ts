/**
 * What anyone may ask, on both targets: WeChat calls the function; in the browser a stranger has nobody to call it for him, so the same is
 * asked of its public address, which stands on the host the page came from.
 */
import { call, type Outcome } from '../../client/call'
import type { CopyCheck, FileCheck } from '../../contract/copies'
import type { Failure, FailureCode } from '../../core/failure'
import type { CopyCode } from '../../core/notation/copy-code'
import { ok, refuse } from '../../core/result'

const BASE = '/api/public/v1'

/** A file of 700 KB on a slow network; the answer to a code comes long before. */
const PATIENCE_MS = 30_000

/** The refusals these two addresses give. Any other answer is none: something stands between us and the cloud. */
const REFUSALS: ReadonlySet<string> = new Set<FailureCode>([
  'COPY_CODE_MALFORMED',
  'COPY_NOT_FOUND',
  'REQUEST_INVALID',
  'PAYLOAD_TOO_LARGE',
  'BUSY',
  'INTERNAL',
])

export function askAboutCode(code: CopyCode): Promise<Outcome<CopyCheck>> {
  if (process.env.TARO_ENV === 'weapp') return call('public', 'checkCopy', { code })
  return send<CopyCheck>(`/copies/${code}`, { method: 'GET' })
}

/** `file` is base64. */
export function askAboutFile(file: string): Promise<Outcome<FileCheck>> {
  if (process.env.TARO_ENV === 'weapp') return call('public', 'checkFile', { file })
  const headers = { 'content-type': 'application/json' }
  return send<FileCheck>('/files/check', { method: 'POST', headers, body: JSON.stringify({ file }) })
}

async function send<T>(path: string, request: RequestInit): Promise<Outcome<T>> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(`${BASE}${path}`, { ...request, signal: abort.signal })
    const body: unknown = await answer.json()
    // Which address was asked decides what came back.
    return answer.ok ? ok(body as T) : refuse(refusalIn(body))
  } catch {
    return refuse({ code: 'UNREACHABLE' })
  } finally {
    clearTimeout(timer)
  }
}

function refusalIn(body: unknown): Failure | { readonly code: 'UNREACHABLE' } {
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  const known = typeof error === 'object' && error !== null && 'code' in error && REFUSALS.has(String(error.code))
  // A refusal over HTTP carries the facts its sentence needs beside its code.
  return known ? (error as Failure) : { code: 'UNREACHABLE' }
}
