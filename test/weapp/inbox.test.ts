/** 消息 and 我的信息与授权 as WeChat renders them. */
import { ok } from '../../src/core/result'
import { driver, LICENCE_ID, listOf, me } from './answers'
import { launch } from './mini-program'

const AT = '2026-11-23T08:20:31.000Z'
const GRANT_ID = 'd'.repeat(64)
const message = {
  ...{ id: 'm', kind: 'licenceExpires', at: AT, unread: true, licence: LICENCE_ID },
  text: { zh: '您的从业资格证将于 2026-12-31 到期。', en: 'Your certificate expires.' },
}
const grant = {
  ...{ id: GRANT_ID, state: 'active', role: 'giver', moves: ['withdraw'], at: AT, endsAt: AT, size: 1, examples: [] },
  ...{ giver: { kind: 'person', name: '李建国' }, recipient: { kind: 'party', name: '丰达货运平台' }, beyondUsual: {} },
  terms: { purpose: 'carriage', until: '2026-12-01', copies: false, fields: {} },
}

const topics = (left: number, refused = false) => ({
  topics: (['sharing', 'use', 'deadline'] as const).map((topic) => ({
    ...{ topic, template: `t-${topic}`, left, refused, mayAsk: left === 0 && !refused },
  })),
})
const over = { ...grant, id: 'e'.repeat(64), state: 'withdrawn', moves: [], endedAt: AT }
const erasure = {
  ...{
    grant: over.id,
    role: 'giver',
    state: 'declined',
    giver: '李建国',
    recipient: '丰达货运平台',
    at: AT,
    endsAt: AT,
  },
  ...{ answeredAt: AT, words: '依法须保存三年' },
}

const app = launch({
  'grants.listNotices': () => ok(topics(0)),
  'grants.answerNotices': () => ok(topics(1)),
  'holder.me': () => ok(me),
  'grants.listMessages': () => ok({ items: [message], unread: 1 }),
  'grants.readMessages': () => ok({ unread: 0 }),
  'holder.listLicences': () => listOf(driver),
  'grants.listGrants': () => ok({ items: [grant] }),
  'grants.listDelegations': () => ok({ items: [] }),
  'grants.withdrawGrant': () => ok({ ...grant, state: 'withdrawn', moves: [] }),
  'grants.closeAccount': () => ok({ closed: false }),
})

const asked = (route: string) => app.calls.filter(({ data }) => data.route === route)

