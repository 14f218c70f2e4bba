/** 用证记录 as WeChat renders it: the list, one line, what is hidden, and the export. */
import type { ActivityLine, ExportedActivity } from '../../src/contract/holder'
import { ok } from '../../src/core/result'
import type { Instant } from '../../src/core/time'
import { activity, me, refusal, refused } from './answers'
import { launch } from './mini-program'

const app = launch({
  'holder.me': () => ok(me),
  'holder.listActivity': ({ hidden }) => ok(hidden ? { items: [{ ...refusal, hidden: true }] } : { items: [refusal] }),
  'holder.openActivity': () => ok(refusal),
  'holder.hideActivity': () => ok({}),
  'holder.reportRefusal': () => ok({}),
  'holder.exportActivity': ({ cursor }) =>
    ok(cursor === undefined ? { items: [exported('first')], next: 'second' } : { items: [exported('last')] }),
})

function exported(id: string): ExportedActivity {
  const { licenceTitle: typeName, ...line } = refusal
  const words = { zh: '核验处理情况', en: 'Outcome of a check' }
  return { ...line, id, typeName, actName: words, actorName: words, atInChina: '2026-11-23 16:20:31' }
}

const listing = (...items: readonly ActivityLine[]) => app.answer({ 'holder.listActivity': () => ok({ items }) })
const opening = (line: ActivityLine) => app.answer({ 'holder.openActivity': () => ok(line) })
const sent = (route: string) => app.calls.flatMap(({ data }) => (data.route === route ? [data.request] : []))
const OPENED = 'record/line/index'

