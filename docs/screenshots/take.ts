/**
 * `npm run screenshots`: the README's pictures, taken from the browser build on a local cloud with the demo, in a directory of
 * its own. Taken again whenever the pages change; nothing in them is a real person's.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../config/browser'
import { buildStale } from '../../config/build'
import { type LocalCloud, startLocalCloud } from '../../local/cloud'
import { PEOPLE } from '../../local/demo/people'
import { filePicture } from './file-picture'
import { smallPng } from './small-png'

type Opened = (personId: string) => Promise<Page>

async function take(): Promise<void> {
  await buildStale(['functions', 'h5'], console.log)
  const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'))
  const cloud = await startLocalCloud({ dataDir, demo: true, timers: false })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGUMENTS] })
  try {
    const code = await pictures((personId) => openAs(browser, cloud, personId), await openFresh(browser, cloud))
    save('copy-file', await filePicture(cloud.url, personOf('freight-driver').openid, code))
  } finally {
    await browser.close()
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Ends with the code of a copy of the driver's. */
async function pictures(openFor: Opened, newcomer: Page): Promise<string> {
  await newcomer.getByText('从业人员', { exact: true }).waitFor()
  await keep(newcomer, 'chooser')
  const codes = await holderPictures(await openFor('freight-driver'))
  await officerPictures(await openFor('officer-shili'), codes)
  const driver = await openFor('freight-driver')
  await driver.goto(new URL('/#/pages/activity/index', driver.url()).href)
  await driver.getByText('现场核验').filter({ visible: true }).first().waitFor()
  await keep(driver, 'activity')
  await companyPictures(await openFor('freight-company'))
  await givingPictures(await openFor('freight-driver'))
  await receivingPictures(await openFor('shipper'))
  return copyPictures(await openFor('freight-driver'))
}

/** What the driver shows: with a network, and without one. */
interface Codes {
  readonly online: string
  readonly offline: string
}

async function holderPictures(page: Page): Promise<Codes> {
  await tap(page, /^激活 /)
  await page.getByRole('checkbox').filter({ visible: true }).tap()
  await keep(page, 'activation')
  await tap(page, '激活')
  await tap(page, '返回我的证照')
  await page.getByText('亮证', { exact: true }).filter({ visible: true }).waitFor()
  await keep(page, 'licences')
  await tap(page, /^查看/)
  await seen(page, '证照标识')
  await keep(page, 'licence')
  await tap(page, '亮证')
  await page
    .getByText(/后更新/)
    .filter({ visible: true })
    .waitFor()
  await page.waitForFunction(isPainted)
  await page.getByText(/无网络也可核验/).waitFor()
  await keep(page, 'presentation')
  const online = await copied(page)
  await page.context().setOffline(true)
  await tap(page, /出示离线码/)
  await page.getByText(/离线码 *\d/).waitFor()
  // What the browser says of the copied text lies over the code for a while.
  await page.getByText('内容已复制').waitFor({ state: 'hidden' })
  await keep(page, 'presentation-offline')
  return { online, offline: await copied(page) }
}

