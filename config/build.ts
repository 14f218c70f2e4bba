/**
 * Builds what is stale, by content: each target has its inputs, their digest is kept beside the output, and a target whose
 * digest has not changed is left alone. `npm run build [-- fonts|functions|h5|weapp …] [--force]`.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stop } from 'esbuild'
import { makeFonts } from './fonts'
import { buildFunctions } from './functions'
import { writeWorker } from './h5-worker'

interface Target {
  readonly inputs: readonly string[]
  readonly output: string
  readonly make: () => Promise<void>
}

const PHONE_INPUTS = [
  'src',
  'config/index.ts',
  'config/plugins',
  'babel.config.js',
  'tsconfig.json',
  'package-lock.json',
]

const FONT_INPUTS = ['cloudfunctions/server/adapters', 'config/fonts.ts', 'package-lock.json']

// In the order in which they are built: functions carry the fonts.
const TARGETS = {
  fonts: {
    inputs: FONT_INPUTS,
    output: 'dist/fonts',
    make: () => makeFonts('dist/fonts'),
  },
  functions: {
    inputs: ['cloudfunctions', 'src/core', 'src/contract', 'config/functions.ts', ...FONT_INPUTS],
    output: 'dist/cloudfunctions',
    // esbuild's own process would otherwise stay beside `npm start` for as long as that runs.
    make: () => buildFunctions('dist/cloudfunctions').finally(stop),
  },
  h5: {
    inputs: [...PHONE_INPUTS, 'config/h5-worker.ts'],
    output: 'dist/h5',
    make: () => buildPhone('h5').then(() => writeWorker('dist/h5')),
  },
  weapp: { inputs: PHONE_INPUTS, output: 'dist/weapp', make: () => buildPhone('weapp') },
} as const satisfies Record<string, Target>

export type TargetName = keyof typeof TARGETS
export const TARGET_NAMES = Object.keys(TARGETS) as TargetName[]

/** Builds those of `names` whose inputs changed since their last build; says what it does through `say`. */
export async function buildStale(
  names: readonly TargetName[],
  say: (line: string) => void,
  force = false,
): Promise<void> {
  const wanted = names.includes('functions') ? new Set<TargetName>(['fonts', ...names]) : names
  for (const name of wanted) await buildIfStale(name, say, force)
}

async function buildIfStale(name: TargetName, say: (line: string) => void, force: boolean): Promise<void> {
  const target: Target = TARGETS[name]
  const stamp = join('dist', `${name}.stamp`)
  const digest = digestOf(target.inputs)
  if (!force && existsSync(target.output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  const started = Date.now()
  say(`正在构建 ${name}… building ${name}…`)
  await target.make()
  mkdirSync('dist', { recursive: true })
  writeFileSync(stamp, digest)
  say(`已构建 ${name}，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`)
}

function digestOf(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/** Taro prints pages of progress; we keep it and show it only when the build fails. */
function buildPhone(type: 'h5' | 'weapp'): Promise<void> {
  const taro = join('node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const child = spawn(process.execPath, [taro, 'build', '--type', type], {
    env: { ...process.env, NODE_ENV: 'production', CI: 'true', BROWSERSLIST_IGNORE_OLD_DATA: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  child.stdout.on('data', (chunk) => output.push(String(chunk)))
  child.stderr.on('data', (chunk) => output.push(String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      // Taro ends with 0 even when webpack found errors, so its words are read too.
      const text = output.join('')
      const failed = code !== 0 || /Failed to compile|Module not found|ERROR in /.test(text)
      if (failed) reject(new Error(`taro build --type ${type} failed:\n${text.slice(-6000)}`))
      else resolve()
    })
  })
}

function isTargetName(text: string): text is TargetName {
  return text in TARGETS
}

if (require.main === module) {
  const wanted = process.argv.slice(2)
  if (wanted.includes('--help')) {
    console.log(
      'npm run build [-- fonts|functions|h5|weapp …] [--force]\n构建内容有变化的目标 / builds the targets whose inputs changed',
    )
  } else {
    const names = wanted.filter(isTargetName)
    buildStale(names.length > 0 ? names : TARGET_NAMES, console.log, wanted.includes('--force')).catch(
      (fault: Error) => {
        console.error(fault.message)
        process.exitCode = 1
      },
    )
  }
}
