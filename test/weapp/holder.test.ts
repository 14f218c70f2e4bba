/** The holder's pages as WeChat renders them. */
import { ok } from '../../src/core/result'
import { activity, cancelled, code, driver, LICENCE_ID, listOf, me, PERMIT_ID, permit, refused, view } from './answers'
import { launch } from './mini-program'

const app = launch({
  'holder.listLicences': () => listOf(driver, permit, cancelled),
  'holder.listFleets': () => ok({ items: [] }),
  'holder.openLicence': () => ok(view),
  'holder.activate': () => ok({ activatedAt: '2026-11-23T08:20:31.000Z' }),
  'holder.present': () => ok(code),
  'holder.presentationState': () => ok({ state: 'waiting' }),
  'holder.listActivity': () => ok(activity),
  'holder.me': () => ok(me),
  'holder.proveIdentity': () => ok(me),
})

describe('我的证照', () => {
  it('lists what needs attention first and what no longer counts last', async () => {
    const page = await app.open('pages/licences/index')
    const text = page.text()
    expect(text.indexOf('需要留意')).toBeLessThan(text.indexOf('有效证照'))
    expect(text.indexOf('有效证照')).toBeLessThan(text.indexOf('不再有效'))
    expect(page.text()).toContain('990101********4713')
    page.close()
  })

  it('offers 亮证, 激活 or only 查看, as the licence allows, and says so to a screen reader', async () => {
    const page = await app.open('pages/licences/index')
    expect(page.spoken('.licence-card-act')).toEqual(['亮证 李建国', '激活 示例市顺达物流有限公司', '查看 李建国'])
    page.close()
  })

  it('leads from the card to the face', async () => {
    const page = await app.open('pages/licences/index')
    await page.tap('.licence-card-about')
    expect(app.moves.at(-1)).toBe(`navigateTo /pages/licence/index?id=${LICENCE_ID}`)
    page.close()
    const face = await app.open('pages/licence/index', { id: LICENCE_ID })
    expect(app.calls.at(-1)?.data).toEqual({ route: 'openLicence', request: { id: LICENCE_ID } })
    expect(face.text()).toContain('中华人民共和国')
    face.close()
  })

  it('says what to do when there is nothing in the holder’s name', async () => {
    app.answer({ 'holder.listLicences': () => listOf() })
    const page = await app.open('pages/licences/index')
    expect(page.text()).toContain('还没有您名下的证照')
    expect(page.text()).toContain('请联系发证机关')
    page.close()
    app.answer({ 'holder.listLicences': () => listOf(driver, permit, cancelled) })
  })

  it('shows the kept list with its age when nobody answers', async () => {
    const before = await app.open('pages/licences/index')
    before.close()
    app.answer({ 'holder.listLicences': () => undefined })
    const page = await app.open('pages/licences/index')
    expect(page.text()).toContain('离线：显示刚刚的内容')
    expect(page.text()).toContain('李建国')
    page.close()
  })

  it('invites to prove the identity when it is not proven', async () => {
    app.answer({ 'holder.listLicences': () => refused({ code: 'IDENTITY_NOT_PROVEN' }) })
    const page = await app.open('pages/licences/index')
    await page.tap('.button-main')
    expect(app.moves.at(-1)).toBe('navigateTo /pages/identity/index')
    page.close()
  })

  it('says a sentence and tries again after a refusal', async () => {
    app.answer({ 'holder.listLicences': () => refused({ code: 'BUSY' }) })
    const page = await app.open('pages/licences/index')
    expect(page.text()).toContain('没能打开')
    app.answer({ 'holder.listLicences': () => listOf(driver, permit) })
    await page.tap('.button-main')
    expect(page.has('.licence-card')).toBe(true)
    page.close()
  })
})

describe('激活', () => {
  it('does nothing before the holder has consented', async () => {
    const page = await app.open('pages/activation/index', { id: PERMIT_ID })
    const before = app.calls.length
    await page.tap('.button-main')
    expect(app.calls).toHaveLength(before)
    page.close()
  })

  it('activates after consent and leads to 亮证', async () => {
    const page = await app.open('pages/activation/index', { id: PERMIT_ID })
    await page.tap('.check-line')
    await page.tap('.button-main')
    expect(app.calls.at(-1)).toMatchObject({ name: 'holder', data: { route: 'activate', request: { id: PERMIT_ID } } })
    expect(page.text()).toContain('已激活')
    await page.tap('.button-main')
    expect(app.moves.at(-1)).toBe(`redirectTo /pages/presentation/index?id=${PERMIT_ID}`)
    page.close()
  })
})

describe('亮证', () => {
  it('asks for a code and counts its life down by the cloud’s time', async () => {
    const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
    expect(app.calls.some(({ data }) => data.route === 'present' && data.request.id === LICENCE_ID)).toBe(true)
    expect(page.text()).toMatch(/0[12]:\d\d/)
    expect(page.text()).toContain('2026-11-23 16:20:3')
    expect(page.spoken('.qr-code-canvas')).toEqual(['亮证二维码，请执法人员扫描'])
    page.close()
  })

  it('says why when there is no code', async () => {
    app.answer({ 'holder.present': () => refused({ code: 'LICENCE_NOT_ACTIVATED' }) })
    const page = await app.open('pages/presentation/index', { id: LICENCE_ID })
    expect(page.has('.qr-code')).toBe(false)
    expect(page.text()).toContain('重试')
    page.close()
  })
})

describe('身份核验', () => {
  it('sends only eight digits', async () => {
    const page = await app.open('pages/identity/index')
    await page.type('.identity-input', '1234567')
    const before = app.calls.length
    await page.tap('.button-main')
    expect(app.calls).toHaveLength(before)
    await page.type('.identity-input', '12345678')
    await page.tap('.button-main')
    expect(app.calls.at(-1)?.data).toEqual({ route: 'proveIdentity', request: { code: '12345678' } })
    expect(page.text()).toContain('李建国，您好')
    page.close()
  })
})

describe('用证记录 and 我的', () => {
  it('tells who looked, when in China’s time and where', async () => {
    const page = await app.open('pages/activity/index')
    expect(page.text()).toContain('示例市交通运输综合执法支队')
    expect(page.text()).toContain('16:20 · G104 检查站')
    page.close()
  })

  it('opens 执法核验 only for officers', async () => {
    const page = await app.open('pages/me/index')
    expect(page.text()).toContain('执法核验')
    page.close()
    app.answer({ 'holder.me': () => ok({ proven: true, name: '王芳', represents: [] }) })
    const other = await app.open('pages/me/index')
    expect(other.text()).not.toContain('执法核验')
    other.close()
  })

  it('asks once more before leaving', async () => {
    app.answer({ 'holder.forgetMe': () => ok({ proven: false, represents: [] }) })
    const page = await app.open('pages/me/index')
    await page.tap('.button-plain')
    expect(app.calls.at(-1)?.data.route).not.toBe('forgetMe')
    await page.tap('.button-danger')
    expect(app.calls.some(({ data }) => data.route === 'forgetMe')).toBe(true)
    page.close()
  })
})
