/** 用证 as recipients know it: the whole life of a grant, from its first reading to the reading that is refused and the request to delete. */
import { randomBytes } from 'node:crypto'
import { asHolder, asSharer, givenProven } from '../support/calls'
import { openTab } from '../support/holder'
import { inDays, PARTY } from '../support/sharing'
import { button, press, see } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')
const PARTY_ID = 'relying-party-demo'
const FIELDS = ['holderName', 'photo', 'qualifications', 'validity', 'status']

/** As the holder reads them. */
const FIELDS_SHOWN = ['从业资格类别', '持证主体', '有效期', '照片', '证照状态'].sort()

const requestId = () => randomBytes(16).toString('base64url')

/** The driver's certificate, granted to the platform; the id of the grant. */
async function givenGrant(stage: Stage): Promise<string> {
  const cloud = stage.cloud()
  await givenProven(cloud, driver)
  const { givers } = await asSharer(cloud, driver, 'sharingMe', {})
  const giver = givers.find(({ kind }) => kind === 'self')?.id ?? ''
  const [licence] = (await asHolder(cloud, driver, 'listLicences', {})).items
  const { id: grant } = await asSharer(cloud, driver, 'draftGrant', {
    ...{ requestId: requestId(), giver, recipient: { kind: 'party', id: PARTY_ID } },
    terms: {
      ...{ purpose: 'carriage', words: '合同 2026-118 承运', until: inDays(30), uses: 3, copies: true },
      fields: { practitioner: FIELDS },
    },
  })
  await asSharer(cloud, driver, 'fillGrant', { grant, pick: { licences: [licence?.id ?? ''] } })
  await asSharer(cloud, driver, 'giveGrant', { grant })
  return grant
}

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)
  const shot = (phone: ActorPhone, name: string) => phone.screenshot(`${target}-receiving-${name}`)

  it('a platform reads what a driver granted, has a copy made, and is refused once he withdraws; he sees all of it and has it deleted', async () => {
    const cloud = stage.cloud()
    const grant = await givenGrant(stage)
    const phone = await stage.provenPhoneOf(shipper.id)
    await openTab(phone, '我的')
    await press(phone, '授权给我的证照')
    await see(phone, PARTY)
    await shot(phone, 'home')
    await press(phone, /使用中，查看$/)
    await see(phone, /^证照（1 本）$/)
    await shot(phone, 'grant')
    await press(phone, /^查看 从业资格证/)
    await see(phone, /持证人会看到/)
    await shot(phone, 'before')
    await press(phone, '查看')
    await see(phone, driver.name)
    await shot(phone, 'read')
    expect(await phone.page.locator('body').innerText()).not.toContain(driver.holderCode)
    await press(phone, '制作加注件')
    await see(phone, /^加注件是加盖印章/)
    await shot(phone, 'copy-wish')
    await press(phone, '制作加注件')
    await see(phone, '查验码')
    await fetch(`${cloud.url}/local/timers/sealing/run`, { method: 'POST' })
    await button(phone, '下载 PDF').waitFor()
    await shot(phone, 'copy')
    await press(phone, '下载 PDF')
    await see(phone, target === 'h5' ? /^已保存/ : /^PDF 已取出/)
    await press(phone, '返回')
    await asSharer(cloud, driver, 'withdrawGrant', { grant })
    await press(phone, '再查看一次')
    await see(phone, /已撤回/)
    await shot(phone, 'withdrawn')
    expect(await phone.page.locator('body').innerText()).not.toContain(driver.name)
    const { items } = await asHolder(cloud, driver, 'listActivity', {})
    const told = items.filter((line) => line.grant === grant && line.recipient === PARTY)
    const read = told.find(({ act }) => act === 'grantRead')
    expect([read?.purpose?.zh, read?.fields?.map(({ zh }) => zh).sort()]).toEqual(['托运承运核验', FIELDS_SHOWN])
    expect(told.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['copyRequested', 'copyDownloaded', 'grantReadRefused']),
    )
    await asSharer(cloud, driver, 'askErasure', { grant })
    await press(phone, '返回')
    await press(phone, '返回')
    await press(phone, /^删除要求/)
    await press(phone, '已删除，答复')
    await shot(phone, 'erasing')
    await press(phone, '发出答复')
    await see(phone, '已答复，持证人会收到消息。')
    await shot(phone, 'erased')
    const [erasure] = (await asSharer(cloud, driver, 'listErasures', { list: 'asked' })).items
    expect(erasure?.state).toBe('done')
  })
})
