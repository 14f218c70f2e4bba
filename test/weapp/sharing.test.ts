/** Granted use as WeChat renders it: authorised in three steps, answered, taken back, checked, delegated. */
import type { FleetList, FleetVehicle } from '../../src/contract/holder'
import { ok } from '../../src/core/result'
import { cancelled, driver, LICENCE_ID, listOf, permit, refused } from './answers'
import { launch } from './mini-program'
import {
  COMPANY_ID,
  company,
  DELEGATION_ID,
  delegation,
  drafted,
  GRANT_ID,
  grant,
  item,
  PERSON_ID,
  party,
  RECEIPT_KEY,
  receipt,
  request,
  SELF_ID,
  self,
  sharingMe,
  UNTIL,
} from './sharing-answers'

const app = launch({
  'grants.sharingMe': () => ok(sharingMe(self)),
  'grants.listGrants': () => ok({ items: [grant] }),
  'grants.openGrant': () => ok(grant),
  'grants.listGrantLicences': () => ok({ items: [item, { ...item, licence: 'd'.repeat(64), subject: '示A·04713' }] }),
  'grants.listParties': () => ok({ items: [party] }),
  'grants.findPerson': () => ok({ id: PERSON_ID, name: '周经办' }),
  'grants.draftGrant': () => ok(drafted),
  'grants.fillGrant': () => ok({ results: [{ licence: LICENCE_ID, outcome: 'included' }], size: 1 }),
  'grants.giveGrant': () => ok({ ...grant, size: 1 }),
  'grants.dropGrant': () => ok({ ...drafted, state: 'dropped' }),
  'grants.withdrawGrant': () => ok({ ...grant, state: 'withdrawn', moves: [] }),
  'grants.withdrawLicences': () => ok({ results: [], size: 2 }),
  'grants.grantReceipts': () => ok({ receipts: [receipt()], keys: { k1: RECEIPT_KEY } }),
  'grants.refuseRequest': () => ok({ ...request, state: 'refused', moves: [] }),
  'grants.listLicenceGrants': () => ok({ items: [{ ...grant, item }] }),
  'grants.listDelegations': () => ok({ items: [delegation] }),
  'grants.listDelegateActs': () => ok({ items: [{ id: 'e', at: grant.at, act: 'delegated', recipient: '周经办' }] }),
  'grants.delegate': () => ok(delegation),
  'grants.withdrawDelegation': () => ok({ ...delegation, state: 'withdrawn' }),
  'holder.listLicences': () => listOf(driver, cancelled, permit),
  'holder.listFleets': () => ok({ items: [] }),
})

type OpenPage = Awaited<ReturnType<typeof app.open>>

function sent(route: string): readonly Readonly<Record<string, unknown>>[] {
  return app.calls.filter(({ data }) => data.route === route).map(({ data }) => data.request)
}

/** One licence of the driver's is picked, and the party is chosen: the second step as it is left. */
async function filledWish(): Promise<void> {
  const licences = await app.open('pages/licences/index')
  licences.close()
  const choosing = await app.open('sharing/choose/index', { licence: LICENCE_ID })
  choosing.close()
  const recipient = await app.open('sharing/recipient/index', { wanted: 'recipient' })
  await recipient.tap('.party')
  recipient.close()
}

/** Sensitive fields are taken away, so that no consent of its own is needed. */
async function confirmed(): Promise<OpenPage> {
  const terms = await app.open('sharing/terms/index')
  for (const [place, name] of terms.spoken('.field-pick').entries())
    if (/证照编号|照片/.test(name)) await terms.tap('.field-pick', place)
  terms.close()
  return app.open('sharing/confirm/index')
}

describe('选证照', () => {
  it('picks only what is in force, and begins with the licence it was opened for', async () => {
    const licences = await app.open('pages/licences/index')
    licences.close()
    const page = await app.open('sharing/choose/index', { licence: LICENCE_ID })
    expect(page.text()).toContain('下一步（已选 1 本）')
    await page.tap('.pick', 1)
    expect(page.text()).toContain('已注销，不能授权')
    expect(page.text()).toContain('下一步（已选 1 本）')
    await page.tap('.pick', 0)
    expect(page.text()).toContain('请选择证照')
    page.close()
  })

  it('leaves the permits of a company to the company', async () => {
    app.answer({ 'grants.sharingMe': () => ok(sharingMe(self, company)) })
    const page = await app.open('sharing/choose/index', { licence: LICENCE_ID })
    expect(page.spoken('.pick').filter((label) => label.includes(permit.subject))).toEqual([])
    await page.tap('.filter', 1)
    expect(page.spoken('.pick').map((label) => label.split('，')[0])).toEqual([permit.subject])
    app.answer({ 'grants.sharingMe': () => ok(sharingMe(self)) })
    page.close()
  })
})

