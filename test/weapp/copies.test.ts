/** 加注件 as WeChat renders it: asked for, followed, looked at, passed on, withdrawn, and checked by anyone. */
import { ok } from '../../src/core/result'
import { COPY_CODE, copy, copyCheck, fileCheck, LICENCE_ID, makingCopy, PDF, refused } from './answers'
import { launch } from './mini-program'

/** A call takes no more than 100 KB: files go to the public address. */
const CHECK_FILE = 'http /api/public/v1/files/check'

const PURPOSE = '.form-area'
const RECIPIENT = '.form-input'
const TERM_30 = '.filter'

const app = launch({
  'holder.requestCopy': () => ok(makingCopy),
  'holder.openCopy': () => ok(copy),
  'holder.listCopies': () => ok({ items: [copy, { ...copy, code: '0M14TPR40Q40J2RED', state: 'withdrawn' }] }),
  'holder.withdrawCopy': () => ok({ ...copy, state: 'withdrawn' }),
  'holder.downloadCopy': () =>
    ok({ path: '/d/t', url: 'https://licence.example.cn/d/t', fileName: 'copy.pdf', expiresAt: copy.requestedAt }),
  'public.checkCopy': () => ok(copyCheck),
  [CHECK_FILE]: () => fileCheck,
})

type OpenPage = Awaited<ReturnType<typeof app.open>>

function sent(route: string): readonly Readonly<Record<string, unknown>>[] {
  return app.calls.filter(({ data }) => data.route === route).map(({ data }) => data.request)
}

async function filledForm(): Promise<OpenPage> {
  const page = await app.open('copies/request/index', { licence: LICENCE_ID })
  await page.type(PURPOSE, ' 投标资质\n存档 ')
  await page.type(RECIPIENT, '范例物流平台有限公司')
  // After the six common purposes come the three terms.
  await page.tap(TERM_30, 7)
  return page
}

describe('申请加注件', () => {
  it('says at each field what is missing, and asks for nothing before it is there', async () => {
    const page = await app.open('copies/request/index', { licence: LICENCE_ID })
    await page.tap('.button-main')
    for (const problem of ['请填写用途。', '请填写用证单位。', '请选择使用期限。'])
      expect(page.text()).toContain(problem)
    await page.type(PURPOSE, '字'.repeat(201))
    await page.tap('.button-main')
    expect(page.text()).toContain('201/200')
    expect(page.text()).toContain('最多 200 字，多了 1 字。')
    expect(sent('requestCopy')).toEqual([])
    page.close()
  })

  it('says what will stand on the copy before it is asked for', async () => {
    const page = await filledForm()
    expect(page.text()).toMatch(/仅供范例物流平台有限公司用于投标资质\s存档。有效期至 \d{4}-\d\d-\d\d。/)
    expect(page.text()).toContain('您可随时撤回')
    page.close()
  })

  it('keeps what was typed when nobody answers, and sends it again as the same request', async () => {
    app.answer({ 'holder.requestCopy': () => undefined })
    const page = await filledForm()
    await page.tap('.button-main')
    expect(page.text()).toContain('没有收到答复，填写的内容已保留。')
    page.close()
    const again = await app.open('copies/request/index', { licence: LICENCE_ID })
    await again.tap('.button-main')
    const [first, second] = sent('requestCopy')
    expect(first).toMatchObject({ licence: LICENCE_ID, purpose: '投标资质 存档', recipient: '范例物流平台有限公司' })
    expect(first?.requestId).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(second).toEqual(first)
    await again.type(RECIPIENT, '另一家公司')
    await again.tap('.button-main')
    expect(sent('requestCopy')[2]?.requestId).not.toBe(first?.requestId)
    again.close()
  })

  it.each([
    {
      failure: { code: 'COPY_CHARACTER_NOT_DRAWN', field: 'purpose', character: '☃' },
      says: '用途中的“☃”无法写入文件',
    },
    { failure: { code: 'COPY_TERM_PAST' }, says: '使用期限不能早于今天' },
    { failure: { code: 'LICENCE_NOT_ACTIVATED' }, says: '请先激活该证照。' },
  ] as const)('shows the refusal $failure.code in words', async ({ failure, says }) => {
    app.answer({ 'holder.requestCopy': () => refused(failure) })
    const page = await filledForm()
    await page.tap('.button-main')
    expect(page.text()).toContain(says)
    expect(page.has('.form-wrong')).toBe(failure.code !== 'LICENCE_NOT_ACTIVATED')
    page.close()
  })

  it('leads to the copy once it is asked for, and begins the form anew', async () => {
    app.answer({ 'holder.requestCopy': () => ok(makingCopy) })
    const page = await filledForm()
    await page.tap('.button-main')
    expect(app.moves.at(-1)).toBe(`redirectTo /copies/copy/index?code=${COPY_CODE}`)
    page.close()
    const next = await app.open('copies/request/index', { licence: LICENCE_ID })
    expect(next.text()).toContain('0/200')
    next.close()
  })
})

