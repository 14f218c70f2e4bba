/** 无网络亮证 as WeChat runs it: what was fetched without a word while there was a network is shown when there is none. */
import { judgeProof } from '../../src/core/presentation/proof-verdict'
import { ok } from '../../src/core/result'
import { after, type Instant, instantOf } from '../../src/core/time'
import { renewed } from '../support/issuing-cloud'
import { MEANS } from '../support/offline-code'
import { driver, LICENCE_ID, listOf, me, permit, refused } from './answers'
import { type Answers, launch, type OpenPage } from './mini-program'

const realNow = Date.now
let aheadMs = 0
jest.spyOn(Date, 'now').mockImplementation(() => realNow() + aheadMs)
const phoneTime = (): Instant => instantOf(Date.now())

const HOUR_MS = 3_600_000
const OTHER_ID = 'd'.repeat(64)
const other = { ...driver, id: OTHER_ID, subject: '示A·04713' }

const app = launch({})

const ONLINE: Answers = {
  'holder.listLicences': () => listOf(driver, other, permit),
  'holder.listFleets': () => ok({ items: [] }),
  'holder.me': () => ok(me),
  'holder.presentationState': () => ok({ state: 'waiting' }),
  'holder.present': () => ok(onlineCode()),
  'holder.forgetMe': () => ok({ proven: false, represents: [] }),
  'holder.deactivate': () => ok({}),
  'credentials.renewCredentials': (request) => renewed(request, phoneTime()),
  'credentials.reportShowings': ({ showings }) => ok({ noted: (showings as unknown[]).length }),
}
const OFFLINE = Object.fromEntries(Object.keys(ONLINE).map((route) => [route, () => undefined]))

function onlineCode() {
  const issuedAt = phoneTime()
  return { code: 'ONLINE-CODE', issuedAt, expiresAt: after(issuedAt, 120_000), renewAt: after(issuedAt, 100_000) }
}

/** The list is opened with a network, as after starting the app. */
async function openList(answers: Answers = {}): Promise<void> {
  app.answer({ ...ONLINE, ...answers })
  const list = await app.open('pages/licences/index')
  list.close()
}

async function openOffline(id = LICENCE_ID): Promise<OpenPage> {
  app.answer(OFFLINE)
  return app.open('pages/presentation/index', { id })
}

/** So much time goes by with the page on the screen. Its clock moves by the second. */
async function later(page: OpenPage, ms: number): Promise<void> {
  aheadMs += ms
  await new Promise((resolve) => setTimeout(resolve, 1200))
  await page.show()
}

/** What has been answered has been taken in. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300))
}

async function until(isSo: () => boolean): Promise<void> {
  for (let time = 0; time < 200 && !isSo(); time += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isSo()).toBe(true)
}

function asked(route: string): readonly Readonly<Record<string, unknown>>[] {
  return app.calls.filter(({ data }) => data.route === route).map(({ data }) => data.request)
}

/** The code on the screen, as 复制文字码 gives it: there is no canvas here. */
async function codeOn(page: OpenPage): Promise<string> {
  await page.tap('.button-soft')
  const copied = app.handed.at(-1) ?? ''
  return copied.slice('copy '.length)
}

function judged(code: string, now = phoneTime()) {
  return judgeProof(code, { ...MEANS, now, statusOf: () => undefined, isTimeKnown: true })
}

it('says what is missing on a phone that never had a network, and shows nothing false', async () => {
  const page = await openOffline()
  expect(page.has('.qr-code')).toBe(false)
  expect(page.text()).toContain('手机里没有这份证照的离线凭证')
  page.close()
})

it('fetches credentials of all that is activated and in force, and of nothing else, without a word', async () => {
  await openList()
  expect(asked('renewCredentials').at(-1)?.licences).toEqual([LICENCE_ID, OTHER_ID])
})

it('asks again neither at the next visit nor for what is not yet due', async () => {
  const before = asked('renewCredentials').length
  await openList()
  expect(asked('renewCredentials')).toHaveLength(before)
})