describe('给谁、做什么', () => {
  it('asks for a recipient, proposes the fields of the purpose, and lets each be taken away', async () => {
    const choosing = await app.open('sharing/choose/index', { licence: LICENCE_ID })
    choosing.close()
    const page = await app.open('sharing/terms/index')
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('请选择接收方')
    page.close()
    await filledWish()
    const again = await app.open('sharing/terms/index')
    expect(again.text()).toContain(party.name)
    expect(again.spoken('.field-pick')).toContain('照片，敏感信息')
    await again.tap('.bottom-bar .button-main')
    expect(app.moves.at(-1)).toBe('navigateTo /sharing/confirm/index')
    again.close()
  })

  it('wants words where the purpose alone says too little', async () => {
    await filledWish()
    const page = await app.open('sharing/terms/index')
    const other = page.spoken('.filter').indexOf('其他')
    await page.tap('.filter', other)
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('请写明具体用途')
    page.close()
  })

  it('finds a person only by number and name together, or by his code', async () => {
    const page = await app.open('sharing/recipient/index', { wanted: 'person' })
    await page.tap('.button-main')
    expect(page.text()).toContain('请填写 11 位手机号。')
    expect(sent('findPerson')).toEqual([])
    await page.type('.form-input', '10000000011', 0)
    await page.type('.form-input', '周经办', 1)
    await page.tap('.button-main')
    expect(sent('findPerson').at(-1)).toEqual({ by: 'phone', phone: '10000000011', name: '周经办' })
    expect(page.text()).toContain('找到：周经办')
    app.scanned('RTR1:AAAAAAAAAAAAAAAAAAAAAA')
    await page.tap('.button-soft')
    expect(sent('findPerson').at(-1)).toEqual({ by: 'code', code: 'RTR1:AAAAAAAAAAAAAAAAAAAAAA' })
    page.close()
  })
})

describe('确认', () => {
  it('says everything in plain words, wants a consent of its own for sensitive fields, and then grants', async () => {
    await filledWish()
    const page = await app.open('sharing/confirm/index')
    expect(page.text()).toContain(`允许“${party.name}”查看 1 本证照。`)
    expect(page.text()).toContain('对方不能转授权。您可以随时撤回')
    expect(page.text()).toContain('请先勾选同意')
    await page.tap('.check-line')
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('授权已生效')
    expect(sent('draftGrant').at(-1)).toMatchObject({ giver: SELF_ID, recipient: { kind: 'party', id: party.id } })
    expect(sent('fillGrant').at(-1)).toEqual({ grant: GRANT_ID, pick: { licences: [LICENCE_ID] } })
    expect(sent('giveGrant').at(-1)).toEqual({ grant: GRANT_ID })
    page.close()
  })

  it('goes on after a lost answer and a closed page with the same request, and sends nothing twice', async () => {
    await filledWish()
    app.answer({ 'grants.fillGrant': () => undefined })
    const page = await confirmed()
    const drafts = sent('draftGrant').length
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('没有收到答复。已办理的部分不会丢失，也不会重复。')
    page.close()
    app.answer({ 'grants.fillGrant': () => ok({ results: [{ licence: LICENCE_ID, outcome: 'already' }], size: 1 }) })
    const again = await app.open('sharing/confirm/index')
    await again.tap('.notice')
    expect(again.text()).toContain('授权已生效')
    expect(sent('draftGrant')).toHaveLength(drafts + 1)
    again.close()
  })

  it('tells what is left out and why, and grants the rest only when the person says so', async () => {
    await filledWish()
    const leftOut = { licence: LICENCE_ID, outcome: 'leftOut', reason: { code: 'notInForce', status: 'suspended' } }
    app.answer({ 'grants.fillGrant': () => ok({ results: [leftOut], size: 3 }) })
    const page = await confirmed()
    const given = sent('giveGrant').length
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('有 1 本没有纳入')
    expect(page.text()).toMatch(/李建国证照已?暂扣/)
    expect(sent('giveGrant')).toHaveLength(given)
    await page.tap('.decision .button-main')
    expect(sent('giveGrant')).toHaveLength(given + 1)
    page.close()
  })

  it('grants nothing when no licence is left, and says so', async () => {
    await filledWish()
    const leftOut = { licence: LICENCE_ID, outcome: 'leftOut', reason: { code: 'notYours' } }
    app.answer({ 'grants.fillGrant': () => ok({ results: [leftOut], size: 0 }) })
    const page = await confirmed()
    const given = sent('giveGrant').length
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('没有可以授权的证照')
    expect(sent('giveGrant')).toHaveLength(given)
    page.close()
  })

  it('begins anew under another name when the draft has lapsed', async () => {
    await filledWish()
    app.answer({ 'grants.fillGrant': () => refused({ code: 'GRANT_STATE', state: 'lapsed' }) })
    const page = await confirmed()
    await page.tap('.bottom-bar .button-main')
    expect(page.text()).toContain('已经失效。可以重新开始')
    app.answer({ 'grants.fillGrant': () => ok({ results: [{ licence: LICENCE_ID, outcome: 'included' }], size: 1 }) })
    await page.tap('.notice')
    expect(page.text()).toContain('授权已生效')
    const [before, after] = sent('draftGrant').slice(-2)
    expect(after?.requestId).not.toBe(before?.requestId)
    page.close()
  })
})

