/** 用证 as WeChat renders it: what was granted, read when it is asked for, given back; a request made and taken back; the receiving code. */
import type { GrantedLicence, GrantLicence, GrantView, SharingMe } from '../../src/contract/sharing'
import { ok } from '../../src/core/result'
import type { CivilDate, Instant } from '../../src/core/time'
import { LICENCE_ID, me, refused } from './answers'
import { launch } from './mini-program'

const GRANT_ID = '3'.repeat(64)
const AT = '2026-11-23T08:20:31.000Z' as Instant
/** For as long as anyone runs these tests. */
const LATER = '2099-11-23T08:20:31.000Z' as Instant
const UNTIL = '2099-11-23' as CivilDate

const party = { id: 'relying-party-demo', name: '范例物流平台有限公司', kind: 'platform', suspended: false } as const
const nobody: SharingMe = { givers: [], parties: [], asked: 0 }
const forParty: SharingMe = { ...nobody, parties: [party] }

const grant: GrantView = {
  ...{ id: GRANT_ID, state: 'active', role: 'recipient', size: 2, at: AT, givenAt: AT, endsAt: LATER, beyondUsual: {} },
  giver: { kind: 'person', name: '李**' },
  recipient: { kind: 'party', id: party.id, name: party.name, partyKind: 'platform' },
  terms: {
    ...{ purpose: 'platform', words: '入驻审核', until: UNTIL, uses: 3, copies: true },
    fields: { practitioner: ['holderName', 'number', 'status'] },
  },
  ...{ examples: [], moves: ['read', 'return'] },
}
const { givenAt: _givenAt, ...notGiven } = grant
const request: GrantView = {
  ...notGiven,
  state: 'requested',
  size: 0,
  asked: { terms: grant.terms, at: AT },
  moves: ['retract'],
}

const open: GrantLicence = {
  ...{ licence: LICENCE_ID, typeCode: '11100000000019713D071', category: 'practitioner', identifier: '1.2.156' },
  ...{ subject: '李建国', state: 'open', used: 1, left: 2 },
}
const gone: GrantLicence = { ...open, licence: 'e'.repeat(64), subject: '赵建国', state: 'withdrawn' }
const spent: GrantLicence = { ...open, licence: 'd'.repeat(64), subject: '王建国', state: 'usedUp', used: 3, left: 0 }

const read: GrantedLicence = {
  ...{ grant: GRANT_ID, licence: LICENCE_ID, typeCode: '11100000000019713D071', withheld: [], used: 2, left: 1 },
  typeName: { zh: '道路运输从业人员从业资格证', en: 'Road Transport Practitioner Certificate' },
  fields: [
    {
      name: 'holderName',
      label: { zh: '持证主体', en: 'Holder' },
      text: { zh: '李建国', en: '李建国' },
      data: '李建国',
    },
    {
      name: 'status',
      label: { zh: '证照状态', en: 'Status' },
      text: { zh: 'inForce', en: 'inForce' },
      data: 'inForce',
    },
  ],
  ...{ readAt: AT, until: UNTIL },
}

const app = launch({
  'holder.me': () => ok(me),
  'grants.sharingMe': () => ok(forParty),
  'grants.listGrants': () => ok({ items: [grant] }),
  'grants.openGrant': () => ok(grant),
  'grants.listGrantLicences': () => ok({ items: [open, spent, gone] }),
  'grants.readGranted': () => ok(read),
  'grants.returnGrant': () => ok({ ...grant, state: 'returned', moves: [] }),
  'grants.askForGrant': () => ok(request),
  'grants.retractRequest': () => ok({ ...request, state: 'retracted', moves: [] }),
  'grants.showReceivingCode': () => ok({ code: 'RTR1:AAAAAAAAAAAAAAAAAAAAAA', expiresAt: LATER }),
})

function sent(route: string): readonly Readonly<Record<string, unknown>>[] {
  return app.calls.filter(({ data }) => data.route === route).map(({ data }) => data.request)
}

describe('我的', () => {
  it('leads to what was granted', async () => {
    const page = await app.open('pages/me/index')
    expect(page.spoken('.way')).toContain('授权给我的证照')
    page.close()
  })
})

