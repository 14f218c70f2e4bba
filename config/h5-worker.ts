/** Writes the browser build's worker: what `src/h5-worker.js` does, with the names of the files it keeps. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = ['js', 'css']

/** `directory`: the finished build, whose files carry their contents' digests in their names. */
export function writeWorker(directory: string): void {
  const named = FOLDERS.flatMap((folder) => readdirSync(join(directory, folder)).map((name) => `/${folder}/${name}`))
  const files = ['/', ...named.filter((path) => /\.(js|css)$/.test(path)).sort()]
  const page = readFileSync(join(directory, 'index.html'), 'utf8')
  const version = createHash('sha256').update(files.join('\n')).update(page).digest('hex').slice(0, 16)
  const head = `const VERSION = ${JSON.stringify(version)}\nconst FILES = ${JSON.stringify(files)}\n`
  writeFileSync(join(directory, 'worker.js'), head + readFileSync(join('src', 'h5-worker.js'), 'utf8'))
}
