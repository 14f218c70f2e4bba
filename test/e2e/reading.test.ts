/** Every page can be read: narrow phones, large text, English, screen readers; and what is typed wrong is said clearly. */
import { givenActivated, givenCode, givenProven } from '../support/calls'
import { openTab, typeIdentityCode } from '../support/holder'
import { openScanPage, verify } from '../support/officer'
import { namelessControls, overflow } from '../support/page-check'
import { press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('says clearly that an identity code is wrong, and lets the person try the right one', async () => {
    const phone = await stage.phoneOf('ride-hailing-driver')
    await press(phone, '核验身份')
    await typeIdentityCode(phone, '12345678')
    await see(phone, /认证码/)
    await see(phone, /(不正确|有误|不对|无效|失效)/)
    await phone.screenshot(`${target}-identity-wrong`)
    await typeIdentityCode(phone, phone.person?.demoCode ?? '')
    await see(phone, '金文斌')
  })

  it('turns every page to English and large text at once, and keeps the choice', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await openTab(phone, '我的')
    const usual = await sizeOf(phone, '设置')
    await phone.page
      .getByRole('switch', { name: /长辈模式/ })
      .filter({ visible: true })
      .tap()
    await see(phone, '已开启')
    expect(await sizeOf(phone, '设置')).toBeGreaterThan(usual)
    await phone.screenshot(`${target}-elder`)
    await words(phone, /^English$/).tap()
    await see(phone, 'Settings')
    await phone.page.reload()
    await see(phone, /Settings|Licences/)
    await phone.screenshot(`${target}-english`)
  })

  it.each([
    { width: 390, elder: false, language: 'zh' },
    { width: 320, elder: false, language: 'zh' },
    { width: 320, elder: true, language: 'zh' },
    { width: 320, elder: true, language: 'en' },
  ])('fits every page into $width px (elder $elder, $language), and names every control', async (reading) => {
    const found: string[] = []
    for (const visit of await journey(stage, reading)) {
      const phone = await visit.open()
      const name = `${target}-${reading.width}-${reading.elder ? 'elder-' : ''}${reading.language}-${visit.name}`
      await phone.screenshot(name)
      found.push(...(await overflow(phone)).map((what) => `${visit.name} overflows: ${what}`))
      found.push(...(await namelessControls(phone)).map((what) => `${visit.name} has a nameless control: ${what}`))
    }
    expect(found).toEqual([])
  })
})

interface Reading {
  readonly width: number
  readonly elder: boolean
  readonly language: string
}

interface Visit {
  readonly name: string
  readonly open: () => Promise<ActorPhone>
}

/** Every page of the product once, as the person it is made for sees it. */
async function journey(stage: Stage, reading: Reading): Promise<Visit[]> {
  const cloud = stage.cloud()
  const licence = await givenActivated(cloud, driver)
  await givenProven(cloud, company)
  await givenProven(cloud, personCalled('officer-shili'))
  const { width } = reading
  const holder = await prepared(await stage.phoneOf(driver.id, { width }), reading)
  const representative = await prepared(await stage.phoneOf(company.id, { width }), reading)
  const newcomer = await prepared(await stage.phoneOf('expired-driver', { width }), reading)
  const officer = await prepared(await stage.phoneOf('officer-shili', { width }), reading)
  const at = (phone: ActorPhone, name: string, path: string): Visit => ({ name, open: () => openPath(phone, path) })
  return [
    at(newcomer, 'invitation', '/pages/licences/index'),
    at(newcomer, 'identity', '/pages/identity/index'),
    at(holder, 'licences', '/pages/licences/index'),
    at(holder, 'licence', `/pages/licence/index?id=${licence.id}`),
    at(holder, 'activation', `/pages/activation/index?id=${licence.id}`),
    at(holder, 'presentation', `/pages/presentation/index?id=${licence.id}`),
    at(holder, 'activity', '/pages/activity/index'),
    at(holder, 'me', '/pages/me/index'),
    at(holder, 'privacy', '/pages/privacy/index'),
    at(representative, 'company', '/pages/licences/index'),
    at(officer, 'scan', '/officer/scan/index'),
    { name: 'verdict', open: async () => verdictOn(officer, await givenCode(cloud, driver, licence), reading) },
    at(officer, 'records', '/officer/records/index'),
  ]
}

async function prepared(phone: ActorPhone, { elder, language }: Reading): Promise<ActorPhone> {
  const kept = JSON.stringify({ elder, language })
  await phone.page.evaluate((value) => {
    localStorage.setItem('weapp:preferences', JSON.stringify(value))
    localStorage.setItem('preferences', JSON.stringify({ data: value }))
  }, kept)
  await phone.page.reload()
  return phone
}

async function openPath(phone: ActorPhone, path: string): Promise<ActorPhone> {
  await phone.page.goto(new URL(`/#${path}`, phone.page.url()).href)
  await phone.page.waitForLoadState('networkidle')
  return phone
}

async function verdictOn(officer: ActorPhone, code: string, { language }: Reading): Promise<ActorPhone> {
  if (language === 'en') return officer
  await openScanPage(officer)
  await verify(officer, code)
  await see(officer, /状态核对于/)
  return officer
}

async function sizeOf(phone: ActorPhone, text: string): Promise<number> {
  return words(phone, text).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
}