describe('车队', () => {
  const vehicle = (place: number): FleetVehicle => ({
    ...{ ...permit, id: String(place).padStart(64, 'f'), typeCode: '11100000000019713D013', linked: true },
    subject: `示A·0000${place}`,
  })
  const fleet: FleetList = {
    items: [vehicle(1), vehicle(2)],
    asOf: grant.at,
    fleet: {
      ...{ operator: company.name, size: { vehicles: 120, more: false }, permits: [], someUnlinked: false },
      families: ['goods'],
    },
  }

  it('takes a whole fleet with one press, page by page, and looks at the pages itself when some are taken out', async () => {
    app.answer({
      'grants.sharingMe': () => ok(sharingMe(self, company)),
      'holder.listFleets': () =>
        ok({ items: [{ operator: COMPANY_ID, name: company.name, size: { vehicles: 120, more: false } }] }),
      'holder.listFleet': () => ok(fleet),
      'grants.fillGrant': ({ pick }) =>
        ok({ results: [], size: 60, ...(JSON.stringify(pick).includes('second') ? {} : { next: 'second' }) }),
    })
    const page = await app.open('sharing/choose/index', { operator: COMPANY_ID })
    await page.tap('.pick-act', page.spoken('.pick-act').indexOf('全选车队 120 辆'))
    expect(page.text()).toContain('已选中全部符合条件的车辆（120 辆）')
    page.close()
    const recipient = await app.open('sharing/recipient/index', { wanted: 'recipient' })
    await recipient.tap('.party')
    recipient.close()
    const confirm = await app.open('sharing/confirm/index')
    expect(confirm.text()).toContain('查看 120 本证照')
    await confirm.tap('.bottom-bar .button-main')
    const picks = sent('fillGrant')
      .slice(-2)
      .map(({ pick }) => pick)
    expect(picks).toEqual([{ fleet: {} }, { fleet: {}, cursor: 'second' }])
    expect(confirm.text()).toContain('授权已生效')
    confirm.close()
  })

  it('takes single vehicles out of the whole', async () => {
    const page = await app.open('sharing/choose/index', { operator: COMPANY_ID })
    await page.tap('.pick-act', page.spoken('.pick-act').indexOf('全选车队 120 辆'))
    await page.tap('.pick', 0)
    expect(page.text()).toContain('下一步（已选 119 本）')
    page.close()
    const recipient = await app.open('sharing/recipient/index', { wanted: 'recipient' })
    await recipient.tap('.party')
    recipient.close()
    const confirm = await app.open('sharing/confirm/index')
    await confirm.tap('.bottom-bar .button-main')
    expect(sent('fillGrant').at(-1)?.pick).toEqual({ licences: [vehicle(2).id] })
    confirm.close()
    app.answer({ 'grants.sharingMe': () => ok(sharingMe(self)), 'holder.listFleets': () => ok({ items: [] }) })
  })
})

