/** 离线核验 at the roadside: the officer's phone has no network and judges by itself, from the lists it took over with the shift, on both targets. */
import { instantOf } from '../../src/core/time'
import { asHolder, givenActivated } from '../support/calls'
import { madeCode } from '../support/offline-code'
import { fedLicence, platesOf, pushEvent } from '../support/province'
import { altered, driversPhone, givenShowingPhone, type ShowingPhone, sampleCode } from '../support/roadside'
import { officerWithLists, passes, scanned, seeVerdict } from '../support/roadside-officer'
import { press, see, words } from '../support/sight'
import { personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const company = personCalled('freight-company')
const plates = platesOf('示例市恒通物流有限公司')
const HOUR = 3_600_000

async function vehiclesPhone(stage: Stage, vehicle: number): Promise<ShowingPhone> {
  const cloud = stage.cloud()
  return givenShowingPhone(cloud, company, await givenActivated(cloud, company, plates[vehicle]))
}

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('checks without a network what the phone took over: valid, with its age and the law, and the code once', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    const code = shower.code()
    await scanned(officer, code)
    await seeVerdict(officer, {
      name: 'valid',
      headline: '有效',
      colour: 'green',
      says: ['本机离线核验', /状态截至 今天/, /第六条/, /第九条/, '李**', '6775', /示例省/],
    })
    await press(officer, '继续扫码')
    await scanned(officer, code)
    await seeVerdict(officer, {
      name: 'replayed',
      headline: '暂不能确认',
      colour: 'amber',
      says: [/前已在本机扫过/, /翻拍/, '不得仅因此认定无证。'],
    })
  })

  it('knows who was suspended and who has ended, once it has taken over the lists', async () => {
    const suspended = await vehiclesPhone(stage, 0)
    const cancelled = await vehiclesPhone(stage, 1)
    await happens(stage, 0, 'suspend')
    await happens(stage, 1, 'cancel')
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await scanned(officer, suspended.code())
    await seeVerdict(officer, {
      name: 'suspended',
      headline: '无效',
      colour: 'red',
      says: ['证照已暂扣（暂停）', /截至 /, /请在线核验/],
    })
    await press(officer, '继续扫码')
    await scanned(officer, cancelled.code())
    await seeVerdict(officer, { name: 'ended', headline: '无效', colour: 'red', says: ['证照已终止', /不再有效/] })
  })

  it('that has not taken over the lists since says plainly as of when it knows, and then that this is too old', async () => {
    const shower = await vehiclesPhone(stage, 2)
    const officer = await officerWithLists(stage)
    await happens(stage, 2, 'suspend')
    await officer.setOffline(true)
    await scanned(officer, shower.code())
    await seeVerdict(officer, {
      name: 'not-refreshed',
      headline: '有效',
      colour: 'green',
      says: [/状态截至 今天/, '刚刚'],
    })
    await press(officer, '继续扫码')
    await passes(officer, 13 * HOUR)
    await scanned(officer, shower.code(13 * HOUR))
    await seeVerdict(officer, {
      name: 'status-old',
      headline: '状态待更新',
      colour: 'amber',
      says: [/状态是 13 小时前的/, '13 小时前', '不得仅因此认定无证。'],
    })
    await press(officer, '继续扫码')
    await passes(officer, 25 * HOUR)
    await scanned(officer, shower.code(25 * HOUR))
    await seeVerdict(officer, {
      name: 'credential-old',
      headline: '状态待更新',
      colour: 'amber',
      says: ['签名正确，但离线凭证已过期', /超过一天没有联网/],
    })
  })

  it('tells forged, copied and foreign codes by what they are', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await scanned(officer, altered(shower.code()))
    await seeVerdict(officer, { name: 'altered', headline: '无效', colour: 'red', says: ['发证签名不符，内容不可信'] })
    await press(officer, '继续扫码')
    const wholeSecond = instantOf(Math.floor(Date.now() / 1000) * 1000)
    const unknown = { content: { issuer: '970000', issuedAt: wholeSecond }, shownAt: wholeSecond }
    await scanned(officer, madeCode(unknown))
    await seeVerdict(officer, {
      name: 'issuer-unknown',
      headline: '暂不能确认',
      colour: 'amber',
      says: ['无法核验：发证省份不在信任列表中', '不得仅因此认定无证。'],
    })
  })

  it('checks the codes of the second province by the trust list; and online through the ministry', async () => {
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await scanned(officer, await sampleCode(stage.cloud(), 'vehicle', { kind: 'offline' }))
    await seeVerdict(officer, {
      name: 'sample',
      headline: '有效',
      colour: 'green',
      says: ['样例省', '样A·20418', /本机没有该省的状态列表/],
    })
    await officer.setOffline(false)
    await press(officer, '继续扫码')
    await scanned(officer, await sampleCode(stage.cloud(), 'driver', { kind: 'online' }))
    await seeVerdict(officer, {
      name: 'sample-online',
      headline: '有效',
      colour: 'green',
      says: [/由部级系统核验 · 样例省/, '贺知远'],
    })
  })

  it('starts without a network after one earlier use, and tells the holder when there is one again', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    const before = await offlineChecks(stage)
    officer.expectComplaint(/ERR_FAILED/)
    await officer.context.route('**/invoke/**', (route) => route.abort())
    await officer.page.reload()
    await see(officer, '扫一扫')
    await scanned(officer, shower.code())
    await seeVerdict(officer, { name: 'cold', headline: '有效', colour: 'green', says: ['本机离线核验'] })
    await press(officer, '予以认可')
    await see(officer, '已记录：予以认可（待上报）')
    await press(officer, '核验记录')
    await see(officer, '待上报')
    await officer.screenshot(`${target}-roadside-records-waiting`)
    expect(await offlineChecks(stage)).toHaveLength(before.length)
    await officer.context.unroute('**/invoke/**')
    await officer.page.reload()
    await see(officer, '我的核验记录')
    await see(officer, /离线 · 已上报/)
    await words(officer, /待上报/).waitFor({ state: 'hidden' })
    await officer.screenshot(`${target}-roadside-records-told`)
    const [newest, ...others] = await offlineChecks(stage)
    expect(newest).toMatchObject({ outcome: 'valid', seen: 'offlineCode' })
    expect(others).toHaveLength(before.length)
    const { items } = await asHolder(stage.cloud(), driver, 'listActivity', {})
    expect(items.find(({ act }) => act === 'outcomeNoted')).toMatchObject({ outcome: 'accepted' })
  })
})

async function offlineChecks(stage: Stage) {
  const { items } = await asHolder(stage.cloud(), driver, 'listActivity', {})
  return items.filter(({ act }) => act === 'verifiedOffline')
}

function happens(stage: Stage, vehicle: number, type: string): Promise<void> {
  const fed = fedLicence(({ face }) => face.plateNumber === plates[vehicle])
  return pushEvent(stage.cloud(), fed, { type, reason: '道路运输管理工作规范规定的情形' })
}
