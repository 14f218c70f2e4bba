/** 执法核验 as WeChat renders it: from the scanner to the verdict. */
import { ok } from '../../src/core/result'
import { officer, onShift, publicAnswer, refused, valid } from './answers'
import { launch } from './mini-program'

const CODE = 'https://licence.example.cn/v/AbCdEfGhIjKlMnOpQrStUv'

const app = launch({ 'officer.verify': () => ok(valid), 'officer.officerMe': () => ok(onShift) })

beforeEach(() => {
  app.answer({ 'officer.verify': () => ok(valid), 'officer.officerMe': () => ok(onShift) })
})

async function scan(text: string): Promise<void> {
  app.scanned(text)
  const page = await app.open('officer/scan/index')
  await page.tap('.scan-button')
  page.close()
}

/** What was asked last of a route; the page also asks who the officer is and for newer lists. */
function lastRequest(route = 'verify'): Readonly<Record<string, unknown>> {
  return app.calls.filter(({ data }) => data.route === route).at(-1)?.data.request ?? {}
}

function timesAsked(route: string): number {
  return app.calls.filter(({ data }) => data.route === route).length
}

it('sends what was scanned, with the place and a request id of its own', async () => {
  app.scanned(CODE)
  const page = await app.open('officer/scan/index')
  await page.type('.field-input', 'G104 检查站')
  await page.tap('.scan-button')
  expect(app.moves.at(-1)).toBe('navigateTo /officer/verdict/index')
  page.close()
  const verdict = await app.open('officer/verdict/index')
  expect(lastRequest()).toMatchObject({ code: CODE, place: 'G104 检查站' })
  expect(lastRequest().requestId).toMatch(/^[A-Za-z0-9_-]{22}$/)
  verdict.close()
})

it('shows the verdict with the time of the check and the legal basis', async () => {
  await scan(CODE)
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
  await scan(CODE)
  const page = await app.open('officer/verdict/index')
  expect(page.has('.banner-bad')).toBe(true)
  expect(page.text()).toContain('该证照已于 2026-11-23 注销')
  page.close()
})

it('never calls a licence invalid because its code was used or is old', async () => {
  for (const code of ['CODE_USED', 'CODE_EXPIRED', 'CODE_UNKNOWN'] as const) {
    app.answer({ 'officer.verify': () => refused({ code }) })
    await scan(CODE)
    const page = await app.open('officer/verdict/index')
    expect(page.has('.banner-bad')).toBe(false)
    expect(page.text()).toContain('不得仅因此认定无证')
    page.close()
  }
})

it('asks again with the same request id after a lost network', async () => {
  app.answer({ 'officer.verify': () => undefined })
  await scan(CODE)
  const page = await app.open('officer/verdict/index')
  const first = lastRequest()
  expect(page.text()).toContain('暂不能确认')
  app.answer({ 'officer.verify': () => ok(valid) })
  await page.tap('.button-main')
  expect(lastRequest()).toEqual(first)
  expect(page.has('.banner-ok')).toBe(true)
  page.close()
})

it('names the agency in whose name the officer checks, and until when he is on shift', async () => {
  const page = await app.open('officer/scan/index')
  expect(page.text()).toContain(officer.agency)
  expect(page.text()).toContain('上岗中')
  page.close()
})

describe('anyone who scans', () => {
  it.each([
    ['has not proven who he is', 'IDENTITY_NOT_PROVEN', '执法人员请先核验身份'],
    ['is no officer', 'OFFICER_NOT_REGISTERED', '公众查验：扫码后仅显示'],
  ] as const)('may scan though he %s, and is told that he learns the least', async (_, code, words) => {
    app.answer({ 'officer.officerMe': () => refused({ code }) })
    const page = await app.open('officer/scan/index')
    expect(page.has('.scan-button')).toBe(true)
    expect(page.text()).toContain(words)
    page.close()
  })

  it('gets the public answer without another tap, plainly marked, under the same request id', async () => {
    app.answer({
      'officer.verify': () => refused({ code: 'OFFICER_NOT_REGISTERED' }),
      'officer.checkCode': () => ok(publicAnswer),
    })
    await scan(CODE)
    const page = await app.open('officer/verdict/index')
    expect(page.has('.banner-ok')).toBe(true)
    expect(page.text()).toContain('公众查验：仅显示基本信息')
    expect(page.text()).toContain('李**')
    expect(page.has('.ruling')).toBe(false)
    expect(lastRequest('checkCode')).toEqual({ code: CODE, requestId: lastRequest().requestId })
    page.close()
  })

  it('is shown the way to a shift when he is an officer', async () => {
    app.answer({
      'officer.verify': () => refused({ code: 'SHIFT_REQUIRED' }),
      'officer.checkCode': () => ok(publicAnswer),
    })
    await scan(CODE)
    const page = await app.open('officer/verdict/index')
    await page.tap('.notice-info')
    expect(app.moves.at(-1)).toBe('navigateTo /officer/shift/index')
    page.close()
  })
})

