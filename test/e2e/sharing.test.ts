/** Granted use as holders know it: one licence, a fleet in one act, a request allowed with less, somebody who acts for another. */
import { asSharer, givenProven } from '../support/calls'
import { openTab } from '../support/holder'
import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { fedLicence, platesOf, pushNewVehicles } from '../support/province'
import { canRead, chooseParty, givenRequest, PARTY, receivedBy } from '../support/sharing'
import { fill, press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')
const agent = personCalled('fleet-agent')
const shipper = personCalled('shipper')
const COMPANY = '示例市恒通物流有限公司'

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('a driver lets a platform use his certificate, reads it in plain words first, and takes it back in two taps', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await press(phone, /^查看.*从业资格证/)
    await press(phone, '授权他人使用')
    await see(phone, /^下一步（已选 1 本）$/)
    await phone.screenshot(`${target}-sharing-choose`)
    await press(phone, /^下一步（已选 1 本）$/)
    await press(phone, '下一步：确认内容')
    await see(phone, '请选择接收方')
    await chooseParty(phone)
    await see(phone, '平台企业')
    await tick(phone, '照片，敏感信息')
    await phone.screenshot(`${target}-sharing-terms`)
    await press(phone, '下一步：确认内容')
    await see(phone, new RegExp(`^允许“${PARTY}”查看 1 本证照。$`))
    await see(phone, /^对方不能转授权/)
    await phone.screenshot(`${target}-sharing-confirm`)
    await tick(phone, /^我同意对方查看其中的敏感个人信息/)
    await press(phone, /^授权 1 本，到 /)
    await see(phone, '授权已生效')
    await phone.screenshot(`${target}-sharing-done`)
    const [grant] = await receivedBy(stage.cloud(), shipper)
    if (!grant) throw new Error('nothing was received')
    expect(grant.terms.fields.practitioner).not.toContain('photo')
    const licence = await licenceIn(stage, grant.id)
    expect(await canRead(stage.cloud(), shipper, grant, licence)).toBe(true)
    await press(phone, '查看这项授权')
    await see(phone, /已查看 1 次/)
    await phone.screenshot(`${target}-sharing-grant`)
    await press(phone, '全部撤回')
    await phone.screenshot(`${target}-sharing-withdrawing`)
    await press(phone, '撤回')
    await see(phone, '已撤回，对方不能再查看。')
    expect(await canRead(stage.cloud(), shipper, grant, licence)).toBe(false)
    await press(phone, '授权凭证')
    await phone.page.getByRole('button', { name: '核对签名' }).filter({ visible: true }).first().tap()
    await see(phone, '签名真实，内容没有改动过。')
    await words(phone, '签名真实，内容没有改动过。').scrollIntoViewIfNeeded()
    await phone.screenshot(`${target}-sharing-receipt`)
  })

  // Once is enough for the rest: the simulator's tests show the same pages as WeChat renders them.
  if (target === 'weapp') return

  it('a company lets its whole fleet be used in one act, is told what is left out, and withdraws some and then all', async () => {
    await givenProven(stage.cloud(), company)
    const model = fedLicence(({ face }) => face.operatorName === COMPANY)
    await pushNewVehicles(stage.cloud(), model, 70)
    const phone = await stage.phoneOf(company.id)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    await press(phone, '批量授权')
    await see(phone, withDot(platesOf(COMPANY)[0] ?? ''))
    await phone.screenshot(`h5-sharing-fleet`)
    await fill(phone, '车牌号开头或末尾几位', 'ZZZ')
    await see(phone, '没有符合条件的车辆')
    await press(phone, '清除')
    await press(phone, '全选车队 82 辆')
    await see(phone, /^已选中全部符合条件的车辆（82 辆）/)
    await tickFirst(phone)
    await see(phone, '下一步（已选 81 本）')
    await phone.screenshot(`h5-sharing-fleet-all`)
    await press(phone, '下一步（已选 81 本）')
    await chooseParty(phone)
    await press(phone, '下一步：确认内容')
    await see(phone, /查看 81 本证照/)
    await press(phone, /^授权 81 本，到 /)
    await see(phone, '授权已生效')
    const [grant] = await receivedBy(stage.cloud(), shipper)
    expect(grant?.size).toBe(81)
    await press(phone, '查看这项授权')
    await press(phone, '撤回部分证照')
    await tickFirst(phone)
    await press(phone, '撤回选中的 1 本')
    await see(phone, '撤回这 1 本证照？')
    await press(phone, '撤回')
    await see(phone, '已撤回 1 本，对方不能再查看。')
    await phone.screenshot(`h5-sharing-some-withdrawn`)
    await press(phone, '全部撤回')
    await press(phone, '撤回')
    await see(phone, '已撤回，对方不能再查看。')
  })

  it('a request is shown with what is unusual in it, and is allowed with less', async () => {
    await givenProven(stage.cloud(), driver)
    await givenRequest(stage.cloud(), shipper, driver)
    await givenRequest(stage.cloud(), shipper, driver)
    const phone = await stage.phoneOf(driver.id)
    await press(phone, /^授权与用证，2 件申请待答复$/)
    await see(phone, `${PARTY}`)
    await phone.screenshot(`h5-sharing-requests`)
    await phone.page
      .getByRole('button', { name: `答复${PARTY}的申请` })
      .filter({ visible: true })
      .first()
      .tap()
    await see(phone, /已向您申请 2 次/)
    await see(phone, /超出这一用途通常需要的项目：出生日期/)
    await see(phone, '已选 1 本')
    await phone.screenshot(`h5-sharing-asked`)
    await press(phone, '减少后同意')
    await tick(phone, /^出生日期/)
    await phone.screenshot(`h5-sharing-less`)
    await press(phone, '下一步：确认内容')
    await press(phone, /^授权 1 本，到 /)
    await see(phone, '授权已生效')
    const [grant] = await receivedBy(stage.cloud(), shipper)
    expect(grant?.terms.fields.practitioner).not.toContain('birthDate')
    expect(grant?.asked?.terms.fields.practitioner).toContain('birthDate')
    await press(phone, '完成')
    await openList(phone, /^待答复/)
    await press(phone, `答复${PARTY}的申请`)
    await press(phone, '拒绝')
    await fill(phone, '对方会看到这段说明', '不需要')
    await phone.screenshot(`h5-sharing-refusing`)
    await press(phone, '拒绝')
    await see(phone, '已拒绝。')
  })

  it('a company lets an agent act for it; both names stand on what he does, and it ends when it is taken back', async () => {
    await givenProven(stage.cloud(), agent)
    const phone = await stage.provenPhoneOf(company.id)
    await openTab(phone, '我的')
    await press(phone, '授权与用证')
    await press(phone, /^委托管理/)
    await phone.screenshot(`h5-sharing-delegations`)
    await press(phone, '委托他人')
    await press(phone, '确认委托')
    await see(phone, '请选择受托人。')
    await press(phone, /^受托人，请选择受托人/)
    await fill(phone, '11 位手机号', agent.phone ?? '')
    await fill(phone, '与证件一致的姓名', agent.name)
    await press(phone, '查找')
    await see(phone, `找到：${agent.name}`)
    await phone.screenshot(`h5-sharing-person`)
    await press(phone, '就是他（她）')
    await see(phone, new RegExp(`委托“${agent.name}”对道路运输证`))
    await phone.screenshot(`h5-sharing-delegate`)
    await press(phone, '确认委托')
    await see(phone, '委托他人办理')
    const agents = await stage.phoneOf(agent.id)
    await openTab(agents, '我的')
    await press(agents, '授权与用证')
    await press(agents, '授权他人使用证照')
    await agents.page
      .getByRole('radio', { name: `受${COMPANY}委托` })
      .filter({ visible: true })
      .tap()
    await tickFirst(agents)
    await press(agents, /^下一步/)
    await chooseParty(agents)
    await press(agents, '下一步：确认内容')
    await press(agents, /^授权 1 本，到 /)
    await see(agents, '授权已生效')
    const [grant] = await receivedBy(stage.cloud(), shipper)
    expect(grant?.delegate).toBe(agent.name)
    expect(grant?.giver.name).toBe(COMPANY)
    await phone.page.reload()
    await see(phone, '办理记录')
    await see(phone, new RegExp(PARTY))
    await phone.screenshot(`h5-sharing-delegation`)
    await press(phone, '撤销委托')
    await phone.page.getByRole('dialog').getByRole('button', { name: '撤销委托' }).tap()
    await see(phone, '已撤销')
    expect(
      (await asSharer(stage.cloud(), agent, 'sharingMe', {})).givers.some(({ kind }) => kind === 'delegator'),
    ).toBe(false)
  })

  it('every page fits into 320 px in large letters, English and dark, and names every control', async () => {
    const phone = await stage.provenPhoneOf(driver.id, { width: 320, dark: true })
    const request = await givenRequest(stage.cloud(), shipper, driver)
    const { items } = await asSharer(stage.cloud(), driver, 'listGrants', { list: 'given' })
    await prefer(phone, { elder: true, language: 'en' })
    const found: string[] = []
    const visits = [
      ['home', '/sharing/home/index'],
      ['asked', '/sharing/home/index?list=asked'],
      ['grant', `/sharing/grant/index?id=${items[0]?.id}`],
      ['answer', `/sharing/answer/index?id=${request.id}`],
      ['choose', '/sharing/choose/index'],
      ['terms', '/sharing/terms/index'],
      ['recipient', '/sharing/recipient/index?wanted=recipient'],
      ['person', '/sharing/recipient/index?wanted=person'],
      ['confirm', '/sharing/confirm/index'],
      ['delegations', '/sharing/delegations/index'],
      ['delegate', '/sharing/delegate/index'],
    ] as const
    for (const [name, path] of visits) {
      await phone.page.goto(new URL(`/?${name}#${path}`, phone.page.url()).href)
      await settled(phone)
      await phone.screenshot(`h5-320-elder-en-dark-sharing-${name}`)
      found.push(...(await overflow(phone)).map((what) => `${name} overflows: ${what}`))
      found.push(...(await namelessControls(phone)).map((what) => `${name} has a nameless control: ${what}`))
    }
    expect(found).toEqual([])
  })
})

async function tick(phone: ActorPhone, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  await phone.page.getByRole('checkbox', { name, exact }).filter({ visible: true }).first().tap()
}

async function tickFirst(phone: ActorPhone): Promise<void> {
  await phone.page.getByRole('checkbox').filter({ visible: true }).first().tap()
}

async function openList(phone: ActorPhone, name: RegExp): Promise<void> {
  await phone.page.getByRole('radio', { name }).filter({ visible: true }).tap()
}

async function licenceIn(stage: Stage, grant: string): Promise<string> {
  const { items } = await asSharer(stage.cloud(), shipper, 'listGrantLicences', { grant })
  return items[0]?.licence ?? ''
}

/** As plates are painted: the province sends them without the dot. */
function withDot(plate: string): string {
  return `${plate.slice(0, 2)}·${plate.slice(2)}`
}
