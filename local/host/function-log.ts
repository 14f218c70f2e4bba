/** `logs/functions.log`: what functions write to their console, with time and function; two files of 5 MB are kept. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MAX_BYTES = 5 * 1024 * 1024

export interface FunctionLog {
  write(functionName: string, text: string): void
}

export function openFunctionLog(dataDir: string): FunctionLog {
  const directory = join(dataDir, 'logs')
  mkdirSync(directory, { recursive: true })
  const file = join(directory, 'functions.log')
  let bytes = sizeOf(file)
  return {
    write(functionName, text) {
      const time = new Date().toISOString()
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      const block = lines.map((line) => `${time} ${functionName} ${line}\n`).join('')
      if (bytes > 0 && bytes + block.length > MAX_BYTES) {
        renameSync(file, `${file}.1`)
        bytes = 0
      }
      appendFileSync(file, block)
      bytes += Buffer.byteLength(block)
    },
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
