/** The browser that the end-to-end tests and the screenshots drive: what the plan says (browser-plan.ts) is done here. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { ADVICE, browserPlan, type Machine } from './browser-plan'

/**
 * What no page of ours needs. The first three are the address bar's own pages: two more renderers for every phone, a third of a journey's
 * processor time. The rest is what the driver switches off itself, named again since the last such list is the one that counts.
 */
const DISABLED_FEATURES = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'LensOverlay'],
  ...[
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'MediaRouter',
    'PaintHolding',
  ],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning'],
]

/** How Chromium is started: measured to be quiet (no background traffic) and to work as root in a container. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${DISABLED_FEATURES.join()}`,
]

/** The path of a Chromium-family browser, installed first where that is this script's business. Throws with a sentence for the person otherwise. */
export async function findChromium(): Promise<string> {
  const first = browserPlan(thisMachine())
  if (first.kind === 'install') install(first.packages)
  const plan = first.kind === 'install' ? browserPlan({ ...thisMachine(), mayInstall: false }) : first
  if (plan.kind === 'found') return plan.path
  throw new Error(plan.kind === 'missing' ? plan.sentence : ADVICE)
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    named: process.env.CHROME_PATH,
    folders: (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    variables: process.env,
    mayInstall: process.platform === 'linux' && process.getuid?.() === 0 && isDebianFamily(),
    hasChineseFont,
    isExecutable,
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where fontconfig is not the judge (macOS, Windows), the system brings its own Chinese fonts. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

function isDebianFamily(): boolean {
  if (!existsSync('/etc/os-release')) return false
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

// Ubuntu's own chromium package is a stub for snap, which containers lack: there the advice above is the last word.
function install(packages: readonly string[]): void {
  progress(`缺少 ${packages.join('、')}，正在用 apt-get 安装（约一分钟）… / installing ${packages.join(', ')} …`)
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  progress('安装完成 / installed')
}

function apt(words: readonly string[]): void {
  progress(`apt-get ${words.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('apt-get', words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (run.status !== 0) throw new Error(`apt-get ${words[0]} 失败 / failed:\n${run.stderr}\n${ADVICE}`)
}

/** To stderr: stdout carries the path alone, so that a shell can capture it. */
function progress(line: string): void {
  process.stderr.write(`[browser] ${line}\n`)
}

if (require.main === module) {
  findChromium().then(
    (path) => process.stdout.write(`${path}\n`),
    (fault: Error) => {
      process.stderr.write(`${fault.message}\n`)
      process.exitCode = 1
    },
  )
}
