/** How far each file was acknowledged, by digest: a feed that was killed goes on where it stood. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { blocksOf } from './lines'

/** What was acknowledged counts for this content at this service only: another local cloud at the same address has other keys. */
export async function digestOf(file: string, service: string): Promise<string> {
  const hash = createHash('sha256').update(`${service}\n`)
  for await (const block of blocksOf(file)) hash.update(block)
  return hash.digest('hex')
}

/** Byte offset up to which everything is acknowledged. */
export function readProgress(file: string, digest: string): number {
  return offsetsIn(file)[digest] ?? 0
}

/** Written beside and renamed, so that an interruption leaves the old position, not half a file. */
export function writeProgress(file: string, digest: string, offset: number): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...offsetsIn(file), [digest]: offset }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

function offsetsIn(file: string): Record<string, number> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
