/**
 * Which browser a machine offers, or what has to be installed for one: decided from what is known of the machine, nothing is touched. Nothing is
 * downloaded from anywhere but the machine's own package manager, and that only where a container would otherwise be unable to run the tests:
 * Debian or Ubuntu as root.
 */
import { join } from 'node:path'

/** What is known of a machine. */
export interface Machine {
  readonly platform: NodeJS.Platform
  /** CHROME_PATH. */
  readonly named: string | undefined
  /** The folders of PATH. */
  readonly folders: readonly string[]
  readonly variables: { readonly [name: string]: string | undefined }
  /** Its package manager is apt, and we are root. */
  readonly mayInstall: boolean
  readonly hasChineseFont: () => boolean
  readonly isExecutable: (path: string) => boolean
}

/** `sentence`, in Chinese and English, tells the person what to do. */
export type BrowserPlan =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'install'; readonly packages: readonly string[] }
  | { readonly kind: 'missing'; readonly sentence: string }

export const ADVICE =
  '没有找到可用的浏览器：请安装 Chrome、Chromium 或 Edge，或用环境变量 CHROME_PATH 指明其位置。' +
  ' / No browser found: install Chrome, Chromium or Edge, or name its path in the environment variable CHROME_PATH.'

/** A browser without a Chinese font draws boxes: where we may, the font is installed; where not, that is no reason to stop. */
export function browserPlan(machine: Machine): BrowserPlan {
  const { named, mayInstall, isExecutable } = machine
  if (named !== undefined && named !== '') {
    return isExecutable(named) ? { kind: 'found', path: named } : { kind: 'missing', sentence: notThere(named) }
  }
  const path = [...usualPlaces(machine), ...onPath(machine)].find(isExecutable)
  if (path !== undefined && (!mayInstall || machine.hasChineseFont())) return { kind: 'found', path }
  if (!mayInstall) return { kind: 'missing', sentence: ADVICE }
  return { kind: 'install', packages: path === undefined ? ['chromium', 'fonts-noto-cjk'] : ['fonts-noto-cjk'] }
}

function notThere(path: string): string {
  return `CHROME_PATH 指向的文件不存在或不能执行：${path} / CHROME_PATH names no executable file: ${path}`
}

function usualPlaces({ platform, variables }: Machine): readonly string[] {
  if (platform === 'darwin') return macPlaces(variables.HOME)
  if (platform === 'win32') return windowsPlaces(variables)
  return [
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

function macPlaces(home = ''): readonly string[] {
  const roots = ['/Applications', join(home, 'Applications')]
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
  return roots.flatMap((root) => apps.map((app) => join(root, `${app}.app`, 'Contents', 'MacOS', app)))
}

function windowsPlaces({ PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA }: Machine['variables']): string[] {
  const roots = [PROGRAMFILES, x86, LOCALAPPDATA].filter((root) => root !== undefined)
  const apps = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ]
  return roots.flatMap((root) => apps.map((app) => join(root, app)))
}

function onPath({ platform, folders }: Machine): readonly string[] {
  const ending = platform === 'win32' ? '.exe' : ''
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
    'msedge',
  ]
  return folders.flatMap((folder) => names.map((name) => join(folder, name + ending)))
}
