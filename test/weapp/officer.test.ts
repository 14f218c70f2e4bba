/** 执法核验 as WeChat renders it: from the scanner to the verdict. */
import { ok } from '../../src/core/result'
import { refused, valid } from './answers'
import { launch } from './mini-program'

const app = launch({ 'officer.verify': () => ok(valid) })

async function scan(text: string): Promise<void> {
  app.scanned(text)
  const page = await app.open('officer/scan/index')
  await page.tap('.scan-button')
  page.close()
}

function lastRequest(): Readonly<Record<string, unknown>> {
  return app.calls.at(-1)?.data.request ?? {}
}

it('sends what was scanned, with the place and a request id of its own', async () => {
  app.scanned('PRESENTED-CODE')
  const page = await app.open('officer/scan/index')
  await page.type('.field-input', 'G104 检查站')
  await page.tap('.scan-button')
  expect(app.moves.at(-1)).toBe('navigateTo /officer/verdict/index')
  page.close()
  const verdict = await app.open('officer/verdict/index')
  expect(app.calls.at(-1)).toMatchObject({ name: 'officer', data: { route: 'verify' } })
  expect(lastRequest()).toMatchObject({ code: 'PRESENTED-CODE', place: 'G104 检查站' })
  expect(lastRequest().requestId).toMatch(/^[A-Za-z0-9_-]{22}$/)
  verdict.close()
})

it('shows the verdict with the time of the check and the legal basis', async () => {
  await scan('PRESENTED-CODE')
  const page = await app.open('officer/verdict/index')
  expect(page.has('.banner-ok')).toBe(true)
  expect(page.text()).toContain('状态核对于 16:20:31')
  expect(page.text()).toContain('运行服务规范第六条')
  page.close()
})

it('tells why and since when a licence is invalid', async () => {
  app.answer({
    'officer.verify': () => ok({ ...valid, verdict: 'invalid', reason: 'cancelled', stateSince: valid.checkedAt }),
  })
  await scan('PRESENTED-CODE')
  const page = await app.open('officer/verdict/index')
  expect(page.has('.banner-bad')).toBe(true)
  expect(page.text()).toContain('该证照已于 2026-11-23 注销')
  page.close()
})

it('never calls a licence invalid because its code was used or is old', async () => {
  for (const code of ['CODE_USED', 'CODE_EXPIRED', 'CODE_UNKNOWN'] as const) {
    app.answer({ 'officer.verify': () => refused({ code }) })
    await scan('PRESENTED-CODE')
    const page = await app.open('officer/verdict/index')
    expect(page.has('.banner-bad')).toBe(false)
    expect(page.text()).toContain('不得仅因此认定无证')
    page.close()
  }
})

it('asks again with the same request id after a lost network', async () => {
  app.answer({ 'officer.verify': () => undefined })
  await scan('PRESENTED-CODE')
  const page = await app.open('officer/verdict/index')
  const first = lastRequest()
  expect(page.text()).toContain('暂不能确认')
  app.answer({ 'officer.verify': () => ok(valid) })
  await page.tap('.button-main')
  expect(lastRequest()).toEqual(first)
  expect(page.has('.banner-ok')).toBe(true)
  page.close()
})

it('lets nobody scan before he has proven who he is, nor one who is not registered as an officer', async () => {
  app.answer({ 'officer.officerMe': () => refused({ code: 'IDENTITY_NOT_PROVEN' }) })
  const unproven = await app.open('officer/scan/index')
  expect(unproven.has('.scan-button')).toBe(false)
  await unproven.tap('.button-main')
  expect(app.moves.at(-1)).toBe('navigateTo /pages/identity/index')
  unproven.close()
  app.answer({ 'officer.officerMe': () => refused({ code: 'OFFICER_NOT_REGISTERED' }) })
  const stranger = await app.open('officer/scan/index')
  expect(stranger.has('.scan-button')).toBe(false)
  expect(stranger.text()).toContain('尚未登记为执法人员')
  stranger.close()
})

it('names the agency in whose name the officer checks', async () => {
  const agency = '示例市交通运输综合执法支队'
  app.answer({ 'officer.officerMe': () => ok({ name: '张执法', agency, officerNumber: '99010100001' }) })
  const page = await app.open('officer/scan/index')
  expect(page.text()).toContain(agency)
  page.close()
})

it('takes a pasted code where there is no camera', async () => {
  const page = await app.open('officer/scan/index')
  await page.type('.field-input', '  PASTED-CODE ', 1)
  await page.tap('.button-soft')
  page.close()
  const verdict = await app.open('officer/verdict/index')
  expect(lastRequest().code).toBe('PASTED-CODE')
  verdict.close()
})
