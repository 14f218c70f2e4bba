/**
 * The demo's data directory, loaded once and copied for every test file: loading pushes some hundred signed events and takes
 * longer than all the tests of a file. Kept in `.cache/`, named by everything that has a say in its content.
 */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startLocalCloud } from '../../local/cloud'

const CACHE = '.cache'
const PREFIX = 'demo-'
const INPUTS = ['dist/cloudfunctions', 'local']

/** Loads the demo unless it is there already; older ones are removed. */
export async function prepareDemoData(say: (line: string) => void): Promise<void> {
  const ready = demoData()
  if (existsSync(ready)) return
  say('正在载入演示数据… loading the demo…')
  mkdirSync(CACHE, { recursive: true })
  for (const old of readdirSync(CACHE).filter((name) => name.startsWith(PREFIX))) {
    rmSync(join(CACHE, old), { recursive: true, force: true })
  }
  const loading = mkdtempSync(join(CACHE, 'loading-'))
  const cloud = await startLocalCloud({ dataDir: loading, demo: true, timers: false })
  await cloud.close()
  renameSync(loading, ready)
}

/** A temporary data directory of one's own, with the demo in it. */
export function copyOfDemoData(): string {
  const copy = mkdtempSync(join(tmpdir(), 'licences-'))
  cpSync(demoData(), copy, { recursive: true, filter: (source) => !basename(source).startsWith('lock.') })
  return copy
}

function demoData(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file))
  return join(CACHE, PREFIX + hash.digest('hex').slice(0, 16))
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}
