/** 用证 as recipients know it: a whole life of a grant from the code that is scanned to the reading that is refused, and its end; a request; every page narrow. */
import { randomBytes } from 'node:crypto'
import { asHolder, asSharer, givenProven } from '../support/calls'
import { openTab } from '../support/holder'
import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { inDays, PARTY } from '../support/sharing'
import { button, fill, press, see } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const shipper = personCalled('shipper')
const PARTY_ID = 'relying-party-demo'
const FIELDS = ['holderName', 'photo', 'qualifications', 'validity', 'status']

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
    await see(phone, '合同 2026-118 承运')
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
    expect(told.find(({ act }) => act === 'grantRead')).toMatchObject({ purpose: 'carriage', fields: FIELDS })
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

  it('asks a holder who has shown his code, and takes the request back', async () => {
    const cloud = stage.cloud()
    const phone = await stage.provenPhoneOf(shipper.id)
    await givenProven(cloud, driver)
    await openTab(phone, '我的')
    await press(phone, '授权给我的证照')
    await press(phone, /^出示收授权码/)
    await see(phone, /分钟内有效/)
    await shot(phone, 'code')
    await press(phone, '返回')
    await press(phone, '申请用证')
    await press(phone, '发出申请')
    await see(phone, '请先确定持证人')
    await shot(phone, 'ask-missing')
    await fill(phone, '统一社会信用代码或公民身份号码', driver.holderCode)
    await phone.page.getByRole('checkbox', { name: '从业资格证' }).filter({ visible: true }).tap()
    await phone.page.getByRole('checkbox', { name: '道路运输证' }).filter({ visible: true }).tap()
    await see(phone, `允许“${PARTY}”查看您选择的证照。`)
    await press(phone, '发出申请')
    await see(phone, '待答复')
    await shot(phone, 'asked')
    expect((await asSharer(cloud, driver, 'sharingMe', {})).asked).toBe(1)
    await press(phone, '撤销申请')
    await phone.page.getByRole('dialog').getByRole('button', { name: '撤销申请' }).tap()
    await see(phone, '已撤销。')
    expect((await asSharer(cloud, driver, 'sharingMe', {})).asked).toBe(0)
  })

  it.each([
    { width: 320, elder: false, language: 'zh', dark: true },
    { width: 320, elder: true, language: 'en', dark: false },
  ])('fits every page into $width px (elder $elder, $language), and names every control', async (reading) => {
    const grant = await givenGrant(stage)
    const phone = await stage.provenPhoneOf(shipper.id, { width: reading.width, dark: reading.dark })
    const [item] = (await asSharer(stage.cloud(), shipper, 'listGrantLicences', { grant })).items
    const under = `?grant=${grant}&licence=${item?.licence}`
    await prefer(phone, reading)
    const found: string[] = []
    const visits = [
      ['home', 'home/index'],
      ['grant', `grant/index?id=${grant}`],
      ['reading', `reading/index${under}`],
      ['copy', `copy/index${under}`],
      ['ask', 'ask/index'],
      ['code', 'code/index'],
      ['erasures', 'erasures/index'],
    ] as const
    for (const [name, path] of visits) {
      await phone.page.goto(new URL(`/?${name}#/relying-party/${path}`, phone.page.url()).href)
      await settled(phone)
      if (name === 'reading') {
        await press(phone, reading.language === 'zh' ? '查看' : 'Read')
        await see(phone, driver.name)
      }
      await shot(phone, ['320', reading.elder ? 'elder' : 'dark', reading.language, name].join('-'))
      found.push(...(await overflow(phone)).map((what) => `${name} overflows: ${what}`))
      found.push(...(await namelessControls(phone)).map((what) => `${name} has a nameless control: ${what}`))
    }
    expect(found).toEqual([])
  })

  it('says that nobody answers, and shows the lists as they were', async () => {
    const phone = await stage.provenPhoneOf(shipper.id)
    await openTab(phone, '我的')
    await press(phone, '授权给我的证照')
    await see(phone, PARTY)
    await phone.context.setOffline(true)
    phone.expectComplaint(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/)
    await phone.page.getByRole('radio', { name: '已结束' }).filter({ visible: true }).tap()
    await see(phone, /网络|连接不上|离线/)
    await shot(phone, 'offline')
    await phone.context.setOffline(false)
  })
})
