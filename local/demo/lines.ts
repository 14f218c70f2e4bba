/** The lines of a file of any size, one after another, with their places: what is in memory is one block and one line. */
import { createReadStream } from 'node:fs'
import { PushFailure } from './signed-post'

/** Above the interface's 1 MB no line could ever be pushed. */
const MAX_LINE_BYTES = 1024 * 1024
const BLOCK_BYTES = 256 * 1024
const NEWLINE = 10

export interface Line {
  /** Without the line break and blanks around it; empty when there is nothing else. */
  readonly text: string
  /** Byte offsets in the file: of the line's first byte, and after its break. */
  readonly start: number
  readonly end: number
}

/** Lines from byte `start` on. Throws a `PushFailure` for a line over 1 MB and for a file that cannot be read. */
export async function* linesFrom(file: string, start: number): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let at = start
  for await (const block of blocksOf(file, start)) {
    const content = Buffer.concat([rest, block])
    let from = 0
    for (let end = content.indexOf(NEWLINE); end >= 0; end = content.indexOf(NEWLINE, from)) {
      yield { text: content.toString('utf8', from, end).trim(), start: at, end: at + end + 1 - from }
      at += end + 1 - from
      from = end + 1
    }
    rest = content.subarray(from)
    if (rest.length > MAX_LINE_BYTES) throw new PushFailure(`the line at byte ${at} is over 1 MB`)
  }
  if (rest.length > 0) yield { text: rest.toString('utf8').trim(), start: at, end: at + rest.length }
}

/** The file block by block. Throws a `PushFailure` when it cannot be read. */
export async function* blocksOf(file: string, start = 0): AsyncGenerator<Buffer> {
  try {
    for await (const block of createReadStream(file, { start, highWaterMark: BLOCK_BYTES })) yield block as Buffer
  } catch {
    throw new PushFailure(`${file} cannot be read`)
  }
}