describe('我的加注件', () => {
  it('lists each copy with its state, and asks only for those of one licence when it is one licence’s list', async () => {
    const page = await app.open('copies/list/index', { licence: LICENCE_ID })
    expect(sent('listCopies').at(-1)).toEqual({ licence: LICENCE_ID })
    expect(page.spoken('.copy-line')).toEqual(['查看加注件 投标资质存档，可用', '查看加注件 投标资质存档，已撤回'])
    await page.tap('.copy-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /copies/copy/index?code=${COPY_CODE}`)
    page.close()
  })

  it('goes on with the next page at the end of the first', async () => {
    app.answer({ 'holder.listCopies': ({ cursor }) => ok({ items: [], ...(cursor ? {} : { next: 'second' }) }) })
    const page = await app.open('copies/list/index')
    await page.reachEnd()
    expect(sent('listCopies').at(-1)).toEqual({ cursor: 'second' })
    expect(page.text()).toContain('还没有加注件')
    page.close()
  })
})

describe('加注件', () => {
  it('is followed while it is made, and told when the seal is busy', async () => {
    const waiting = { reason: { zh: '印章服务繁忙', en: 'The seal is busy' }, nextAt: copy.requestedAt }
    app.answer({ 'holder.openCopy': () => ok({ ...makingCopy, waiting }) })
    const page = await app.open('copies/copy/index', { code: COPY_CODE })
    expect(page.text()).toContain('正在制作并加盖印章')
    expect(page.text()).toContain('印章服务繁忙（16:20 再次办理，无需重新申请）')
    app.answer({ 'holder.openCopy': () => ok(copy) })
    await page.show()
    expect(page.text()).toContain('0G14-TPR4-0Q40-J2R7-2')
    page.close()
  })

  it('shows a PDF, and hands it on in a tap of its own', async () => {
    app.filed({ name: 'copy.pdf', bytes: PDF })
    const page = await app.open('copies/copy/index', { code: COPY_CODE })
    await page.tap('.file .button-main')
    expect(sent('downloadCopy').at(-1)).toEqual({ code: COPY_CODE, format: 'pdf' })
    expect(app.handed.at(-1)).toBe('open pdf')
    await page.tap('.file .button-soft')
    expect(app.handed.at(-1)).toBe('send copy.pdf')
    expect(sent('downloadCopy')).toHaveLength(1)
    page.close()
  })

  it('keeps no file that is not the registered one', async () => {
    app.filed({ name: 'copy.pdf', bytes: PDF.slice(1) })
    const page = await app.open('copies/copy/index', { code: COPY_CODE })
    const before = app.handed.length
    await page.tap('.file .button-main')
    expect(page.text()).toContain('收到的文件与登记的不一致')
    expect(app.handed).toHaveLength(before)
    page.close()
  })

  it('is withdrawn only after it was asked once more', async () => {
    const page = await app.open('copies/copy/index', { code: COPY_CODE })
    await page.tap('.button-plain')
    expect(sent('withdrawCopy')).toEqual([])
    await page.tap('.button-danger')
    expect(sent('withdrawCopy')).toEqual([{ code: COPY_CODE }])
    expect(page.text()).toContain('已撤回，不能再下载。')
    expect(page.has('.file')).toBe(false)
    page.close()
  })

  it('says why it could not be made, and offers to ask again', async () => {
    app.answer({ 'holder.openCopy': () => ok({ ...makingCopy, state: 'failed', reason: { zh: '缺少字形', en: 'x' } }) })
    const page = await app.open('copies/copy/index', { code: COPY_CODE })
    expect(page.text()).toContain('缺少字形')
    await page.tap('.button-main')
    expect(app.moves.at(-1)).toBe(`navigateTo /copies/request/index?licence=${LICENCE_ID}`)
    page.close()
  })
})

describe('查验加注件', () => {
  it('reads the code of a copy from its QR, and says what is registered under it', async () => {
    app.scanned(copy.checkUrl)
    const page = await app.open('copies/check/index')
    await page.tap('.form-act .button-soft', 1)
    expect(app.calls.at(-1)).toMatchObject({
      name: 'public',
      data: { route: 'checkCopy', request: { code: COPY_CODE } },
    })
    expect(page.has('.banner-ok')).toBe(true)
    expect(page.text()).toContain('2026-12-24')
    page.close()
  })

  it('opens at the address somebody scanned outside of the mini-program', async () => {
    const page = await app.open('copies/check/index', { q: encodeURIComponent(copy.checkUrl) })
    expect(page.has('.banner-ok')).toBe(true)
    page.close()
  })

  it('takes a code as people type it, and tells a slip of the pen from an unknown copy', async () => {
    const page = await app.open('copies/check/index')
    await page.type('.form-input', '0g14 tpr4-OQ40-j2r7-3')
    await page.tap('.form-act .button-soft')
    expect(page.text()).toContain('这不是加注件的查验码')
    const before = app.calls.length
    await page.type('.form-input', '0g14 tpr4-OQ40-j2r7-2')
    app.answer({ 'public.checkCopy': () => refused({ code: 'COPY_NOT_FOUND' }) })
    await page.tap('.form-act .button-soft')
    expect(app.calls).toHaveLength(before + 1)
    expect(page.text()).toContain('查无此件')
    page.close()
  })

  it('says of an expired or withdrawn copy exactly that', async () => {
    for (const [state, word] of [
      ['expired', '已过期'],
      ['withdrawn', '已撤回'],
    ] as const) {
      app.answer({ 'public.checkCopy': () => ok({ ...copyCheck, state }) })
      const page = await app.open('copies/check/index', { code: COPY_CODE })
      expect(page.has('.banner-ok')).toBe(false)
      expect(page.text()).toContain(word)
      page.close()
    }
    app.answer({ 'public.checkCopy': () => ok(copyCheck) })
  })

  it('never calls a copy bad because nobody answered', async () => {
    app.answer({ 'public.checkCopy': () => undefined })
    const page = await app.open('copies/check/index', { code: COPY_CODE })
    expect(page.has('.banner-bad')).toBe(false)
    expect(page.text()).toContain('这不是“无效”的结论')
    app.answer({ 'public.checkCopy': () => ok(copyCheck) })
    await page.tap('.button-main')
    expect(page.has('.banner-ok')).toBe(true)
    page.close()
  })

  it('works out the digest of a file here, compares it with the code’s, and sends it for the strict check', async () => {
    app.filed({ name: 'received.pdf', bytes: PDF })
    const page = await app.open('copies/check/index', { code: COPY_CODE })
    await page.tap('.form-field .button-main')
    expect(sent(CHECK_FILE).at(-1)).toEqual({ bytes: [...PDF] })
    expect(page.text()).toContain(fileCheck.digest)
    expect(page.text()).toContain('与登记的 PDF 文件一致')
    expect(page.text()).toContain('示例省电子证照专用章')
    page.close()
  })

  it('names the layer an altered file fails, and shows nothing of what it says', async () => {
    const message = { zh: '文件内容在盖章后被改动。', en: 'Altered after sealing.' }
    app.answer({
      [CHECK_FILE]: () => ({
        ...fileCheck,
        outcome: 'notValid',
        problem: { layer: 'digests', code: 'DIGEST_MISMATCH', message },
      }),
    })
    app.filed({ name: 'received.pdf', bytes: PDF.slice(1) })
    const page = await app.open('copies/check/index', { code: COPY_CODE })
    await page.tap('.form-field .button-main')
    expect(page.text()).toContain('文件无效')
    expect(page.text()).toContain('内容摘要：盖章之后有没有改动')
    expect(page.text()).toContain(message.zh)
    expect(page.text()).toContain('与这个查验码登记的文件都不一致')
    expect(page.text()).not.toContain('持证主体')
    // The code is good: nothing green may say so in large letters beside a file that is not.
    expect(page.has('.banner-ok')).toBe(false)
    page.close()
  })

  it('refuses a file over 700 KB on the spot; one of 700 KB is checked', async () => {
    const page = await app.open('copies/check/index')
    const before = sent(CHECK_FILE).length
    app.filed({ name: 'large.pdf', bytes: new Uint8Array(700 * 1024 + 1) })
    await page.tap('.form-field .button-main')
    expect(page.text()).toContain('超过 700 KB')
    expect(sent(CHECK_FILE)).toHaveLength(before)
    app.filed({ name: 'largest.pdf', bytes: new Uint8Array(700 * 1024) })
    await page.tap('.form-field .button-main')
    expect(sent(CHECK_FILE)).toHaveLength(before + 1)
    page.close()
  })
})
