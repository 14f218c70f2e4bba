/**
 * People's phones in a real browser: one browser a test file, one context a phone. A page that complains (console errors,
 * uncaught faults, failed requests) fails its test, unless the test said beforehand what it provokes.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../config/browser'
import { watchComplaints } from './complaints'

export interface PhoneOptions {
  readonly url: string
  /** Who the phone is from the start; without it the person chooses on the page. */
  readonly openid?: string
  readonly width?: number
  /** Taller than any phone, to see a whole page in one picture. */
  readonly height?: number
  readonly dark?: boolean
  /** The browser may keep the app's files; otherwise a test's own answers would not reach the page. */
  readonly keepsApp?: boolean
}

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
  /** Every address this phone asked for or showed. */
  readonly addresses: readonly string[]
  /** Complaints matching this are what the test provokes. */
  expectComplaint(pattern: RegExp): void
  setOffline(offline: boolean): Promise<void>
  /** The page as a picture; also kept in `dist/screenshots` for people to look at. */
  screenshot(name: string): Promise<Buffer>
}

export interface Phones {
  newPhone(options: PhoneOptions): Promise<Phone>
}

interface OpenPhone extends Phone {
  readonly complaints: () => readonly string[]
}

const SCREENSHOTS = join('dist', 'screenshots')
const HEIGHT = 844
const WIDTH = 390
// A page that needs this long on two busy cores is still no failure; one that never comes is.
const PATIENCE_MS = 20_000

/**
 * Opens the browser for this test file and, after each test, closes its phones and judges what they complained of. None of
 * `secrets` may stand in any address a phone asked for or showed: addresses end up in logs and histories.
 */
export function usePhones(secrets: readonly string[]): Phones {
  let browser: Browser | undefined
  let open: OpenPhone[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGUMENTS] })
  })
  afterEach(async () => {
    const complaints = open.flatMap((phone) => [...phone.complaints(), ...leaks(phone, secrets)])
    await Promise.all(open.map((phone) => phone.context.close()))
    open = []
    if (complaints.length > 0) throw new Error(`The pages complained:\n${complaints.join('\n')}`)
  })
  afterAll(() => browser?.close())
  return {
    async newPhone(options) {
      if (!browser) throw new Error('newPhone() is called before the browser is open')
      const phone = await openPhone(browser, options)
      open.push(phone)
      await phone.page.goto(options.url)
      return phone
    },
  }
}

/** The address is told without what it leaks. */
function leaks({ addresses }: Phone, secrets: readonly string[]): string[] {
  const leaking = addresses.filter((address) => secrets.some((secret) => address.includes(secret)))
  return leaking.map((address) => `personal data in the address of ${new URL(address).pathname.slice(0, 20)}…`)
}

async function openPhone(
  browser: Browser,
  { openid, width = WIDTH, height = HEIGHT, dark = false, keepsApp = false }: PhoneOptions,
): Promise<OpenPhone> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    serviceWorkers: keepsApp ? 'allow' : 'block',
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(PATIENCE_MS)
  if (openid) await context.addInitScript(actAs, openid)
  const page = await context.newPage()
  const watch = watchComplaints(page)
  return {
    page,
    context,
    addresses: watch.addresses,
    complaints: watch.complaints,
    expectComplaint: watch.expect,
    async setOffline(offline) {
      if (offline) watch.expect(/ERR_INTERNET_DISCONNECTED/)
      await context.setOffline(offline)
    },
    screenshot: (name) => screenshot(page, name),
  }
}

/** Runs in the page before it: the browser build keeps its openid in storage, the mini-program is given it by its host. */
function actAs(openid: string): void {
  Object.assign(window, { __openid: openid })
  localStorage.setItem('local-openid', openid)
}

async function screenshot(page: Page, name: string): Promise<Buffer> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  // Fonts and images first; a picture of half a page helps nobody.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
}