describe('用证', () => {
  it('shows the party, what was granted to it, and the way to ask', async () => {
    const page = await app.open('relying-party/home/index')
    expect(page.text()).toContain(party.name)
    expect(page.spoken('.received-line')).toEqual(['李**，使用中，查看'])
    expect(page.spoken('.button-main')).toEqual(['申请用证'])
    await page.tap('.received-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /relying-party/grant/index?id=${GRANT_ID}`)
    await page.tap('.filter', 1)
    expect(sent('listGrants').at(-1)).toEqual({ list: 'asking' })
    page.close()
  })

  it('lets nobody ask for a party that is suspended, and says so', async () => {
    app.answer({ 'grants.sharingMe': () => ok({ ...nobody, parties: [{ ...party, suspended: true }] }) })
    const page = await app.open('relying-party/home/index')
    expect(page.text()).toContain('已被暂停用证')
    expect(page.has('.button-main')).toBe(false)
    page.close()
    app.answer({ 'grants.sharingMe': () => ok(forParty) })
  })

  it('asks who he is of a person nobody has proven', async () => {
    app.answer({ 'grants.sharingMe': () => refused({ code: 'IDENTITY_NOT_PROVEN' }) })
    const page = await app.open('relying-party/home/index')
    expect(page.text()).toContain('核验身份后用证')
    page.close()
    app.answer({ 'grants.sharingMe': () => ok(forParty) })
  })
})

describe('一项授权', () => {
  it('says what was agreed, which licences are in it and how often each can be read', async () => {
    const page = await app.open('relying-party/grant/index', { id: GRANT_ID })
    expect(page.text()).toContain('只用于平台入驻与日常核验：入驻审核。')
    // Of one that is used up the copies can still be fetched; one that was taken out leads nowhere.
    expect(page.spoken('.granted-licence')).toEqual([
      '查看 从业资格证 李建国，还可查看 2 次',
      '加注件 从业资格证 王建国',
      '',
    ])
    for (const state of ['次数已用完', '持证人已撤回']) expect(page.text()).toContain(state)
    await page.tap('.granted-licence')
    expect(app.moves.at(-1)).toBe(`navigateTo /relying-party/reading/index?grant=${GRANT_ID}&licence=${LICENCE_ID}`)
    page.close()
  })

  it('is given back when the person says so twice', async () => {
    const page = await app.open('relying-party/grant/index', { id: GRANT_ID })
    await page.tap('.button-plain')
    expect(sent('returnGrant')).toEqual([])
    await page.tap('.sheet .button-danger')
    expect(sent('returnGrant')).toEqual([{ grant: GRANT_ID }])
    expect(page.text()).toContain('已退回。')
    page.close()
  })
})

describe('查看证照', () => {
  const openReading = () => app.open('relying-party/reading/index', { grant: GRANT_ID, licence: LICENCE_ID })

  it('reads only when asked to, and says before that the holder will see it', async () => {
    const page = await openReading()
    expect(page.text()).toContain('持证人会看到')
    expect(page.text()).toContain('持证主体、证照编号、证照状态')
    expect(sent('readGranted')).toEqual([])
    await page.tap('.button-main')
    expect(sent('readGranted')).toHaveLength(1)
    expect(sent('readGranted')[0]).toMatchObject({ grant: GRANT_ID, licence: LICENCE_ID, purpose: 'platform' })
    for (const told of ['李建国', '有效', '1 次', UNTIL, '没有列出的项目未获授权']) expect(page.text()).toContain(told)
    page.close()
  })

  it('asks for a lost answer under the same id, and for the next reading under another', async () => {
    app.answer({ 'grants.readGranted': () => undefined })
    const page = await openReading()
    await page.tap('.button-main')
    app.answer({ 'grants.readGranted': () => ok(read) })
    await page.tap('.button-main')
    await page.tap('.button-soft')
    const [lost, again, next] = sent('readGranted').slice(-3)
    expect(again).toEqual(lost)
    expect(next?.requestId).not.toBe(again?.requestId)
    page.close()
  })

  it('says what is withheld of a licence that is not in force, and why', async () => {
    const suspended = {
      ...read,
      fields: [{ ...read.fields[1], data: 'suspended' }],
      withheld: ['holderName', 'number'],
    }
    app.answer({ 'grants.readGranted': () => ok(suspended) })
    const page = await openReading()
    await page.tap('.button-main')
    expect(page.text()).toMatch(/该证照.*暂扣.*不能作为有效证照使用/)
    expect(page.text()).toContain('未提供的项目')
    expect(page.text()).toContain('持证主体、证照编号')
    page.close()
    app.answer({ 'grants.readGranted': () => ok(read) })
  })

  it('has nothing to press when the last use was made', async () => {
    app.answer({ 'grants.readGranted': () => ok({ ...read, left: 0 }) })
    const page = await openReading()
    await page.tap('.button-main')
    expect(page.text()).toContain('0 次')
    expect(page.has('.button-soft')).toBe(false)
    page.close()
    app.answer({ 'grants.readGranted': () => ok(read) })
  })

  it('says why it was refused, and shows nothing', async () => {
    app.answer({ 'grants.readGranted': () => refused({ code: 'GRANT_NOT_ACTIVE', state: 'withdrawn' }) })
    const page = await openReading()
    await page.tap('.button-main')
    expect(page.text()).toContain('已撤回')
    expect(page.text()).not.toContain('李建国')
    page.close()
    app.answer({ 'grants.readGranted': () => ok(read) })
  })
})

describe('申请用证', () => {
  const asked = () => app.open('relying-party/ask/index')

  it('wants a holder first, then says what he will read, and sends it', async () => {
    const page = await asked()
    await page.tap('.button-main')
    expect(page.text()).toContain('请先确定持证人')
    expect(sent('askForGrant')).toEqual([])
    await page.type('.form-input', '91990101621770657c')
    expect(page.text()).toContain(`允许“${party.name}”查看您选择的证照。`)
    await page.tap('.button-main')
    expect(sent('askForGrant')[0]).toMatchObject({
      party: party.id,
      holder: { by: 'holderCode', code: '91990101621770657C' },
      terms: { purpose: 'platform', copies: false },
    })
    expect(app.moves.at(-1)).toBe(`redirectTo /relying-party/grant/index?id=${GRANT_ID}`)
    page.close()
  })

  it('takes a holder’s receiving code, and no other code', async () => {
    const page = await asked()
    await page.tap('.filter', 0)
    app.scanned('RTC1:SOMETHING')
    await page.tap('.form-act .button-soft')
    expect(page.text()).toContain('这不是收授权码')
    app.scanned('RTR1:AAAAAAAAAAAAAAAAAAAAAA')
    await page.tap('.form-act .button-soft')
    expect(page.text()).toContain('已扫描收授权码')
    await page.tap('.button-main')
    expect(sent('askForGrant').at(-1)).toMatchObject({ holder: { by: 'code', code: 'RTR1:AAAAAAAAAAAAAAAAAAAAAA' } })
    page.close()
  })

  it('sends the same request again when nobody answered', async () => {
    app.answer({ 'grants.askForGrant': () => undefined })
    const page = await asked()
    await page.type('.form-input', '91990101621770657C')
    await page.tap('.button-main')
    expect(page.text()).toContain('没有收到答复')
    await page.tap('.button-main')
    const [first, second] = sent('askForGrant').slice(-2)
    expect(second).toEqual(first)
    page.close()
    app.answer({ 'grants.askForGrant': () => ok(request) })
  })

  it('is taken back before it is answered', async () => {
    app.answer({ 'grants.openGrant': () => ok(request) })
    const page = await app.open('relying-party/grant/index', { id: GRANT_ID })
    expect(page.text()).toContain('待答复')
    await page.tap('.button-plain')
    await page.tap('.sheet .button-danger')
    expect(sent('retractRequest')).toEqual([{ grant: GRANT_ID }])
    page.close()
    app.answer({ 'grants.openGrant': () => ok(grant) })
  })
})

describe('收授权码', () => {
  it('is shown with how long it is good, and holds nothing of the person', async () => {
    const page = await app.open('relying-party/code/index')
    expect(page.has('.qr-code')).toBe(true)
    expect(page.text()).toContain('分钟内有效')
    page.close()
  })

  it('that has run out says so and is replaced', async () => {
    app.answer({ 'grants.showReceivingCode': () => ok({ code: 'RTR1:B', expiresAt: AT }) })
    const page = await app.open('relying-party/code/index')
    expect(page.text()).toContain('已过期')
    const before = sent('showReceivingCode').length
    await page.tap('.button-main')
    expect(sent('showReceivingCode')).toHaveLength(before + 1)
    page.close()
  })
})
