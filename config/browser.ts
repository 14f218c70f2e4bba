/**
 * Which browser the end-to-end tests and the screenshots drive. Nothing is downloaded from anywhere but the machine's own
 * package manager, and that only where a container would otherwise be unable to run the tests: Debian or Ubuntu as root.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** How Chromium is started: measured to be quiet (no background traffic) and to work as root in a container. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const ADVICE =
  '没有找到可用的浏览器：请安装 Chrome、Chromium 或 Edge，或用环境变量 CHROME_PATH 指明其位置。' +
  ' / No browser found: install Chrome, Chromium or Edge, or name its path in the environment variable CHROME_PATH.'

/** The path of a Chromium-family browser, installed first where that is this script's business. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named) return namedBrowser(named)
  const found = installedBrowser()
  if (found && (hasChineseFont() || !mayInstall())) return found
  if (!found && !mayInstall()) throw new Error(ADVICE)
  install(found ? ['fonts-noto-cjk'] : ['chromium', 'fonts-noto-cjk'])
  const installed = installedBrowser()
  if (!installed) throw new Error(ADVICE)
  return installed
}

function namedBrowser(path: string): string {
  if (isExecutable(path)) return path
  throw new Error(`CHROME_PATH 指向的文件不存在或不能执行：${path} / CHROME_PATH names no executable file: ${path}`)
}

function installedBrowser(): string | undefined {
  return [...usualPlaces(), ...onPath()].find(isExecutable)
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') return macPlaces()
  if (process.platform === 'win32') return windowsPlaces()
  return [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

function macPlaces(): string[] {
  const roots = ['/Applications', join(process.env.HOME ?? '', 'Applications')]
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  return roots.flatMap((root) => apps.map((app) => join(root, `${app}.app`, 'Contents', 'MacOS', app)))
}

function windowsPlaces(): string[] {
  const { PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA } = process.env
  const roots = [PROGRAMFILES, x86, LOCALAPPDATA].filter((root) => root !== undefined)
  const apps = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ]
  return roots.flatMap((root) => apps.map((app) => join(root, app)))
}

function onPath(): string[] {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'msedge',
  ]
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => join(folder, name + ending)))
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

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && isDebianFamily()
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
