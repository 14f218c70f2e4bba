/** Weak and lost networks: what was seen before is still there and says how old it is; nothing is passed off as new. */
import { givenActivated, givenCode } from '../support/calls'
import { openTab } from '../support/holder'
import { openScanPage, verify } from '../support/officer'
import { press, see, words } from '../support/sight'
import { personCalled, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const QUALIFICATION = '经营性道路货物运输驾驶员'

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('shows the list of the last visit with its age, and the new one as soon as the network is back', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await see(phone, QUALIFICATION)
    await openTab(phone, '我的')
    await see(phone, driver.name)
    await phone.setOffline(true)
    await openTab(phone, '证照')
    await see(phone, /^离线：显示.*的内容/)
    await see(phone, QUALIFICATION)
    await phone.screenshot(`${target}-offline-list`)
    await phone.setOffline(false)
    await press(phone, /^离线：/)
    await words(phone, /^离线：/).waitFor({ state: 'hidden' })
    await see(phone, QUALIFICATION)
  })

  it('opens a page that was never visited, and says what is missing', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await see(phone, QUALIFICATION)
    await phone.page.waitForLoadState('networkidle')
    await phone.setOffline(true)
    await openTab(phone, '我的')
    await see(phone, '暂时连接不上服务，请检查网络后重试。')
  })

  it('starts from what it kept when the service cannot be reached at all', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await see(phone, QUALIFICATION)
    phone.expectComplaint(/ERR_FAILED/)
    await phone.context.route('**/invoke/**', (route) => route.abort())
    await phone.page.reload()
    await see(phone, /^离线：显示.*的内容/)
    await see(phone, QUALIFICATION)
  })

  it('says that the service cannot be reached, and goes on when the person tries again', async () => {
    const phone = await stage.provenPhoneOf(driver.id)
    await see(phone, QUALIFICATION)
    phone.expectComplaint(/ERR_FAILED/)
    await phone.context.route('**/invoke/**', (route) => route.abort())
    await phone.page.evaluate(forgetEverythingKept)
    await phone.page.reload()
    await see(phone, '暂时连接不上服务，请检查网络后重试。')
    await phone.screenshot(`${target}-trouble`)
    await phone.context.unroute('**/invoke/**')
    await press(phone, '重试')
    await see(phone, QUALIFICATION)
  })

  it('repeats a verification that got no answer as the same one, so that the code is not used twice', async () => {
    const licence = await givenActivated(stage.cloud(), driver)
    const code = await givenCode(stage.cloud(), driver, licence)
    const officer = await stage.provenPhoneOf('officer-shili')
    await openScanPage(officer)
    officer.expectComplaint(/ERR_FAILED/)
    // The cloud gets the request and decides; only its answer is lost on the way.
    await officer.context.route('**/invoke/officer', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await verify(officer, code)
    await see(officer, '暂不能确认')
    await see(officer, '不得仅因此认定无证。')
    await officer.screenshot(`${target}-verdict-unanswered`)
    await officer.context.unroute('**/invoke/officer')
    await press(officer, '重新核验')
    await words(officer, /^有效$/).waitFor()
  })

  it('keeps no face on the phone: offline a licence shows only what the list told', async () => {
    await givenActivated(stage.cloud(), driver)
    const phone = await stage.phoneOf(driver.id)
    await press(phone, /^查看/)
    await see(phone, '证照标识')
    await press(phone, '返回')
    await see(phone, QUALIFICATION)
    await phone.setOffline(true)
    await press(phone, /^查看/)
    await see(phone, '照面不在手机中保存，连接网络后可查看。')
    await phone.screenshot(`${target}-offline-licence`)
  })
})

/** Runs in the page: a phone that has never opened a list, but knows who it is. */
function forgetEverythingKept(): void {
  const openid = localStorage.getItem('local-openid')
  localStorage.clear()
  if (openid) localStorage.setItem('local-openid', openid)
}
