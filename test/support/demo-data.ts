/**
 * The demo's data directory, loaded once and copied for every test file: loading pushes some hundred signed events and takes
 * longer than all the tests of a file. Kept in `.cache/`, named by everything that has a say in its content.
 */
import { spawnSync } from 'node:child_process'
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

const CACHE = '.cache'
const PREFIX = 'demo-'
/** Set by jest's global setup, inherited by its workers. */
const WHERE = 'E2E_DEMO_DATA'
const INPUTS = ['dist/cloudfunctions', 'local']

/** Loads the demo unless it is there already, and tells the test files of this run where it is; older ones are removed. */
export function prepareDemoData(say: (line: string) => void): void {
  const ready = join(CACHE, PREFIX + digestOfInputs())
  process.env[WHERE] = ready
  if (existsSync(ready)) return
  say('正在载入演示数据… loading the demo…')
  mkdirSync(CACHE, { recursive: true })
  for (const old of readdirSync(CACHE).filter((name) => name.startsWith(PREFIX))) {
    rmSync(join(CACHE, old), { recursive: true, force: true })
  }
  const loading = mkdtempSync(join(CACHE, 'loading-'))
  load(loading)
  renameSync(loading, ready)
}

/** A temporary data directory of one's own, with the demo in it. */
export function copyOfDemoData(): string {
  const loaded = process.env[WHERE]
  if (loaded === undefined) throw new Error('The demo is not loaded: run these tests with `npm test -- --only e2e`')
  const copy = mkdtempSync(join(tmpdir(), 'licences-'))
  cpSync(loaded, copy, { recursive: true, filter: (source) => !basename(source).startsWith('lock.') })
  return copy
}

function load(dataDir: string): void {
  const script = join('test', 'support', 'load-demo.ts')
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: 'inherit' })
  if (status === 0) return
  rmSync(dataDir, { recursive: true, force: true })
  throw new Error('The demo could not be loaded')
}

function digestOfInputs(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}
