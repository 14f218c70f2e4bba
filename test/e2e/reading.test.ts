/** Every page can be read: narrow phones, large text, English, screen readers; and what is typed wrong is said clearly. */
import { asHolder, givenActivated, givenCode, givenProven, operatorOf } from '../support/calls'
import { givenCopy } from '../support/copies'
import { openTab, typeIdentityCode } from '../support/holder'
import { namelessControls, overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { fill, press, see, words } from '../support/sight'
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
    const elder = phone.page.getByRole('switch', { name: /长辈模式/ }).filter({ visible: true })
    await elder.tap()
    await elder.and(phone.page.locator('[aria-checked=true]')).waitFor()
    expect(await sizeOf(phone, '设置')).toBeGreaterThan(usual)
    await phone.screenshot(`${target}-elder`)
    await words(phone, /^English$/).tap()
    await see(phone, 'Settings')
    await phone.page.reload()
    await see(phone, /Settings|Licences/)
    await phone.screenshot(`${target}-english`)
  })

  it.each([
    { width: 320, elder: false, language: 'zh' },
    { width: 320, elder: true, language: 'en' },
  ])('fits every page into $width px (elder $elder, $language), and names every control', async (reading) => {
    const tours = await toursOf(stage, reading)
    const found = await Promise.all(tours.map((tour) => findings(tour, reading)))
    expect(found.flat()).toEqual([])
  })
})

interface Reading {
  readonly width: number
  readonly elder: boolean
  readonly language: string
}

interface Visit {
  readonly name: string
  readonly open: (phone: ActorPhone) => Promise<unknown>
}

/** One person's way through the pages made for him. */
interface Tour {
  readonly phone: ActorPhone
  readonly visits: readonly Visit[]
}

async function findings({ phone, visits }: Tour, { elder, language }: Reading): Promise<string[]> {
  const found: string[] = []
  for (const { name, open } of visits) {
    await open(phone)
    await settled(phone)
    await phone.screenshot([phone.target, '320', elder ? 'elder' : 'usual', language, name].join('-'))
    found.push(...(await overflow(phone)).map((what) => `${name} overflows: ${what}`))
    found.push(...(await namelessControls(phone)).map((what) => `${name} has a nameless control: ${what}`))
  }
  return found
}

/** Together they see every page of the product. */
async function toursOf(stage: Stage, reading: Reading): Promise<Tour[]> {
  const cloud = stage.cloud()
  const { id } = await givenActivated(cloud, driver)
  await givenProven(cloud, company)
  const operator = await operatorOf(cloud, company)
  await givenProven(cloud, personCalled('officer-shili'))
  const code = await givenCode(cloud, driver, { id })
  const copy = await givenCopy(cloud, driver, id)
  const line = (await asHolder(cloud, driver, 'listActivity', {})).items[0]?.id
  const tour = async (personId: string, visits: readonly Visit[]): Promise<Tour> => {
    const phone = await stage.phoneOf(personId, { width: reading.width })
    await prefer(phone, reading)
    return { phone, visits }
  }
  return [
    await tour('expired-driver', [page('licences'), page('identity'), page('privacy')]),
    await tour(driver.id, [
      page('licences'),
      page('licence', `?id=${id}`),
      page('activation', `?id=${id}`),
      page('presentation', `?id=${id}`),
      page('activity'),
      at('record-line', `/record/line/index?id=${line}`),
      at('record-hidden', '/record/hidden/index'),
      at('record-export', '/record/export/index'),
      page('me'),
      at('copy-request', `/copies/request/index?licence=${id}`),
      at('copies', '/copies/list/index'),
      at('copy', `/copies/copy/index?code=${copy.code}`),
      { name: 'copy-check', open: (phone) => readCheck(phone, copy.code) },
    ]),
    await tour(company.id, [page('licences'), page('fleet', `?operator=${operator}`)]),
    await tour('officer-shili', [
      at('scan', '/officer/scan/index'),
      { name: 'verdict', open: (phone) => readVerdict(phone, code) },
      at('records', '/officer/records/index'),
      page('me'),
    ]),
  ]
}

function page(name: string, query = ''): Visit {
  return at(name, `/pages/${name}/index${query}`)
}

/** Opened as from a link, in a document of its own: no page before it that could slide away. */
function at(name: string, path: string): Visit {
  return { name, open: (phone) => phone.page.goto(new URL(`/?${name}#${path}`, phone.page.url()).href) }
}

async function readCheck(phone: ActorPhone, code: string): Promise<void> {
  await at('copy-check', `/copies/check/index?code=${code}`).open(phone)
  await see(phone, /^(有效|Valid)$/)
}

async function readVerdict(officer: ActorPhone, code: string): Promise<void> {
  await officer.page.evaluate((text) => {
    window.__scan = [text]
  }, code)
  if (officer.target === 'h5') await fill(officer, /文字码|The text the holder copied/, code)
  await press(officer, officer.target === 'h5' ? /^(核验|Check)$/ : /^(扫一扫|Scan)$/)
  await see(officer, /^(有效|Valid)$/)
}

async function sizeOf(phone: ActorPhone, text: string): Promise<number> {
  return words(phone, text).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
}
