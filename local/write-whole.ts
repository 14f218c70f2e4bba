/** Writing a file of the data directory so that half of it is never there. */
import { renameSync, writeFileSync } from 'node:fs'

/** Beside, then renamed: half a key would be worse than none, for nothing would make it again. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
