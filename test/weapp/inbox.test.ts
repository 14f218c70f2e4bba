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

const app = launch({
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
