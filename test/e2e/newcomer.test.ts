/** The first roadside check of a driver who has never opened the product, on both targets, each side on its own phone. */

import { givenActivated, givenCode } from '../support/calls'
import { chooseInBrowser } from '../support/chooser'
import { activate, openTab, readShownCode, typeIdentityCode } from '../support/holder'
import { openScanPage, pasteAndVerify, scan, verifyFromPicture } from '../support/officer'
import { fill, press, see, words } from '../support/sight'
import { personCalled, useStage } from '../support/stage'

const PLACE = '示例市城东区 G104 检查站'
const driver = personCalled('freight-driver')

describe('h5', () => {
  const stage = useStage('h5')

  it('lets a newcomer choose the driver, activate, show a code and be verified from its picture, once', async () => {
    const holder = await stage.freshPhone()
    await see(holder, /^本机演示/)
    await holder.screenshot('h5-chooser')
    await chooseInBrowser(holder, driver.name)
    await see(holder, driver.name)
    await holder.screenshot('h5-licences')
    await activate(holder)
    await holder.screenshot('h5-activated')
    await press(holder, '立即亮证')
    const shown = await readShownCode(holder, 'h5-code')

    const officer = await stage.freshPhone()
    await chooseInBrowser(officer, personCalled('officer-shili').name)
    await see(officer, personCalled('officer-shili').subtitle.split(' · ')[0] ?? '')
    await fill(officer, /检查站/, PLACE)
    await officer.screenshot('h5-scan')
    await verifyFromPicture(officer, shown.png)
    await seeValid(officer)
    await officer.screenshot('h5-verdict-valid')

    await seeOwnRecord(holder)
    await holder.screenshot('h5-activity')

    const second = await stage.provenPhoneOf('officer-yangben')
    await openScanPage(second)
    await pasteAndVerify(second, shown.text)
    await seeAlreadyUsed(second)
    await second.screenshot('h5-already-used')
  })
})

describe('h5, opened at the address in a code', () => {
  const stage = useStage('h5')

  it('leads an officer whose camera read the code straight to its verification, and uses nothing up by opening it', async () => {
    const licence = await givenActivated(stage.cloud(), driver)
    const code = await givenCode(stage.cloud(), driver, licence)
    const officer = await stage.provenPhoneOf('officer-shili')
    await officer.page.goto(new URL(new URL(code).pathname, stage.cloud().url).href)
    await press(officer, '核验')
    await seeValid(officer)
  })
})

describe('weapp', () => {
  const stage = useStage('weapp')

  it('lets a newcomer prove who he is, activate, show a code and be verified by the scanner, once', async () => {
    const holder = await stage.phoneOf(driver.id)
    await see(holder, '先核验身份，再领取证照')
    await holder.screenshot('weapp-invitation')
    await press(holder, '核验身份')
    await typeIdentityCode(holder, driver.demoCode)
    await see(holder, '经营性道路货物运输驾驶员')
    await holder.screenshot('weapp-licences')
    await activate(holder)
    await press(holder, '立即亮证')
    const shown = await readShownCode(holder, 'weapp-code')

    const officer = await stage.provenPhoneOf('officer-shili')
    await openScanPage(officer)
    await fill(officer, /检查站/, PLACE)
    await scan(officer, shown.text)
    await seeValid(officer)
    await officer.screenshot('weapp-verdict-valid')

    await seeOwnRecord(holder)
    await holder.screenshot('weapp-activity')

    const second = await stage.provenPhoneOf('officer-yangben')
    await openScanPage(second)
    await scan(second, shown.text)
    await seeAlreadyUsed(second)
  })

  it('makes the screen ready for a scanner while the code is shown and puts it back afterwards', async () => {
    const holder = await stage.phoneOf(driver.id)
    await press(holder, /^亮证 /)
    await readShownCode(holder, 'weapp-code-again')
    const during = await holder.page.evaluate(() => window.__wxCalls ?? [])
    expect(during.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['setScreenBrightness', 'setKeepScreenOn', 'setVisualEffectOnCapture']),
    )
    await press(holder, '返回')
    await see(holder, '我的证照')
    const after = await holder.page.evaluate(() => window.__wxCalls ?? [])
    expect(after).toContainEqual({ name: 'setScreenBrightness', options: { value: 0.5 } })
    expect(after).toContainEqual({ name: 'setKeepScreenOn', options: { keepScreenOn: false } })
  })
})

type ActorPhone = Awaited<ReturnType<ReturnType<typeof useStage>['freshPhone']>>

async function seeValid(officer: ActorPhone): Promise<void> {
  await words(officer, /^有效$/).waitFor()
  await see(officer, /状态核对于 .*秒前/)
  await see(officer, /电子证照与纸质证照具有同等法律效力/)
  await see(officer, driver.name)
}

/** The holder's page says it within one poll; the record says who, when and where. */
async function seeOwnRecord(holder: ActorPhone): Promise<void> {
  await see(holder, '已核验')
  await see(holder, /已由 示例市交通运输综合执法支队 核验/)
  await press(holder, '返回')
  await openTab(holder, '用证记录')
  await see(holder, /示例市交通运输综合执法支队/)
  await see(holder, '现场核验')
  await see(holder, new RegExp(`今天 \\d\\d:\\d\\d.*${PLACE}`))
}

async function seeAlreadyUsed(officer: ActorPhone): Promise<void> {
  await see(officer, '没有完成核验')
  await see(officer, '二维码已被核验过，请让持证人刷新后重新出示。')
  await see(officer, '请持证人点“再次出示”，扫描新的二维码。')
}
