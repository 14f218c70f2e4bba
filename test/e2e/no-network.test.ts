/** 无网络亮证与核验: a driver shows, an officer decides, with either or both phones without a network; each learns of it when they connect. */
import { asHolder, givenActivated } from '../support/calls'
import { carries, hasNetworkAgain, readOfflineCode, startsWithoutNetwork } from '../support/carrying-phone'
import { readShownCode } from '../support/holder'
import { prefer } from '../support/preferences'
import { fedLicence, pushEvent } from '../support/province'
import { publish } from '../support/roadside'
import { officerWithLists, scanned } from '../support/roadside-officer'
import { press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const AGENCY = /示例市交通运输综合执法支队/

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('shows and checks in a tunnel: both phones without a network, from a cold start, two taps from the list', async () => {
    const holder = await driversPhone(stage)
    const officer = await officerWithLists(stage)
    await startsWithoutNetwork(holder)
    await officer.setOffline(true)
    await holder.screenshot(`${target}-no-network-list`)
    await press(holder, /^亮证 /)
    const code = await readOfflineCode(holder, `${target}-no-network-code`)
    await see(holder, /没有网络，正在出示离线码：执法人员不联网也能核验/)
    await scanned(officer, code)
    await seeValid(officer)
    await officer.screenshot(`${target}-no-network-verdict`)

    await hasNetworkAgain(holder)
    await see(holder, /一次有效/)
    await see(holder, /无网络也可核验/)
    await press(officer, '继续扫码')
    await officer.setOffline(false)
    await eventually(async () => (await acts(stage)).filter((act) => act === 'verifiedOffline').length === 1)
    await eventually(async () => (await acts(stage)).filter((act) => act === 'presentedOffline').length === 1)
  })

  it('the officer without a network is shown the offline code by a driver who has one', async () => {
    const holder = await driversPhone(stage)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await press(holder, /^亮证 /)
    const online = await readShownCode(holder, `${target}-officer-offline-first`)
    await scanned(officer, online.text)
    await see(officer, /切换到“离线码”/)
    await press(officer, '继续扫码')
    await press(holder, /出示离线码/)
    const code = await readOfflineCode(holder, `${target}-officer-offline`)
    await scanned(officer, code)
    await seeValid(officer)
    await press(holder, /换回在线码/)
    await see(holder, /一次有效/)
  })

  it('the driver without a network is checked by an officer who has one', async () => {
    const holder = await driversPhone(stage)
    await startsWithoutNetwork(holder)
    await press(holder, /^亮证 /)
    const code = await readOfflineCode(holder, `${target}-driver-offline`)
    const officer = await officerWithLists(stage)
    await scanned(officer, code)
    await seeValid(officer)
  })

  it('a picture of the offline code says nothing three minutes later, and a fresh one is valid again', async () => {
    const holder = await driversPhone(stage)
    await holder.page.clock.install()
    await startsWithoutNetwork(holder)
    await press(holder, /^亮证 /)
    const picture = await readOfflineCode(holder, `${target}-picture`)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await officer.page.clock.setSystemTime(Date.now() + 4 * 60_000)
    await scanned(officer, picture)
    await see(officer, '暂不能确认')
    await press(officer, '继续扫码')
    await holder.page.clock.fastForward(4 * 60_000)
    await eventually(async () => (await readOfflineCode(holder, `${target}-picture-fresh`)) !== picture)
    await scanned(officer, await readOfflineCode(holder, `${target}-picture-fresh`))
    await seeValid(officer)
  })

  it('a licence suspended meanwhile is invalid to an officer whose lists know it, though the driver’s phone does not', async () => {
    const suspended = personCalled('ride-hailing-driver')
    const licence = await givenActivated(stage.cloud(), suspended)
    const holder = await stage.provenPhoneOf(suspended.id, { keepsApp: true })
    await carries(holder, 1)
    await startsWithoutNetwork(holder)
    await pushEvent(
      stage.cloud(),
      fedLicence(({ CertificateHolderCode }) => CertificateHolderCode === suspended.holderCode),
      { type: 'suspend', reason: '涉嫌违法，暂扣' },
    )
    await publish(stage.cloud())
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await press(holder, new RegExp(`^亮证 ${licence.subject}`))
    await scanned(officer, await readOfflineCode(holder, `${target}-suspended-meanwhile`))
    await words(officer, /^无效$/).waitFor()
    await officer.screenshot(`${target}-suspended-meanwhile-verdict`)

    await hasNetworkAgain(holder)
    await press(holder, '返回')
    await see(holder, /暂扣/)
  })

  it('is read in large letters, in the dark, in English and on a narrow phone', async () => {
    await givenActivated(stage.cloud(), driver)
    for (const look of [
      { name: 'elder', elder: true, language: 'zh', width: 390, dark: false },
      { name: 'dark-english', elder: false, language: 'en', width: 390, dark: true },
      { name: 'narrow', elder: false, language: 'zh', width: 320, dark: false },
    ]) {
      const holder = await stage.provenPhoneOf(driver.id, { width: look.width, dark: look.dark })
      await prefer(holder, look)
      await carries(holder, 1)
      await press(holder, /^(亮证|Present) /)
      await see(holder, /无网络也可核验|Can be checked without a network/)
      await holder.screenshot(`${target}-present-${look.name}`)
      await press(holder, /出示离线码|Show offline code/)
      await see(holder, /离线码 *\d|New offline code in/)
      await holder.screenshot(`${target}-present-offline-${look.name}`)
    }
  })
})

/** With its licence on the list, activated, and carried for times without a network. */
async function driversPhone(stage: Stage): Promise<ActorPhone> {
  await givenActivated(stage.cloud(), driver)
  const holder = await stage.provenPhoneOf(driver.id, { keepsApp: true })
  await carries(holder, 1)
  return holder
}

async function seeValid(officer: ActorPhone): Promise<void> {
  await words(officer, /^有效$/).waitFor()
  await see(officer, /本机离线核验/)
  await see(officer, /第六条/)
}

async function acts(stage: Stage): Promise<readonly string[]> {
  const { items } = await asHolder(stage.cloud(), driver, 'listActivity', {})
  for (const line of items) {
    if (line.act === 'verifiedOffline' && line.actor.kind === 'officer') expect(line.actor.agency).toMatch(AGENCY)
  }
  return items.map(({ act }) => act)
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it did not come about')
}
