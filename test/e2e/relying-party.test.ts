/** 用证 as recipients know it, on both targets: a company's vehicles read by a platform's people, a request and its answer, a person's code. */
import { randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { Reply } from '../../src/contract/reply'
import type { SharingRoutes } from '../../src/contract/sharing'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { asHolder, givenProven } from '../support/calls'
import { openTab } from '../support/holder'
import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { fill, press, see } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')
const shipper = personCalled('shipper')
const agent = personCalled('fleet-agent')
const PARTY = '示例市丰达货运平台有限公司'

const requestId = () => randomBytes(16).toString('base64url')
const until = () => daysAfter(civilDateOf(instantOf(Date.now())), 30)

/** A route of `grants` in a person's name; throws when it is refused. */
async function granting<R extends keyof SharingRoutes>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: SharingRoutes[R]['request'],
): Promise<SharingRoutes[R]['value']> {
  await givenProven(cloud, person)
  const headers = { 'content-type': 'application/json', 'x-local-openid': person.openid }
  const body = JSON.stringify({ route, request })
  const reply = await fetch(`${cloud.url}/invoke/grants`, { method: 'POST', headers, body })
  const told = (await reply.json()) as Reply<SharingRoutes[R]['value']>
  if (!told.ok) throw new Error(`${route} was refused: ${JSON.stringify(told.failure)}`)
  return told.value
}

type Terms = SharingRoutes['draftGrant']['request']['terms']
type Recipient = SharingRoutes['draftGrant']['request']['recipient']

const TERMS: Terms = {
  ...{ purpose: 'carriage', until: until(), uses: 2, copies: false },
  fields: {
    practitioner: ['holderName', 'photo', 'qualifications', 'validity', 'status'],
    transport: ['plateNumber', 'plateColour', 'vehicleType', 'tonnage', 'operatorName', 'validity', 'status'],
  },
}

async function givenGrant(stage: Stage, giver: Person, recipient: Recipient): Promise<void> {
  const cloud = stage.cloud()
  const me = await granting(cloud, giver, 'sharingMe', {})
  const named = me.givers.find(({ kind }) => kind === 'company') ?? me.givers[0]
  const { id } = await granting(cloud, giver, 'draftGrant', {
    ...{ requestId: requestId(), giver: named?.id ?? '', recipient, terms: TERMS },
  })
  const licences = await licencesOf(cloud, giver)
  await granting(cloud, giver, 'fillGrant', { grant: id, pick: { licences: [...licences] } })
  await granting(cloud, giver, 'giveGrant', { grant: id })
}

async function licencesOf(cloud: LocalCloud, person: Person): Promise<readonly string[]> {
  const [fleet] = (await asHolder(cloud, person, 'listFleets', {})).items
  if (!fleet) return (await asHolder(cloud, person, 'listLicences', {})).items.slice(0, 1).map(({ id }) => id)
  const { items } = await asHolder(cloud, person, 'listFleet', { operator: fleet.operator })
  return items.slice(0, 4).map(({ id }) => id)
}

