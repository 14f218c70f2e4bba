import { spawnSync } from 'node:child_process'
import { browserPlan, type Machine } from '../../config/browser-plan'

/** A container as CI has it, with these files. */
const machine = (files: readonly string[], more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  named: undefined,
  folders: ['/usr/local/bin', '/usr/bin'],
  variables: {},
  mayInstall: true,
  hasChineseFont: () => true,
  isExecutable: (path) => files.includes(path),
  ...more,
})
const missing = { kind: 'missing', sentence: expect.stringMatching(/请安装 Chrome.*CHROME_PATH.*install Chrome/) }

describe('the browser of the tests', () => {
  it.each([
    ['Chrome', '/usr/bin/google-chrome-stable'],
    ['Chromium', '/usr/bin/chromium'],
    ['Edge', '/usr/bin/microsoft-edge'],
    ['a Chromium that only PATH knows', '/usr/local/bin/chromium-browser'],
  ])('is the %s that is there', (_, path) => {
    expect(browserPlan(machine([path]))).toEqual({ kind: 'found', path })
  })

  it('is found where macOS and Windows keep it', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(browserPlan(machine([mac], { platform: 'darwin', mayInstall: false }))).toEqual({ kind: 'found', path: mac })
    const edge = 'C:/Program Files/Microsoft/Edge/Application/msedge.exe'
    const variables = { PROGRAMFILES: 'C:/Program Files' }
    const windows = machine([edge], { platform: 'win32', mayInstall: false, variables })
    expect(browserPlan(windows)).toEqual({ kind: 'found', path: edge })
  })

  it('is the one that CHROME_PATH names before any other', () => {
    const named = '/home/me/chrome'
    expect(browserPlan(machine(['/usr/bin/chromium', named], { named }))).toEqual({ kind: 'found', path: named })
  })

  it('is none when CHROME_PATH names no executable file, which is told with the path', () => {
    const plan = browserPlan(machine(['/usr/bin/chromium'], { named: '/home/me/chrome' }))
    expect(plan).toEqual({ kind: 'missing', sentence: expect.stringContaining('/home/me/chrome') })
  })

  it('is installed with a Chinese font on Debian and Ubuntu as root', () => {
    expect(browserPlan(machine([]))).toEqual({ kind: 'install', packages: ['chromium', 'fonts-noto-cjk'] })
  })

  it('has the font alone installed when only that is missing', () => {
    const plan = browserPlan(machine(['/usr/bin/chromium'], { hasChineseFont: () => false }))
    expect(plan).toEqual({ kind: 'install', packages: ['fonts-noto-cjk'] })
  })

  it('is asked for in one sentence where nothing may be installed', () => {
    expect(browserPlan(machine([], { mayInstall: false }))).toEqual(missing)
  })

  it('is used without a Chinese font where nothing may be installed', () => {
    const plan = browserPlan(machine(['/usr/bin/chromium'], { mayInstall: false, hasChineseFont: () => false }))
    expect(plan).toEqual({ kind: 'found', path: '/usr/bin/chromium' })
  })
})

it('the command says the sentence and nothing else, and ends with 1', () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'config/browser.ts'], {
    env: { ...process.env, CHROME_PATH: '/nowhere/chrome' },
    encoding: 'utf8',
  })
  expect(run).toMatchObject({ status: 1, stdout: '' })
  expect(run.stderr.trim().split('\n')).toEqual([expect.stringContaining('CHROME_PATH names no executable file')])
})