describe('消息', () => {
  it('is reached from 我的, with how many are unread', async () => {
    const page = await app.open('pages/me/index')
    expect(page.text()).toContain('1 条未读')
    page.close()
  })

  it('shows what was told, marks it read, and leads to the licence it is about', async () => {
    const page = await app.open('inbox/list/index')
    expect(page.text()).toContain('2026-12-31 到期')
    expect(page.text()).toContain('未读')
    expect(asked('readMessages').at(-1)?.data.request).toEqual({ upTo: AT })
    await page.tap('.inbox-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /pages/licence/index?id=${LICENCE_ID}`)
    page.close()
  })

  it('says what will appear when there is nothing yet', async () => {
    app.answer({ 'grants.listMessages': () => ok({ items: [], unread: 0 }) })
    const page = await app.open('inbox/list/index')
    expect(page.text()).toContain('还没有消息')
    page.close()
  })
})

describe('我的信息与授权', () => {
  it('lists every consent in one place and withdraws one in two taps', async () => {
    const page = await app.open('inbox/rights/index')
    for (const text of ['已激活的证照', '李建国', '给出的授权', '丰达货运平台', '给出的委托']) {
      expect(page.text()).toContain(text)
    }
    await page.tap('.consent-undo', 1)
    expect(asked('withdrawGrant')).toEqual([])
    await page.tap('.button-danger')
    expect(asked('withdrawGrant').map(({ data }) => data.request)).toEqual([{ grant: GRANT_ID }])
    page.close()
  })

  it('says what closing the account removes and what stays, and asks once more', async () => {
    const page = await app.open('inbox/rights/index')
    expect(page.text()).toContain('仍会保留')
    expect(page.text()).toContain('用证记录：依法留痕')
    await page.tap('.button-plain')
    expect(asked('closeAccount')).toEqual([])
    await page.tap('.button-danger')
    expect(asked('closeAccount')).toHaveLength(1)
    expect(page.text()).toContain('没有全部完成')
    page.close()
  })
})

describe('微信提醒', () => {
  const OFFER = '用微信提醒我'
  const answersTold = () => asked('answerNotices').map(({ data }) => data.request.answers)

  it('asks WeChat’s question in the tap itself, for the three templates, and tells the cloud what was said', async () => {
    app.answer({
      'grants.listNotices': () => ok(topics(0)),
      'grants.listMessages': () => ok({ items: [message], unread: 0 }),
    })
    app.subscribes({ 't-sharing': 'accept', 't-use': 'reject', 't-deadline': 'filter' })
    const page = await app.open('inbox/list/index')
    expect(page.text()).toContain(OFFER)
    expect(app.questions).toEqual([])
    await page.tap('.notice-offer .button-main')
    expect(app.questions).toEqual([['t-sharing', 't-use', 't-deadline']])
    // What WeChat has left out of its question was not refused by anybody.
    expect(answersTold()).toEqual([{ sharing: 'accepted', use: 'refused' }])
    expect(page.text()).not.toContain(OFFER)
    page.close()
  })

  it('takes a no without asking WeChat, and does not offer it again', async () => {
    app.answer({ 'grants.answerNotices': () => ok(topics(0, true)) })
    const page = await app.open('inbox/list/index')
    const questions = app.questions.length
    await page.tap('.notice-offer .button-soft')
    expect(app.questions).toHaveLength(questions)
    expect(answersTold().at(-1)).toEqual({ sharing: 'refused', use: 'refused', deadline: 'refused' })
    expect(page.text()).not.toContain(OFFER)
    page.close()
    app.answer({ 'grants.listNotices': () => ok(topics(0, true)) })
    const again = await app.open('inbox/list/index')
    expect(again.text()).not.toContain(OFFER)
    again.close()
  })

  it('says where to allow it when WeChat does not ask, and counts nothing', async () => {
    app.answer({ 'grants.listNotices': () => ok(topics(0)) })
    app.subscribes(undefined)
    const before = answersTold().length
    const page = await app.open('inbox/list/index')
    await page.tap('.notice-offer .button-main')
    expect(page.text()).toContain('微信没有询问您')
    expect(answersTold()).toHaveLength(before)
    page.close()
  })

  it('is not offered where the operator has no templates, nor to whoever has a notice to come', async () => {
    for (const view of [{ topics: [] }, topics(1)]) {
      app.answer({ 'grants.listNotices': () => ok(view) })
      const page = await app.open('inbox/list/index')
      expect(page.text()).not.toContain(OFFER)
      page.close()
    }
  })

  it('stands among the consents with how many are to come, and ends in two taps', async () => {
    app.answer({ 'grants.listNotices': () => ok(topics(2)), 'grants.answerNotices': () => ok(topics(0, true)) })
    const page = await app.open('inbox/rights/index')
    expect(page.text()).toContain('还会提醒 2 次')
    await page.tap('.button-soft', 1)
    await page.tap('.button-danger')
    expect(answersTold().at(-1)).toEqual({ sharing: 'refused', use: 'refused', deadline: 'refused' })
    expect(page.text()).toContain('您已拒绝')
    page.close()
  })
})

describe('要求删除', () => {
  it('is one tap from 我的信息与授权; lists what is over, with the answer and its reason', async () => {
    app.answer({
      'grants.listGrants': ({ over: isOver }) => ok({ items: isOver ? [over] : [grant] }),
      'grants.listErasures': () => ok({ items: [erasure] }),
    })
    const rights = await app.open('inbox/rights/index')
    await rights.tap('.way')
    expect(app.moves.at(-1)).toBe('navigateTo /inbox/erasures/index?grant=')
    rights.close()
    const page = await app.open('inbox/erasures/index')
    for (const text of ['丰达货运平台', '对方未予删除', '对方的理由：依法须保存三年'])
      expect(page.text()).toContain(text)
    page.close()
  })

  it('asks once more before the recipient is told', async () => {
    app.answer({
      'grants.listErasures': () => ok({ items: [] }),
      'grants.askErasure': () => ok({ ...erasure, state: 'asked' }),
    })
    const page = await app.open('inbox/erasures/index')
    await page.tap('.ending-ask')
    expect(asked('askErasure')).toEqual([])
    await page.tap('.button-danger')
    expect(asked('askErasure').map(({ data }) => data.request)).toEqual([{ grant: over.id }])
    expect(page.text()).toContain('已发出要求')
    page.close()
  })

  it('says what comes first when it is opened from a grant that is not over', async () => {
    app.answer({ 'grants.openGrant': () => ok(grant) })
    const page = await app.open('inbox/erasures/index', { grant: GRANT_ID })
    expect(page.text()).toContain('请先撤回授权')
    page.close()
  })
})
