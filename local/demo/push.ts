/**
 * Pushes events of a provincial licensing system from an NDJSON file: signed batches, resumed after the last acknowledged
 * one. Pushing an event twice changes nothing (it is answered `duplicate`), so a batch of unknown outcome is simply sent again.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KeyPair } from '../keys'
import { signedHeaders } from '../signature'

export const EVENTS_PATH = '/api/issuance/v1/events'
/** Below the interface's 1 MB, with room for the frame around the events. */
const MAX_BODY_BYTES = 900 * 1024
const ATTEMPTS = 9

export interface PushOptions {
  readonly file: string
  readonly url: string
  readonly key: KeyPair
  /** Events a request, 1 to 100. */
  readonly batch: number
  /** Where the position in each file is remembered. */
  readonly progressFile: string
  /** Start from the beginning, whatever was acknowledged before. */
  readonly restart?: boolean
  readonly onProgress?: (totals: PushTotals) => void
}
export interface Finding {
  readonly eventId: string
  readonly rule: string
  readonly field: string
}
export interface PushTotals {
  /** Share of the file, 0 to 1. */
  readonly done: number
  readonly events: number
  readonly outcomes: Readonly<Record<string, number>>
  /** Of rejected events: rule and field, never a value. */
  readonly findings: readonly Finding[]
}
interface Batch {
  readonly lines: readonly string[]
  /** Byte offset in the file after the last line. */
  readonly end: number
}
interface EventResult {
  readonly eventId?: string
  readonly outcome?: string
  readonly findings?: readonly { readonly rule?: string; readonly field?: string; readonly severity?: string }[]
}

/** The file cannot be read, or the service cannot be reached or refuses the request as a whole. */
export class PushFailure extends Error {}

/** Pushes what is left of the file; throws a `PushFailure`. */
export async function pushFile(options: PushOptions): Promise<PushTotals> {
  const content = readWhole(options.file)
  const digest = digestOf(content, options)
  let totals: PushTotals = { done: 0, events: 0, outcomes: {}, findings: [] }
  const start = options.restart ? 0 : (readProgress(options.progressFile)[digest] ?? 0)
  for (const batch of batches(content, start, options.batch)) {
    totals = added(totals, await pushBatch(options, batch), batch.end / content.length)
    writeProgress(options.progressFile, digest, batch.end)
    options.onProgress?.(totals)
  }
  return { ...totals, done: 1 }
}

/** What was acknowledged counts for this file at this service only; another local cloud at the same address has other keys. */
function digestOf(content: Buffer, { url, key }: PushOptions): string {
  return createHash('sha256').update(`${url}\n${key.publicKey}\n`).update(content).digest('hex')
}

/** Sends one signed request and returns the parsed answer; silence, 429 and 5xx are tried again with growing pauses. */
export async function postSigned(url: string, path: string, body: string, key: KeyPair): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await post(url + path, body, signedHeaders('POST', path, body, key))
    if (status === 200) return parsed(text)
    const passing = status === 0 || status === 429 || status >= 500
    if (!passing || attempt === ATTEMPTS) throw new PushFailure(refusalText(path, status, text))
    await sleep(Math.min(8000, 250 * 2 ** attempt))
  }
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string }> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    })
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
    return { status: 0, text: cause }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PushFailure('the answer is not JSON')
  }
}

/** The stable code only: the sentence may be long, and the code is what can be looked up. */
function refusalText(path: string, status: number, text: string): string {
  if (status === 0) return `${path}: no connection (${text})`
  const [, code = ''] = /"code"\s*:\s*"([A-Z_]+)"/.exec(text) ?? []
  return `${path}: HTTP ${status} ${code}`
}

async function pushBatch({ url, key }: PushOptions, { lines }: Batch): Promise<readonly EventResult[]> {
  const answer = (await postSigned(url, EVENTS_PATH, `{"events":[${lines.join(',')}]}`, key)) as {
    results?: EventResult[]
  }
  if (!Array.isArray(answer?.results) || answer.results.length !== lines.length) {
    throw new PushFailure(`${EVENTS_PATH}: the answer does not name every event`)
  }
  return answer.results
}

function added(totals: PushTotals, results: readonly EventResult[], done: number): PushTotals {
  const outcomes = { ...totals.outcomes }
  for (const { outcome = '?' } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const rejected = results.filter(({ outcome }) => outcome === 'rejected')
  return {
    done,
    events: totals.events + results.length,
    outcomes,
    findings: [...totals.findings, ...rejected.flatMap(findingsOf)],
  }
}

function findingsOf({ eventId = '', findings = [] }: EventResult): Finding[] {
  const errors = findings.filter(({ severity }) => severity !== 'warning')
  return errors.map(({ rule = '', field = '' }) => ({ eventId, rule, field }))
}

/** Lines from byte `start` on, at most `size` and at most 900 KB together. */
function* batches(content: Buffer, start: number, size: number): Generator<Batch> {
  let lines: string[] = []
  let bytes = 0
  let end = start
  for (const line of linesFrom(content, start)) {
    if (lines.length > 0 && (lines.length === size || bytes + line.bytes > MAX_BODY_BYTES)) {
      yield { lines, end }
      lines = []
      bytes = 0
    }
    if (line.text !== '') lines.push(line.text)
    bytes += line.bytes
    end = line.end
  }
  if (lines.length > 0) yield { lines, end }
}

function* linesFrom(content: Buffer, start: number): Generator<{ text: string; bytes: number; end: number }> {
  for (let from = start; from < content.length; ) {
    const newline = content.indexOf(10, from)
    const end = newline < 0 ? content.length : newline + 1
    const text = content.toString('utf8', from, end).trim()
    if (text !== '' && !isJson(text)) throw new PushFailure(`the line at byte ${from} is not JSON`)
    yield { text, bytes: end - from + 1, end }
    from = end
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function readWhole(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new PushFailure(`${file} cannot be read`)
  }
}

function readProgress(file: string): Record<string, number> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Written beside and renamed, so that an interruption leaves the old position, not half a file. */
function writeProgress(file: string, digest: string, offset: number): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...readProgress(file), [digest]: offset }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
