/**
 * What anyone may ask. In WeChat the function is called for a code; a file is sent to the function's public address, because a call takes
 * no more than 100 KB. In the browser a stranger has nobody to call for him: both are asked of the public address.
 */
import Taro from '@tarojs/taro'
import { call, type Outcome } from '../../client/call'
import type { CopyCheck, FileCheck } from '../../contract/copies'
import type { Failure, FailureCode } from '../../core/failure'
import type { CopyCode } from '../../core/notation/copy-code'
import { ok, refuse } from '../../core/result'

const BASE = '/api/public/v1'
const AS_IT_IS = { 'content-type': 'application/octet-stream' }

/** A file of 700 KB on a slow network; the answer to a code comes long before. */
const PATIENCE_MS = 30_000

/** The refusals these addresses give. Any other answer is none: something stands between us and the cloud. */
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
  return told<CopyCheck>(() => fromBrowser(`/copies/${code}`, { method: 'GET' }))
}

export function askAboutFile(file: Uint8Array): Promise<Outcome<FileCheck>> {
  // A copy of the bytes, because their buffer might be a part of another.
  const body = new Uint8Array(file)
  if (process.env.TARO_ENV === 'weapp') return told<FileCheck>(() => fromWeChat('/files/check', body.buffer))
  return told<FileCheck>(() => fromBrowser('/files/check', { method: 'POST', headers: AS_IT_IS, body }))
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

async function fromWeChat(path: string, data: ArrayBuffer): Promise<Answer> {
  const url = `https://${process.env.PUBLIC_HOST}${BASE}${path}`
  const answer = await Taro.request({ url, method: 'POST', header: AS_IT_IS, data, timeout: PATIENCE_MS })
  return { status: answer.statusCode, body: answer.data }
}

/** The page was served from the public host: the path is enough. */
async function fromBrowser(path: string, request: RequestInit): Promise<Answer> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(`${BASE}${path}`, { ...request, signal: abort.signal })
    return { status: answer.status, body: await answer.json() }
  } finally {
    clearTimeout(timer)
  }
}

async function told<T>(ask: () => Promise<Answer>): Promise<Outcome<T>> {
  try {
    const { status, body } = await ask()
    // Which address was asked decides what came back.
    return status === 200 ? ok(body as T) : refuse(refusalIn(body))
  } catch {
    return refuse({ code: 'UNREACHABLE' })
  }
}

function refusalIn(body: unknown): Failure | { readonly code: 'UNREACHABLE' } {
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  const known = typeof error === 'object' && error !== null && 'code' in error && REFUSALS.has(String(error.code))
  // A refusal over HTTP carries the facts its sentence needs beside its code.
  return known ? (error as Failure) : { code: 'UNREACHABLE' }
}