async function copied(page: Page): Promise<string> {
  await tap(page, '复制文字码')
  await page.getByRole('button', { name: '已复制' }).waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** The lists were published before he came. */
async function officerPictures(page: Page, { online, offline }: Codes): Promise<void> {
  await fetch(new URL('/local/timers/credentials/run', page.url()), { method: 'POST' })
  await page.goto(new URL('/#/officer/scan/index', page.url()).href)
  await page.getByText(/示例省状态列表/).waitFor()
  await page
    .getByPlaceholder(/检查站/)
    .and(page.locator('input'))
    .fill('示例市城东区 G104 检查站')
  await keep(page, 'scan')
  await verdictOn(page, online, 'verdict')
  await tap(page, '继续扫码')
  await page.context().setOffline(true)
  await verdictOn(page, offline, 'verdict-offline')
}

async function verdictOn(page: Page, code: string, name: string): Promise<void> {
  await page
    .getByPlaceholder(/复制文字码/)
    .and(page.locator('input'))
    .filter({ visible: true })
    .fill(code)
  await tap(page, '核验')
  await page.getByText('有效', { exact: true }).filter({ visible: true }).waitFor()
  await keep(page, name)
}

/** Its permit, its fleet, and a vehicle of it. */
async function companyPictures(page: Page): Promise<void> {
  await tap(page, /^查看道路运输经营许可证/)
  await seen(page, '证照标识')
  await keep(page, 'permit')
  await tap(page, '返回')
  await tap(page, /查看名下车辆/)
  await page.getByText(/^示A·/).filter({ visible: true }).first().waitFor()
  await keep(page, 'fleet')
  await tap(page, /^示A·/)
  await seen(page, '证照标识')
  await keep(page, 'vehicle')
}

/** The driver lets a platform use his certificate: the terms, the plain words before the consent, and the receipt. */
async function givingPictures(page: Page): Promise<void> {
  await tap(page, /^查看/)
  await tap(page, '授权他人使用')
  await tap(page, /^下一步（已选 1 本）$/)
  await tap(page, /^授权给，请选择接收方/)
  await tap(page, /^示例市丰达货运平台有限公司，/)
  await seen(page, '平台企业')
  await keep(page, 'sharing-terms')
  await tap(page, '下一步：确认内容')
  await seen(page, /^对方不能转授权/)
  await keep(page, 'sharing-confirm')
  await tap(page, /^授权 1 本，到 /)
  await seen(page, '授权已生效')
  await tap(page, '查看这项授权')
  await tap(page, '授权凭证')
  await tap(page, '核对签名')
  await seen(page, '签名真实，内容没有改动过。')
  await keep(page, 'sharing-receipt')
}

/** What the platform reads then: the granted fields and no other. */
async function receivingPictures(page: Page): Promise<void> {
  await page.goto(new URL('/#/relying-party/home/index', page.url()).href)
  await tap(page, /使用中，查看$/)
  await tap(page, /^查看 从业资格证/)
  await seen(page, /持证人会看到/)
  await tap(page, '查看')
  await seen(page, personOf('freight-driver').name)
  await keep(page, 'sharing-reading')
}

/** A copy asked for, ready, and checked by its code. The licence is activated by then. */
async function copyPictures(page: Page): Promise<string> {
  await tap(page, /^查看/)
  await tap(page, '申请加注件')
  await page.locator('textarea').filter({ visible: true }).fill('投标资质存档')
  await page
    .getByPlaceholder(/接收加注件/)
    .and(page.locator('input'))
    .fill('范例物流平台有限公司')
  await page.getByRole('radio', { name: '30 天' }).filter({ visible: true }).tap()
  await keep(page, 'copy-request')
  await tap(page, '确认申请')
  await seen(page, '收到加注件的人扫描二维码，即可查验是否有效')
  await page.waitForFunction(isPainted)
  await keep(page, 'copy')
  const code = new URL(page.url()).hash.split('code=')[1] ?? ''
  await page.goto(new URL(`/c/${code}`, page.url()).href)
  await hideChooser(page)
  await page.getByText('有效', { exact: true }).filter({ visible: true }).waitFor()
  await keep(page, 'copy-check')
  return code
}

function seen(page: Page, text: string | RegExp): Promise<void> {
  return page.getByText(text).filter({ visible: true }).waitFor()
}

/** Runs in the page: the code is painted a frame after its card is there. */
function isPainted(): boolean {
  const canvas = [...document.querySelectorAll('canvas')].at(-1)
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  return pixels.some((value, index) => index % 4 === 3 && value === 255)
}

function tap(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  return page.getByRole('button', { name, exact }).filter({ visible: true }).last().tap()
}

async function openAs(browser: Browser, cloud: LocalCloud, personId: string): Promise<Page> {
  const person = personOf(personId)
  await fetch(`${cloud.url}/invoke/holder`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': person.openid },
    body: JSON.stringify({ route: 'proveIdentity', request: { code: person.demoCode } }),
  })
  const page = await openFresh(browser, cloud)
  await page.evaluate((openid) => localStorage.setItem('local-openid', openid), person.openid)
  await page.reload()
  await hideChooser(page)
  return page
}

function personOf(personId: string) {
  const person = PEOPLE.find(({ id }) => id === personId)
  if (!person) throw new Error(`The demo has no person ${personId}`)
  return person
}

/** The local cloud's own button would be in every picture and belongs to none. */
async function hideChooser(page: Page): Promise<void> {
  await page.addStyleTag({ content: '.local-chooser { display: none }' })
}

async function openFresh(browser: Browser, cloud: LocalCloud): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  await page.goto(cloud.url)
  return page
}

async function keep(page: Page, name: string): Promise<void> {
  // Pages slide in: the picture waits until nothing moves but the band over a code, which always does.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )
  save(name, smallPng(await page.screenshot()))
}

function save(name: string, png: Buffer): void {
  writeFileSync(join(__dirname, `${name}.png`), png)
  console.log(`docs/screenshots/${name}.png  ${Math.round(png.length / 1024)} KB`)
}

take().catch((fault: Error) => {
  console.error(fault.message)
  process.exitCode = 1
})
