/**
 * One of the senders: batches in order, one request at a time. All events of a licence go through the same lane, so that none
 * overtakes its predecessor. A batch is sent when the next one begins, or at the end.
 */
import type { Line } from './lines'

/** Below the interface's 1 MB, with room for the frame around the events. */
const MAX_BODY_BYTES = 900 * 1024
/** Batches kept ready, so that a lane does not wait for the reader while the reader waits for another lane. */
const DEPTH = 4

export interface Batch {
  readonly lines: string[]
  /** Byte offset of its first line in the file. */
  readonly start: number
  bytes: number
}

export class Lane {
  private readonly batches: Batch[] = []
  private sending: Promise<void> | undefined
  private ending = false
  private failure: { readonly error: unknown } | undefined

  /** `post` resolves when the service has acknowledged the batch, and `acknowledged` follows; what it throws stops the lane. */
  constructor(
    private readonly size: number,
    private readonly post: (batch: Batch) => Promise<void>,
    private readonly acknowledged: () => void,
  ) {}

  /** Where the first line that is not acknowledged begins; undefined when all are. */
  get firstOpen(): number | undefined {
    return this.batches[0]?.start
  }

  /** Takes a line; resolves when there is room for another. Throws what sending threw. */
  async add(line: Line): Promise<void> {
    if (!this.continues(line)) {
      while (this.batches.length >= DEPTH && !this.failure) await this.sending
      this.batches.push({ lines: [line.text], start: line.start, bytes: line.end - line.start })
    }
    this.advance()
    if (this.failure) throw this.failure.error
  }

  /** Resolves when everything is acknowledged. */
  async finish(): Promise<void> {
    this.ending = true
    this.advance()
    await this.stop()
    if (this.failure) throw this.failure.error
  }

  /** Resolves when nothing is on its way any more, whatever came of it. */
  async stop(): Promise<void> {
    while (this.sending) await this.sending
  }

  private continues({ text, start, end }: Line): boolean {
    const last = this.batches.at(-1)
    if (!last || last.lines.length === this.size || last.bytes + end - start > MAX_BODY_BYTES) return false
    last.lines.push(text)
    last.bytes += end - start
    return true
  }

  private advance(): void {
    const [first] = this.batches
    if (this.sending || this.failure || !first || (this.batches.length === 1 && !this.ending)) return
    this.sending = this.send(first)
  }

  private async send(batch: Batch): Promise<void> {
    try {
      await this.post(batch)
      this.batches.shift()
      this.acknowledged()
    } catch (error) {
      this.failure = { error }
    }
    this.sending = undefined
    this.advance()
  }
}
