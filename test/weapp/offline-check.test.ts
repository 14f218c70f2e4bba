/** 离线核验 as WeChat runs it: with the signed lists the phone fetched before, and no network when the code is scanned. */
import { ok } from '../../src/core/result'
import { madeCode, OTHER_ISSUER_KEY, SHOWN_AT, TRUST } from '../support/offline-code'
import { changesToken, statusToken, trustMaterial } from '../support/trust-material'
import { officer, onShift, refused } from './answers'
import { type Answers, launch } from './mini-program'

const app = launch({})

const ONLINE: Answers = {
  'officer.officerMe': () => ok(onShift),
  'officer.reportOffline': ({ checks }) =>
    ok({ items: (checks as { requestId: string }[]).map(({ requestId }) => ({ requestId, outcome: 'noted' })) }),
  'public.trust': () => ok(trustMaterial(1)),
  'public.statusList': () => ok({ token: statusToken(1) }),
  'public.statusChanges': () => ok({}),
}
const OFFLINE = Object.fromEntries(Object.keys(ONLINE).map((route) => [route, () => undefined]))

const realNow = Date.now
let aheadMs = 0
jest.spyOn(Date, 'now').mockImplementation(() => realNow() + aheadMs)

let licences = 10

/** Each of another licence, so that none was seen before. */
function freshCode(): string {
  licences += 1
  return madeCode({ content: { status: { list: 0, index: licences } } })
}

/** Time enough has passed that the phone asks again for what is newer. */
async function connect(answers: Answers = {}): Promise<void> {
  aheadMs += 60_000
  app.answer({ ...ONLINE, ...answers })
  const page = await app.open('officer/scan/index')
  page.close()
}

/** The verdict page after a scan without any network. */
async function scanOffline(code: string) {
  app.answer(OFFLINE)
  app.scanned(code)
  const scan = await app.open('officer/scan/index')
  await scan.tap('.scan-button')
  scan.close()
  return app.open('officer/verdict/index')
}

function reported(): readonly Readonly<Record<string, unknown>>[] {
  return app.calls
    .filter(({ data }) => data.route === 'reportOffline')
    .flatMap(({ data }) => data.request.checks as Readonly<Record<string, unknown>>[])
}

it('cannot say anything, and blames nobody, as long as no trust list was ever fetched', async () => {
  const page = await scanOffline(freshCode())
  expect(page.has('.banner-wait')).toBe(true)
  expect(page.text()).toContain('不得仅因此认定无证')
  page.close()
})

it('shows what it has for checks without a network, and how old it is', async () => {
  app.answer(ONLINE)
  const page = await app.open('officer/scan/index')
  expect(page.text()).toContain('2 个省份 · 刚刚')
  expect(page.text()).toMatch(/示例省状态列表\s*刚刚/)
  page.close()
})

it('gives a verdict at once, by itself, with the age of all it rests on and what the code says', async () => {
  const before = app.calls.length
  const page = await scanOffline(freshCode())
  expect(page.has('.banner-ok')).toBe(true)
  for (const words of ['本机离线核验', '状态截至', '信任列表', '第六条', '第九条', '示例运输', '示A·04713', '示例省']) {
    expect(page.text()).toContain(words)
  }
  expect(app.calls.slice(before).some(({ data }) => data.route === 'verify')).toBe(false)
  page.close()
})

it('notices a code that was checked before', async () => {
  const code = freshCode()
  const first = await scanOffline(code)
  first.close()
  const second = await scanOffline(code)
  expect(second.has('.banner-wait')).toBe(true)
  second.close()
})

it('calls the code of a licence invalid whose suspension came with the signed changes', async () => {
  const code = freshCode()
  await connect({
    'public.trust': () => ok(trustMaterial(2)),
    'public.statusChanges': ({ from }) => ok({ token: changesToken(Number(from), 2, [[licences, 2]]) }),
  })
  const page = await scanOffline(code)
  expect(page.has('.banner-bad')).toBe(true)
  page.close()
})

it('fetches the whole list when there are no changes to be had', async () => {
  const code = freshCode()
  const cancelled = statusToken(3, [[licences, 1]])
  await connect({ 'public.trust': () => ok(trustMaterial(3)), 'public.statusList': () => ok({ token: cancelled }) })
  const page = await scanOffline(code)
  expect(page.has('.banner-bad')).toBe(true)
  page.close()
})

it('takes no list that its issuer did not sign', async () => {
  const code = freshCode()
  const [head, body] = statusToken(9, [[licences, 1]]).split('.')
  const forged = `${head}.${body}.${'A'.repeat(86)}`
  await connect({ 'public.trust': () => ok(trustMaterial(9)), 'public.statusList': () => ok({ token: forged }) })
  const page = await scanOffline(code)
  expect(page.has('.banner-ok')).toBe(true)
  page.close()
})

it('takes no trust list that is older than the one it has', async () => {
  const [first, second] = TRUST.issuers
  const older = { ...TRUST, sequence: TRUST.sequence - 1, issuers: [second, { ...first, keys: [] }] }
  await connect({ 'public.trust': () => ok(trustMaterial(3, SHOWN_AT, older)) })
  const page = await scanOffline(freshCode())
  expect(page.has('.banner-ok')).toBe(true)
  page.close()
})

it('checks the code of another province by the same list', async () => {
  const code = madeCode({
    content: { issuer: '980000', status: { list: 0, index: 1 } },
    issuerKey: OTHER_ISSUER_KEY,
  })
  const page = await scanOffline(code)
  expect(page.has('.banner-ok')).toBe(true)
  expect(page.text()).toContain('样例省')
  page.close()
})

it('says when the phone’s own clock is off, and judges by the cloud’s time', async () => {
  const page = await scanOffline(freshCode())
  expect(page.text()).toMatch(/本机时钟[快慢] .*，已按云端时间校正/)
  expect(page.has('.banner-ok')).toBe(true)
  page.close()
})

it('tells the cloud of the check when there is a network again, with what the officer did, and once', async () => {
  const code = freshCode()
  await connect()
  const page = await scanOffline(code)
  await page.tap('.ruling .button-soft')
  expect(page.text()).toContain('待上报')
  page.close()
  const records = await app.open('officer/records/index')
  expect(records.text()).toContain('待上报')
  records.close()
  const before = reported().length
  await connect()
  await connect()
  expect(reported().slice(before)).toEqual([
    expect.objectContaining({ code, verdict: 'valid', outcome: 'accepted', requestId: expect.any(String) }),
  ])
})

it('keeps the check when the cloud refuses it for now', async () => {
  const code = freshCode()
  await (await scanOffline(code)).close()
  await connect({ 'officer.reportOffline': () => refused({ code: 'BUSY' }) })
  const before = reported().length
  await connect()
  expect(reported().slice(before)).toEqual([expect.objectContaining({ code })])
})

it('keeps nothing for somebody who is no officer: there is nobody to tell it', async () => {
  await connect({ 'officer.officerMe': () => refused({ code: 'OFFICER_NOT_REGISTERED' }) })
  const page = await scanOffline(freshCode())
  expect(page.has('.banner-ok')).toBe(true)
  expect(page.has('.ruling')).toBe(false)
  page.close()
  const before = reported().length
  await connect({ 'officer.officerMe': () => ok(officer) })
  expect(reported()).toHaveLength(before)
})