describe('what was done with the verdict', () => {
  async function decided() {
    await scan(CODE)
    return app.open('officer/verdict/index')
  }

  it('is noted as accepted with one tap', async () => {
    app.answer({ 'officer.noteOutcome': () => ok({}) })
    const page = await decided()
    await page.tap('.ruling .button-soft')
    expect(lastRequest('noteOutcome')).toEqual({ verification: 'V1', outcome: 'accepted' })
    expect(page.text()).toContain('已记录：予以认可')
    page.close()
  })

  it('is noted as not accepted only with a ground', async () => {
    app.answer({ 'officer.noteOutcome': () => ok({}) })
    const before = timesAsked('noteOutcome')
    const page = await decided()
    await page.tap('.ruling .button-soft', 1)
    await page.tap('.ruling .button-main')
    expect(timesAsked('noteOutcome')).toBe(before)
    await page.tap('.ruling .filter', 1)
    await page.type('.ruling-words', ' 照片不符 ')
    await page.tap('.ruling .button-main')
    expect(lastRequest('noteOutcome')).toEqual({
      verification: 'V1',
      outcome: 'refused',
      ground: 'notTheHolder',
      words: '照片不符',
    })
    page.close()
  })

  it('waits for a network, and is told when there is one', async () => {
    app.answer({ 'officer.noteOutcome': () => undefined })
    const page = await decided()
    await page.tap('.ruling .button-soft')
    expect(page.text()).toContain('待上报')
    page.close()
    app.answer({ 'officer.noteOutcome': () => ok({}) })
    const before = timesAsked('noteOutcome')
    const next = await app.open('officer/scan/index')
    expect(timesAsked('noteOutcome')).toBe(before + 1)
    expect(lastRequest('noteOutcome')).toEqual({ verification: 'V1', outcome: 'accepted' })
    next.close()
  })
})

describe('other things than the code of a licence', () => {
  it.each([
    ['the way to pay', 'wxp://f2f0abc', '微信支付'],
    ['a web address', 'https://shop.example.com/item?id=1', '网址'],
    ['a citizen number', '110101199003070070', '一串数字'],
    ['a piece of text', '你好', '一段文字'],
    ['a code of ours that was cut', 'https://licence.example.cn/v/AbCdEf', '没有读完整'],
  ])('says of %s what it is and what to do, and asks the cloud nothing', async (_, text, words) => {
    const before = timesAsked('verify')
    await scan(text)
    const page = await app.open('officer/verdict/index')
    expect(page.has('.banner-bad')).toBe(false)
    expect(page.text()).toContain(words)
    expect(page.text()).toContain('不得仅因此认定无证')
    expect(timesAsked('verify')).toBe(before)
    page.close()
  })

  it('offers to check a copy whose code was scanned', async () => {
    await scan('https://licence.example.cn/c/0G14TPR40Q40J2R72')
    const page = await app.open('officer/verdict/index')
    await page.tap('.button-soft')
    expect(app.moves.at(-1)).toBe('navigateTo /copies/check/index?code=0G14TPR40Q40J2R72')
    page.close()
  })
})

describe('the shift', () => {
  it('begins with a code of eight digits and says until when it lasts', async () => {
    app.answer({ 'officer.officerMe': () => ok(officer), 'officer.startShift': () => ok(onShift) })
    const page = await app.open('officer/shift/index')
    await page.type('.shift-input', '12345678')
    app.answer({ 'officer.officerMe': () => ok(onShift) })
    await page.tap('.shift-form .button-main')
    expect(lastRequest('startShift')).toEqual({ code: '12345678' })
    expect(page.text()).toContain('上岗中')
    page.close()
  })

  it('ends only when the officer says so twice', async () => {
    app.answer({ 'officer.endShift': () => ok(officer) })
    const page = await app.open('officer/shift/index')
    await page.tap('.buttons .button-soft')
    expect(timesAsked('endShift')).toBe(0)
    app.answer({ 'officer.officerMe': () => ok(officer) })
    await page.tap('.button-danger')
    expect(timesAsked('endShift')).toBe(1)
    expect(page.text()).toContain('上岗后扫码才显示')
    page.close()
  })
})

it('takes a pasted code where there is no camera', async () => {
  const page = await app.open('officer/scan/index')
  await page.type('.field-input', `  ${CODE} `, 1)
  await page.tap('.button-soft')
  page.close()
  const verdict = await app.open('officer/verdict/index')
  expect(lastRequest().code).toBe(CODE)
  verdict.close()
})