it('shows a code that is valid by both signatures when nobody answers, and says plainly that there is no network', async () => {
  const page = await openOffline()
  expect(page.text()).toContain('没有网络，正在出示离线码')
  expect(page.text()).toMatch(/离线码\s*00:\d\d\s*后更新/)
  const code = await codeOn(page)
  expect(code).toMatch(/^RTC1:/)
  expect(judged(code).verdict).toBe('valid')
  page.close()
})

it('makes a new code every twenty seconds, never the same one', async () => {
  const page = await openOffline()
  const first = await codeOn(page)
  await later(page, 21_000)
  const second = await codeOn(page)
  expect(second).toMatch(/^RTC1:/)
  expect(second).not.toBe(first)
  expect(judged(second).verdict).toBe('valid')
  page.close()
})

it('is right about the time on a phone whose clock is a day off, by what it learnt from the cloud', async () => {
  const cloudTime = phoneTime()
  aheadMs += 24 * HOUR_MS
  // Everything is due by this clock, and fetched: the cloud's answer tells what time it is.
  await openList({ 'credentials.renewCredentials': (request) => renewed(request, cloudTime) })
  const page = await openOffline()
  expect(judged(await codeOn(page), cloudTime).verdict).toBe('valid')
  page.close()
  aheadMs -= 24 * HOUR_MS
  await openList()
})

it('turns to an online code by itself when there is a network again', async () => {
  const page = await openOffline()
  expect(page.text()).toContain('离线码')
  app.answer(ONLINE)
  app.networkBack()
  await until(() => page.text().includes('一次有效'))
  expect(await codeOn(page)).toBe('ONLINE-CODE')
  expect(page.text()).toContain('无网络也可核验')
  page.close()
})

it('keeps the online code on the screen when the next one does not come, and turns to the offline code when it ends', async () => {
  await openList()
  const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
  app.answer(OFFLINE)
  await later(page, 110_000)
  expect(await codeOn(page)).toBe('ONLINE-CODE')
  await later(page, 20_000)
  expect(await codeOn(page)).toMatch(/^RTC1:/)
  page.close()
})

it('shows the offline code on request to an officer who has no network, and goes back', async () => {
  await openList()
  const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
  await page.tap('.notice-ok')
  await until(() => page.text().includes('正在出示离线码，执法人员不联网也能核验'))
  expect(await codeOn(page)).toMatch(/^RTC1:/)
  await page.tap('.notice-info')
  await until(() => page.text().includes('一次有效'))
  page.close()
})

it('renews the online code before it ends', async () => {
  await openList()
  const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
  const before = asked('present').length
  await later(page, 101_000)
  expect(asked('present')).toHaveLength(before + 1)
  page.close()
})

it('tells the officer’s use of the code before the one on the screen', async () => {
  await openList({ 'holder.present': () => ok({ ...onlineCode(), code: 'FIRST' }) })
  const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
  const used = ok({ state: 'used', at: phoneTime(), agency: '示例市交通运输综合执法支队' })
  app.answer({
    'holder.present': () => ok({ ...onlineCode(), code: 'SECOND' }),
    'holder.presentationState': ({ code }) => (code === 'FIRST' ? used : ok({ state: 'waiting' })),
  })
  await later(page, 101_000)
  await until(() => page.text().includes('已由 示例市交通运输综合执法支队 核验'))
  page.close()
})

it('says so when the status in the code is older than a shift, and when the credential is over', async () => {
  await openList()
  aheadMs += 13 * HOUR_MS
  const old = await openOffline()
  expect(old.text()).toContain('离线码的状态截至13 小时前')
  expect(judged(await codeOn(old))).toMatchObject({ verdict: 'stale', reason: 'statusOld' })
  old.close()
  aheadMs += 12 * HOUR_MS
  const over = await openOffline()
  expect(over.text()).toContain('已过期')
  expect(judged(await codeOn(over))).toMatchObject({ verdict: 'stale', reason: 'credentialOld' })
  over.close()
})