describe('授权与用证', () => {
  it('leads to grants and to requests, and asks for the list that is chosen', async () => {
    const page = await app.open('sharing/home/index', { list: 'given' })
    expect(page.spoken('.grant-line')).toEqual([`查看给${party.name}的授权，使用中`])
    await page.tap('.grant-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /sharing/grant/index?id=${GRANT_ID}`)
    app.answer({ 'grants.listGrants': () => ok({ items: [request] }) })
    await page.tap('.filter', page.spoken('.filter').indexOf('待答复（1）'))
    expect(sent('listGrants').at(-1)).toEqual({ list: 'asked' })
    await page.tap('.grant-line')
    expect(app.moves.at(-1)).toBe(`navigateTo /sharing/answer/index?id=${GRANT_ID}`)
    page.close()
  })

  it('says why it is refused, in the sentences that came with its sub-package, and in one of its own when the cloud is newer', async () => {
    app.answer({ 'grants.listGrants': () => refused({ code: 'DELEGATION_EXCEEDED' }) })
    const page = await app.open('sharing/home/index', { list: 'given' })
    expect(page.text()).toContain('该操作不在委托范围内，请联系委托人办理。')
    page.close()
    app.answer({ 'grants.listGrants': () => ({ ok: false, failure: { code: 'OF_TOMORROW' } }) })
    const other = await app.open('sharing/home/index', { list: 'given' })
    expect(other.text()).toContain('暂不能办理，请更新到最新版本后再试。')
    other.close()
  })

  it('asks who he is of a person nobody has proven', async () => {
    app.answer({ 'grants.sharingMe': () => refused({ code: 'IDENTITY_NOT_PROVEN' }) })
    const page = await app.open('sharing/home/index')
    expect(page.text()).toContain('先核验身份，再授权用证')
    page.close()
    app.answer({ 'grants.sharingMe': () => ok(sharingMe(self)) })
  })

  it('shows from a licence who may look at it and how often they did', async () => {
    const page = await app.open('sharing/viewers/index', { licence: LICENCE_ID })
    expect(page.text()).toContain(party.name)
    expect(page.text()).toContain('已查看 2 次')
    page.close()
  })
})

describe('授权', () => {
  it('is taken back in two taps', async () => {
    const page = await app.open('sharing/grant/index', { id: GRANT_ID })
    expect(page.text()).toContain('已查看 2 次')
    await page.tap('.button-danger')
    expect(page.text()).toContain('撤回这项授权？')
    await page.tap('.sheet .button-danger')
    expect(sent('withdrawGrant').at(-1)).toEqual({ grant: GRANT_ID })
    expect(page.text()).toContain('已撤回，对方不能再查看。')
    page.close()
  })

  it('is taken back for some of its licences', async () => {
    const page = await app.open('sharing/grant/index', { id: GRANT_ID })
    await page.tap('.button-soft', 0)
    await page.tap('.grant-licence', 1)
    await page.tap('.button-danger', 0)
    await page.tap('.sheet .button-danger')
    expect(sent('withdrawLicences').at(-1)).toEqual({ grant: GRANT_ID, licences: ['d'.repeat(64)] })
    expect(page.text()).toContain('已撤回 1 本，对方不能再查看。')
    page.close()
  })

  it('leads to its receipts and to asking for deletion', async () => {
    const page = await app.open('sharing/grant/index', { id: GRANT_ID })
    await page.tap('.way', page.spoken('.way').indexOf('授权凭证'))
    expect(app.moves.at(-1)).toBe(`navigateTo /sharing/receipts/index?grant=${GRANT_ID}`)
    await page.tap('.way', page.spoken('.way').indexOf('要求对方删除'))
    expect(app.moves.at(-1)).toBe(`navigateTo /inbox/erasures/index?grant=${GRANT_ID}`)
    page.close()
  })
})

describe('授权凭证', () => {
  it('is checked on the phone itself: a genuine one, and one in which a word was changed', async () => {
    const page = await app.open('sharing/receipts/index', { grant: GRANT_ID })
    await page.tap('.button-soft', page.spoken('.button-soft').indexOf('核对签名'))
    expect(page.text()).toContain('签名真实，内容没有改动过。')
    page.close()
    const genuine = receipt()
    const forged = { ...genuine, content: { ...genuine.content, licences: { ...genuine.content.licences, count: 3 } } }
    app.answer({ 'grants.grantReceipts': () => ok({ receipts: [forged], keys: { k1: RECEIPT_KEY } }) })
    const other = await app.open('sharing/receipts/index', { grant: GRANT_ID })
    await other.tap('.button-soft', other.spoken('.button-soft').indexOf('核对签名'))
    expect(other.text()).toContain('签名与内容不符')
    other.close()
  })

  it('says so while there is none, and when it could not be fetched', async () => {
    app.answer({ 'grants.grantReceipts': () => ok({ receipts: [], keys: {} }) })
    const none = await app.open('sharing/receipts/index', { grant: GRANT_ID })
    expect(none.text()).toContain('还没有凭证')
    none.close()
    app.answer({ 'grants.grantReceipts': () => refused({ code: 'GRANT_NOT_FOUND' }) })
    const unknown = await app.open('sharing/receipts/index', { grant: 'e'.repeat(64) })
    expect(unknown.text()).toContain('授权')
    expect(unknown.text()).not.toContain('还没有凭证')
    unknown.close()
  })
})

describe('用证申请', () => {
  it('says what is unusual and how often was asked, and allows as asked only after the plain words', async () => {
    app.answer({ 'grants.openGrant': () => ok(request), 'holder.listLicences': () => listOf(driver, cancelled) })
    const page = await app.open('sharing/answer/index', { id: GRANT_ID })
    expect(page.text()).toContain('30 天内已向您申请 3 次')
    expect(page.text()).toContain('超出这一用途通常需要的项目：出生日期')
    expect(page.text()).toContain('已选 1 本')
    await page.tap('.button-main')
    expect(app.moves.at(-1)).toBe('navigateTo /sharing/confirm/index')
    page.close()
    app.answer({ 'grants.fillGrant': () => ok({ results: [{ licence: LICENCE_ID, outcome: 'included' }], size: 1 }) })
    const confirm = await app.open('sharing/confirm/index')
    await confirm.tap('.check-line')
    await confirm.tap('.bottom-bar .button-main')
    const { fields, until, uses, copies } = request.terms
    expect(sent('draftGrant').at(-1)).toMatchObject({ request: GRANT_ID, terms: { fields, until, uses, copies } })
    confirm.close()
  })

  it('allows less: nothing can be added, only taken away', async () => {
    const page = await app.open('sharing/answer/index', { id: GRANT_ID })
    await page.tap('.button-soft')
    page.close()
    const terms = await app.open('sharing/terms/index')
    expect(terms.spoken('.field-pick').map((label) => label.split('，')[0])).toEqual([
      '持证主体',
      '证照状态',
      '出生日期',
    ])
    await terms.tap('.field-pick', 2)
    await terms.tap('.bottom-bar .button-main')
    terms.close()
    const confirm = await app.open('sharing/confirm/index')
    await confirm.tap('.bottom-bar .button-main')
    expect(sent('draftGrant').at(-1)).toMatchObject({
      request: GRANT_ID,
      terms: { fields: { practitioner: ['holderName', 'status'] }, until: UNTIL },
    })
    confirm.close()
  })

  it('is refused with a word', async () => {
    const page = await app.open('sharing/answer/index', { id: GRANT_ID })
    await page.tap('.button-plain')
    await page.type('.form-area', '不需要')
    app.answer({ 'grants.openGrant': () => ok({ ...request, state: 'refused', moves: [] }) })
    await page.tap('.button-danger')
    expect(sent('refuseRequest').at(-1)).toEqual({ grant: GRANT_ID, words: '不需要' })
    expect(page.text()).toContain('已拒绝。')
    page.close()
  })

  it('that was begun on another phone is given as it was begun', async () => {
    app.answer({ 'grants.openGrant': () => ok({ ...request, state: 'drafted', size: 2 }) })
    const page = await app.open('sharing/answer/index', { id: GRANT_ID })
    expect(page.text()).toContain('您已经开始答复，选了 2 本证照。')
    await page.tap('.button-main')
    expect(sent('giveGrant').at(-1)).toEqual({ grant: GRANT_ID })
    page.close()
  })
})

describe('委托', () => {
  it('is given only with a delegate, a scope and an act; the same form again is the same delegation', async () => {
    app.answer({ 'grants.delegate': () => undefined })
    const page = await app.open('sharing/delegate/index')
    await page.tap('.button-main')
    expect(page.text()).toContain('请选择受托人。')
    expect(sent('delegate')).toEqual([])
    const person = await app.open('sharing/recipient/index', { wanted: 'person' })
    await person.type('.form-input', '10000000011', 0)
    await person.type('.form-input', '周经办', 1)
    await person.tap('.button-main')
    await person.tap('.found-person .button-main')
    person.close()
    await page.show()
    expect(page.text()).toContain('李建国委托“周经办”对从业资格证')
    await page.tap('.button-main')
    app.answer({ 'grants.delegate': () => ok(delegation) })
    await page.tap('.button-main')
    const [first, second] = sent('delegate')
    expect(first).toMatchObject({ principal: SELF_ID, delegate: { kind: 'person', id: PERSON_ID } })
    expect(second).toEqual(first)
    expect(app.moves.at(-1)).toBe(`redirectTo /sharing/delegation/index?id=${DELEGATION_ID}`)
    page.close()
  })

  it('ends when it is taken back, asked once more', async () => {
    const page = await app.open('sharing/delegation/index', { id: DELEGATION_ID })
    expect(page.text()).toContain('委托他人办理')
    await page.tap('.button-danger')
    await page.tap('.sheet .button-danger')
    expect(sent('withdrawDelegation').at(-1)).toEqual({ delegation: DELEGATION_ID })
    page.close()
  })
})