async function atUse(phone: ActorPhone): Promise<void> {
  await openTab(phone, '我的')
  await press(phone, '用证（授权给我的）')
}

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('the people of a platform read exactly what a company granted, twice and no more, and give it back', async () => {
    await givenGrant(stage, company, { kind: 'party', id: 'relying-party-demo' })
    const phone = await stage.provenPhoneOf(shipper.id)
    await atUse(phone)
    await see(phone, '示例市恒通物流有限公司')
    await phone.screenshot(`${target}-use`)
    await press(phone, /^示例市恒通物流有限公司，使用中/)
    await see(phone, /^证照（4 本）$/)
    await phone.screenshot(`${target}-use-grant`)
    await first(phone, /^查看 道路运输证/)
    await see(phone, /持证人会看到/)
    await phone.screenshot(`${target}-use-before`)
    await press(phone, '查看')
    await see(phone, /没有列出的项目未获授权/)
    await see(phone, '1 次')
    await phone.screenshot(`${target}-use-read`)
    const told = await phone.page.locator('body').innerText()
    expect(told).not.toContain('经营范围')
    await press(phone, '再查看一次')
    await see(phone, '0 次')
    await press(phone, '返回')
    await see(phone, '次数已用完')
    await press(phone, '退回授权')
    await phone.screenshot(`${target}-use-returning`)
    await press(phone, '退回授权')
    await see(phone, '已退回。')
    const { items } = await asHolder(stage.cloud(), company, 'listActivity', {})
    expect(items.filter(({ act }) => act === 'grantRead')).toHaveLength(2)
  })

  it('a platform asks a holder, sees that he has not answered, and takes its request back', async () => {
    await givenProven(stage.cloud(), driver)
    const phone = await stage.provenPhoneOf(shipper.id)
    await atUse(phone)
    await press(phone, '申请用证')
    await see(phone, /持证人同意后才能查看/)
    await press(phone, '发出申请')
    await see(phone, '请先确定持证人')
    await phone.screenshot(`${target}-ask-refused`)
    await fill(phone, '统一社会信用代码或公民身份号码', driver.holderCode)
    await phone.page.getByRole('checkbox', { name: '从业资格证' }).filter({ visible: true }).tap()
    await phone.page.getByRole('checkbox', { name: '道路运输证' }).filter({ visible: true }).tap()
    await see(phone, new RegExp(`^允许“${PARTY}”查看您选择的证照。$`))
    await phone.screenshot(`${target}-ask`)
    await press(phone, '发出申请')
    await see(phone, '待答复')
    await phone.screenshot(`${target}-asked`)
    const { asked } = await granting(stage.cloud(), driver, 'sharingMe', {})
    expect(asked).toBe(1)
    await press(phone, '撤销申请')
    await press(phone, '撤销申请')
    await see(phone, '已撤销。')
    expect((await granting(stage.cloud(), driver, 'sharingMe', {})).asked).toBe(0)
  })

  it('a person shows his code, is granted a certificate and reads it; only then 用证 is among his ways', async () => {
    const phone = await stage.provenPhoneOf(agent.id)
    await openTab(phone, '我的')
    await see(phone, '收授权码')
    expect(await phone.page.getByText('用证（授权给我的）').count()).toBe(0)
    await press(phone, '收授权码')
    await see(phone, /分钟内有效/)
    await phone.screenshot(`${target}-receiving-code`)
    const { code } = await granting(stage.cloud(), agent, 'showReceivingCode', {})
    const { id } = await granting(stage.cloud(), driver, 'findPerson', { by: 'code', code })
    await givenGrant(stage, driver, { kind: 'person', id })
    await press(phone, '返回')
    await press(phone, '用证（授权给我的）')
    await press(phone, /使用中，查看$/)
    await first(phone, /^查看 从业资格证/)
    await press(phone, '查看')
    await see(phone, driver.name)
    await phone.screenshot(`${target}-use-read-certificate`)
  })

  it('what cannot be reached is said, and what was there before is shown', async () => {
    const phone = await stage.provenPhoneOf(shipper.id)
    await atUse(phone)
    await see(phone, PARTY)
    await phone.context.setOffline(true)
    phone.expectComplaint(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/)
    await press(phone, '已结束')
    await see(phone, /网络|连接不上|离线/)
    await phone.screenshot(`${target}-use-offline`)
    await phone.context.setOffline(false)
  })

  it.each([
    ['elder', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320, height: 640 }],
  ] as const)('reads well %s: nothing is cut off, everything that can be pressed has a name', async (look, options) => {
    await givenGrant(stage, driver, { kind: 'party', id: 'relying-party-demo' })
    const phone = await stage.provenPhoneOf(shipper.id, options)
    if (look === 'elder') await prefer(phone, { elder: true, language: 'zh' })
    await atUse(phone)
    await see(phone, PARTY)
    await looked(phone, `${target}-use-${look}`)
    await first(phone, /，使用中，查看$/)
    await see(phone, /^证照（/)
    await looked(phone, `${target}-use-grant-${look}`)
    await first(phone, /^查看 从业资格证/)
    await press(phone, '查看')
    await see(phone, /没有列出的项目/)
    await looked(phone, `${target}-use-read-${look}`)
    await press(phone, '返回')
    await press(phone, '返回')
    await press(phone, '申请用证')
    await see(phone, '持证人将看到')
    await looked(phone, `${target}-ask-${look}`)
  })

  it('reads in English too', async () => {
    await givenGrant(stage, driver, { kind: 'party', id: 'relying-party-demo' })
    const phone = await stage.provenPhoneOf(shipper.id)
    await prefer(phone, { elder: false, language: 'en' })
    await phone.page.goto(new URL('/?again#/relying-party/home/index', phone.page.url()).href)
    await see(phone, 'Ask for use of licences')
    await looked(phone, `${target}-use-english`)
    await first(phone, /, Active, view$/)
    await first(phone, /^Look at/)
    await press(phone, 'Read')
    await see(phone, /What is not listed/)
    await looked(phone, `${target}-use-read-english`)
    await phone.page.goto(new URL('/?more#/relying-party/ask/index', phone.page.url()).href)
    await see(phone, 'The holder will read')
    await looked(phone, `${target}-ask-english`)
  })

  /** One of several that are called so. */
  async function first(phone: ActorPhone, name: RegExp): Promise<void> {
    await phone.page.getByRole('button', { name }).filter({ visible: true }).first().tap()
  }

  async function looked(phone: ActorPhone, name: string): Promise<void> {
    await settled(phone)
    await phone.screenshot(name)
    expect(await overflow(phone)).toEqual([])
    expect(await namelessControls(phone)).toEqual([])
  }
})