describe('the list', () => {
  it('says what the officer did and why, from which district, and that the holder can object', async () => {
    const page = await app.open('pages/activity/index')
    expect(page.text()).toContain('示例市交通运输综合执法支队 9901*****01 核验处理情况 · 未予认可')
    expect(page.text()).toContain('辖区 990101')
    expect(page.text()).toContain('与持证人不符 · 与照片不像')
    expect(page.text()).toContain('可提出异议')
    page.close()
  })

  it('says which fields were seen, and of an offline check that it was told later', async () => {
    const [line] = activity.items
    if (!line) throw new Error('no line')
    listing({ ...line, act: 'verifiedOffline', seen: 'offlineCode', toldAt: '2026-11-23T10:00:00.000Z' as Instant })
    const page = await app.open('pages/activity/index')
    expect(page.text()).toContain('离线核验 · 有效')
    expect(page.text()).toContain('看到离线码内容：证照类型、脱敏的持证人')
    expect(page.text()).toMatch(/离线时发生，.*18:00 补报/)
    page.close()
  })

  it('says in words why an attempt learned nothing, and never its code', async () => {
    listing({ ...refusal, act: 'verifyRefused', actor: { kind: 'anyone' }, outcome: 'CODE_USED' })
    const page = await app.open('pages/activity/index')
    expect(page.text()).toContain('扫码人 核验未完成 · 二维码已被核验过')
    expect(page.text()).toContain('未取得任何内容')
    expect(page.text()).not.toContain('CODE_USED')
    page.close()
    listing(refusal)
  })

  it('reads a line out whole, and opens it by its id alone', async () => {
    const page = await app.open('pages/activity/index')
    expect(page.spoken('.activity-line')[0]).toMatch(/^示例市交通运输综合执法支队 .*未予认可，.*，可提出异议$/)
    await page.tap('.activity-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /record/line/index?id=${refusal.id}`)
    await page.tap('.buttons .button-soft', 0)
    expect(app.moves.at(-1)).toBe('navigateTo /record/export/index')
    await page.tap('.buttons .button-soft', 1)
    expect(app.moves.at(-1)).toBe('navigateTo /record/hidden/index')
    page.close()
  })

  it('leads to what is hidden even when everything is', async () => {
    listing()
    const page = await app.open('pages/activity/index')
    expect(page.text()).toContain('还没有用证记录')
    expect(page.has('.buttons .button-soft')).toBe(true)
    page.close()
    listing(refusal)
  })
})

describe('one line', () => {
  it('asks for the line as it is now, and says all that is known of it', async () => {
    const page = await app.open(OPENED, { id: refusal.id })
    expect(sent('openActivity').at(-1)).toEqual({ id: refusal.id })
    for (const word of ['执法机构', '9901*****01', '2026-11-23 16:20:31', '990101', '与持证人不符', '与照片不像'])
      expect(page.text()).toContain(word)
    page.close()
  })

  it('shows without a network what the list has told, and says that nobody answers', async () => {
    const list = await app.open('pages/activity/index')
    list.close()
    app.answer({ 'holder.openActivity': () => undefined })
    const page = await app.open(OPENED, { id: refusal.id })
    expect(page.text()).toContain('暂时连接不上服务')
    expect(page.text()).toContain('与持证人不符')
    page.close()
  })

  it('of which no list has told says so, and tries again', async () => {
    const id = refusal.id.replace('12', '99')
    const page = await app.open(OPENED, { id })
    expect(page.text()).toContain('暂时连接不上服务')
    expect(page.text()).not.toContain('与持证人不符')
    opening({ ...refusal, id })
    await page.tap('.button-main')
    expect(page.text()).toContain('与持证人不符')
    page.close()
  })

  it('shows nothing more of a line that is no longer the holder’s', async () => {
    app.answer({ 'holder.openActivity': () => refused({ code: 'ACTIVITY_NOT_FOUND' }) })
    const page = await app.open(OPENED, { id: refusal.id })
    expect(page.text()).toContain('没有找到该记录')
    expect(page.text()).not.toContain('与持证人不符')
    page.close()
    opening(refusal)
  })

  it('is hidden and shown again with one press each', async () => {
    opening({ ...refusal, act: 'presented', actor: { kind: 'holder' } })
    const page = await app.open(OPENED, { id: refusal.id })
    const press = async () => page.tap('.button-soft', page.spoken('.button-soft').length - 1)
    await press()
    expect(sent('hideActivity').at(-1)).toEqual({ id: refusal.id, hidden: true })
    expect(page.text()).toContain('这条记录已隐藏')
    await press()
    expect(sent('hideActivity').at(-1)).toEqual({ id: refusal.id, hidden: false })
    expect(page.text()).toContain('已重新显示')
    page.close()
    opening(refusal)
  })
})

describe('an objection', () => {
  it('is offered only where one is possible', async () => {
    for (const objection of [undefined, 'made'] as const) {
      const { objection: _possible, ...line } = refusal
      opening(objection ? { ...line, objection } : line)
      const page = await app.open(OPENED, { id: refusal.id })
      expect(page.has('.objection-lead')).toBe(false)
      expect(page.text().includes('已提出，等待处理')).toBe(objection === 'made')
      page.close()
    }
    opening(refusal)
  })

  it('needs words, at most five hundred, and is asked for once more before it is sent', async () => {
    const page = await app.open(OPENED, { id: refusal.id })
    await page.tap('.objection-start .button-soft')
    await page.tap('.button-main')
    expect(page.text()).toContain('请写明异议内容。')
    await page.type('.form-area', '字'.repeat(501))
    await page.tap('.button-main')
    expect(page.text()).toContain('最多 500 字，多了 1 字。')
    await page.type('.form-area', ' 本人与照片相符 ')
    await page.tap('.button-main')
    expect(page.text()).toContain('每次核验只能提出一次')
    expect(sent('reportRefusal')).toEqual([])
    await page.tap('.button-danger')
    expect(sent('reportRefusal')).toEqual([{ id: refusal.id, words: '本人与照片相符' }])
    expect(page.text()).toContain('异议已提交')
    expect(page.text()).toContain('已提出，等待处理')
    expect(page.has('.form-area')).toBe(false)
    page.close()
  })

  it('whose answer was lost keeps the words; sent again, it counts as made', async () => {
    app.answer({ 'holder.reportRefusal': () => undefined })
    const page = await app.open(OPENED, { id: refusal.id })
    await page.tap('.objection-start .button-soft')
    await page.type('.form-area', '本人与照片相符')
    await page.tap('.button-main')
    await page.tap('.button-danger')
    expect(page.text()).toContain('暂时连接不上服务')
    app.answer({ 'holder.reportRefusal': () => refused({ code: 'OBJECTION_MADE' }) })
    await page.tap('.button-main')
    await page.tap('.button-danger')
    expect(sent('reportRefusal').at(-1)).toEqual({ id: refusal.id, words: '本人与照片相符' })
    expect(page.text()).toContain('已提出，等待处理')
    page.close()
  })
})

describe('what is hidden', () => {
  it('is listed by itself, and comes back with one press', async () => {
    app.answer({ 'holder.listActivity': ({ hidden }) => ok({ items: hidden ? [{ ...refusal, hidden: true }] : [] }) })
    const page = await app.open('record/hidden/index')
    expect(sent('listActivity').at(-1)).toEqual({ hidden: true })
    expect(page.text()).toContain('与持证人不符')
    listing()
    await page.tap('.hidden-act .button-soft')
    expect(sent('hideActivity').at(-1)).toEqual({ id: refusal.id, hidden: false })
    expect(page.text()).toContain('没有隐藏的记录')
    page.close()
  })
})

describe('the export', () => {
  it('reads page after page, and sends each file to a chat', async () => {
    const page = await app.open('record/export/index')
    expect(sent('exportActivity')).toEqual([])
    await page.tap('.button-main')
    expect(sent('exportActivity')).toEqual([{}, { cursor: 'second' }])
    expect(page.text()).toContain('已读取全部 2 条记录。')
    await page.tap('.export-file .button-main', 0)
    expect(app.handed.at(-1)).toMatch(/^send 用证记录-\d{8}\.txt$/)
    expect([...app.written.values()][0]).toContain('理由：与持证人不符')
    await page.tap('.export-file .button-main', 1)
    expect(app.handed.at(-1)).toMatch(/^send 用证记录-\d{8}\.json$/)
    expect([...app.written.values()].map((text) => JSON.parse(text))).toMatchObject([
      { count: 2, lines: [exported('first'), exported('last')] },
    ])
    page.close()
  })

  it('leaves no file on the phone when its page is left', async () => {
    const page = await app.open('record/export/index')
    await page.tap('.button-main')
    await page.tap('.export-file .button-main')
    expect(app.written.size).toBe(1)
    page.close()
    expect(app.written.size).toBe(0)
  })

  it('stops when nobody answers, and goes on from there', async () => {
    app.answer({
      'holder.exportActivity': ({ cursor }) =>
        cursor ? undefined : ok({ items: [exported('first')], next: 'second' }),
    })
    const page = await app.open('record/export/index')
    await page.tap('.button-main')
    expect(page.text()).toContain('已读取 1 条，还没有读完。')
    app.answer({ 'holder.exportActivity': () => ok({ items: [exported('last')] }) })
    await page.tap('.button-main')
    expect(sent('exportActivity').at(-1)).toEqual({ cursor: 'second' })
    expect(page.text()).toContain('已读取全部 2 条记录。')
    page.close()
  })

  it('says that there is nothing yet', async () => {
    app.answer({ 'holder.exportActivity': () => ok({ items: [] }) })
    const page = await app.open('record/export/index')
    await page.tap('.button-main')
    expect(page.text()).toContain('没有可以导出的内容')
    expect(page.has('.export-file')).toBe(false)
    page.close()
  })
})
