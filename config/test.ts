/**
 * `npm test`: format and lint, types, house rules, then every jest project, browser tests included; ends with one line that
 * counts them. `npm test -- --only rules|cloud|weapp|e2e` runs one project and nothing else.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { buildStale, TARGET_NAMES } from './build'

interface JestSummary {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly success: boolean
}

const SUMMARY = join('dist', 'test-summary.json')

const HELP = `npm test [-- --only PROJECT] [PATTERN…]
  PROJECT  rules | cloud | weapp | e2e
  PATTERN  only test files whose path contains it`

function node(name: string, script: string, ...args: string[]): boolean {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' })
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(0)} s)`)
  return status === 0
}

function checks(): boolean {
  const lint = node('biome', join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '.')
  const types = node('types', join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json')
  return lint && types
}

function jest(args: readonly string[]): JestSummary {
  Object.assign(process.env, temporaryFiles())
  node('jest', join('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${SUMMARY}`, ...args)
  return JSON.parse(readFileSync(SUMMARY, 'utf8')) as JestSummary
}

/** In memory where there is much of it: the tests' clouds write all the time and keep nothing. A kill is no power cut: nothing shown by killing changes. */
function temporaryFiles(): { readonly TMPDIR?: string } {
  if (process.env.TMPDIR !== undefined || !existsSync(MEMORY)) return {}
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ENOUGH_BYTES ? { TMPDIR: MEMORY } : {}
}

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 8 * 2 ** 30

async function test(args: string[]): Promise<void> {
  if (args.includes('--help')) return console.log(HELP)
  const only = args.indexOf('--only')
  const project = only >= 0 ? args.splice(only, 2)[1] : undefined
  const whole = project === undefined && args.length === 0
  mkdirSync('dist', { recursive: true })
  const checked = whole ? checks() : true
  if (whole) await buildStale(TARGET_NAMES, console.log)
  const summary = jest([...(project ? ['--selectProjects', project] : []), ...args])
  console.log(
    `\n${summary.numPassedTests} passed, ${summary.numFailedTests} failed, ${summary.numPendingTests} skipped`,
  )
  if (!checked || !summary.success) process.exitCode = 1
}

test(process.argv.slice(2)).catch((fault: Error) => {
  console.error(fault.message)
  process.exitCode = 1
})