it('fetches the next credentials as soon as there is a network, whatever page is open', async () => {
  app.answer(ONLINE)
  const before = asked('renewCredentials').length
  app.networkBack()
  await until(() => asked('renewCredentials').length === before + 1)
})

it('asks again at once after nobody answered, but not after a refusal', async () => {
  aheadMs += 7 * HOUR_MS
  const before = asked('renewCredentials').length
  app.answer(OFFLINE)
  app.networkBack()
  await until(() => asked('renewCredentials').length === before + 1)
  app.answer({ ...ONLINE, 'credentials.renewCredentials': () => refused({ code: 'CREDENTIALS_TOO_MANY', minutes: 1 }) })
  await settle()
  app.networkBack()
  await until(() => asked('renewCredentials').length === before + 2)
  app.answer(ONLINE)
  await settle()
  app.networkBack()
  await settle()
  expect(asked('renewCredentials')).toHaveLength(before + 2)
  aheadMs += 151_000
  app.networkBack()
  await until(() => asked('renewCredentials').length === before + 3)
})

it('tells the cloud what was shown meanwhile, once, and when', async () => {
  const from = phoneTime()
  const page = await openOffline(OTHER_ID)
  await later(page, 40_000)
  page.close()
  app.answer({ ...ONLINE, 'credentials.reportShowings': () => refused({ code: 'BUSY' }) })
  await until(() => tellingOf(OTHER_ID).length > 0)
  app.answer(ONLINE)
  const before = tellingOf(OTHER_ID).length
  await until(() => tellingOf(OTHER_ID).length > before)
  app.networkBack()
  app.networkBack()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const told = tellingOf(OTHER_ID)
  expect(told).toHaveLength(before + 1)
  const [first, ...again] = told
  for (const each of again) expect(each).toEqual(first)
  expect(Date.parse(first?.from ?? '')).toBeGreaterThanOrEqual(Date.parse(from) - 2000)
  expect(Date.parse(first?.to ?? '') - Date.parse(first?.from ?? '')).toBeGreaterThanOrEqual(40_000)
})

interface Told {
  readonly licence: string
  readonly from: string
  readonly to: string
}

/** What the cloud was told of showings of the licence, refused or not; asks the phone to tell once more. */
function tellingOf(licence: string): readonly Told[] {
  app.networkBack()
  return asked('reportShowings')
    .flatMap(({ showings }) => showings as readonly Told[])
    .filter((each) => each.licence === licence)
}

it('turns to the licence beside it, and no further than the last', async () => {
  await openList()
  const page = await openOffline()
  expect(page.text()).toContain('第 1 份，共 2 份')
  await page.tap('.pager-turn', 0)
  expect(page.text()).toContain('第 1 份，共 2 份')
  await page.tap('.pager-turn', 1)
  expect(page.text()).toContain('示A·04713')
  expect(page.text()).toContain('第 2 份，共 2 份')
  page.close()
})

it('carries no licence any more that the list tells is suspended', async () => {
  await openList({ 'holder.listLicences': () => listOf({ ...driver, status: 'suspended' }, other) })
  const page = await openOffline()
  expect(page.has('.qr-code')).toBe(false)
  page.close()
})

it('carries no licence any more that the cloud will not give a credential for', async () => {
  aheadMs += 7 * HOUR_MS
  const failure = { code: 'LICENCE_NOT_ACTIVATED' } as const
  await openList({ 'credentials.renewCredentials': (asked) => renewed(asked, phoneTime(), { [LICENCE_ID]: failure }) })
  const gone = await openOffline()
  expect(gone.has('.qr-code')).toBe(false)
  gone.close()
  const kept = await openOffline(OTHER_ID)
  expect(kept.has('.qr-code')).toBe(true)
  kept.close()
})

it('keeps nothing of the person’s after he has signed out', async () => {
  aheadMs += HOUR_MS
  await openList()
  const page = await app.open('pages/me/index')
  await page.tap('.button-plain')
  await page.tap('.button-danger')
  page.close()
  const shown = await openOffline()
  expect(shown.has('.qr-code')).toBe(false)
  shown.close()
})
