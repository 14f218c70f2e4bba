/**
 * Pushes events of a provincial licensing system from an NDJSON file of any size: signed batches, several on their way at once,
 * resumed after what was acknowledged. Pushing an event twice changes nothing (it is answered `duplicate`), so what was on its
 * way when either side died is simply sent again.
 */
import { statSync } from 'node:fs'
import type { KeyPair } from '../keys'
import { type Batch, Lane } from './lane'
import { type Line, linesFrom } from './lines'
import { digestOf, readProgress, writeProgress } from './progress-file'
import { PushFailure, postSigned } from './signed-post'

export const EVENTS_PATH = '/api/issuance/v1/events'

/** Of refused events so many are told one by one; a file of a hundred thousand may be refused whole. */
const FINDINGS_KEPT = 50

export interface PushOptions {
  readonly file: string
  readonly url: string
  readonly key: KeyPair
  /** Events a request, 1 to 100. */
  readonly batch: number
  /** Requests on their way at once. */
  readonly senders: number
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
  /** Of the first rejected events: rule and field, never a value. */
  readonly findings: readonly Finding[]
  /** How many there were in all. */
  readonly found: number
}
interface EventResult {
  readonly eventId?: string
  readonly outcome?: string
  readonly findings?: readonly { readonly rule?: string; readonly field?: string; readonly severity?: string }[]
}

/** Pushes what is left of the file; throws a `PushFailure`. */
export async function pushFile(options: PushOptions): Promise<PushTotals> {
  const digest = await digestOf(options.file, `${options.url}\n${options.key.publicKey}`)
  const start = options.restart ? 0 : readProgress(options.progressFile, digest)
  const push = new Push(options, digest, start)
  await push.run()
  return push.totals
}

class Push {
  totals: PushTotals = { done: 0, events: 0, outcomes: {}, findings: [], found: 0 }
  private readonly size: number
  private readonly lanes: readonly Lane[]

  /** `read`: how far the file was read. */
  constructor(
    private readonly options: PushOptions,
    private readonly digest: string,
    private read: number,
  ) {
    this.size = statSync(options.file).size
    this.lanes = Array.from({ length: options.senders }, () => this.lane())
  }

  private lane(): Lane {
    return new Lane(
      this.options.batch,
      (batch) => this.post(batch),
      () => this.remember(),
    )
  }

  async run(): Promise<void> {
    try {
      for await (const line of linesFrom(this.options.file, this.read)) await this.take(line)
      await Promise.all(this.lanes.map((lane) => lane.finish()))
    } finally {
      await Promise.all(this.lanes.map((lane) => lane.stop()))
      this.remember()
    }
  }

  private async take(line: Line): Promise<void> {
    if (line.text !== '') await this.laneOf(line).add(line)
    this.read = line.end
  }

  /** By the licence, so that its events keep their order. */
  private laneOf(line: Line): Lane {
    const name = licenceIn(line)
    const sum = [...name].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_003, 0)
    const lane = this.lanes[sum % this.lanes.length]
    if (!lane) throw new RangeError('a push needs a sender')
    return lane
  }

  private async post({ lines }: Batch): Promise<void> {
    const { url, key } = this.options
    const body = `{"events":[${lines.join(',')}]}`
    const answer = (await postSigned(url, EVENTS_PATH, body, key)) as { results?: EventResult[] }
    if (!Array.isArray(answer?.results) || answer.results.length !== lines.length) {
      throw new PushFailure(`${EVENTS_PATH}: the answer does not name every event`)
    }
    this.totals = added(this.totals, answer.results)
  }

  private remember(): void {
    const { progressFile, onProgress } = this.options
    const offset = Math.min(this.read, ...this.lanes.map(({ firstOpen }) => firstOpen ?? this.read))
    writeProgress(progressFile, this.digest, offset)
    this.totals = { ...this.totals, done: this.size === 0 ? 1 : offset / this.size }
    onProgress?.(this.totals)
  }
}

/** What tells a line's licence from others; the same for all when it names none. */
function licenceIn({ text, start }: Line): string {
  const { licence } = parsed(text, start)
  return `${licence?.CertificateTypeCode} ${licence?.CertificateNumber}`
}

function parsed(text: string, start: number): { readonly licence?: { readonly [member: string]: unknown } } {
  try {
    return Object(JSON.parse(text))
  } catch {
    throw new PushFailure(`the line at byte ${start} is not JSON`)
  }
}

function added(totals: PushTotals, results: readonly EventResult[]): PushTotals {
  const outcomes = { ...totals.outcomes }
  for (const { outcome = '?' } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const findings = results.filter(({ outcome }) => outcome === 'rejected').flatMap(findingsOf)
  return {
    done: totals.done,
    events: totals.events + results.length,
    outcomes,
    findings: [...totals.findings, ...findings].slice(0, FINDINGS_KEPT),
    found: totals.found + findings.length,
  }
}

function findingsOf({ eventId = '', findings = [] }: EventResult): Finding[] {
  const errors = findings.filter(({ severity }) => severity !== 'warning')
  return errors.map(({ rule = '', field = '' }) => ({ eventId, rule, field }))
}
