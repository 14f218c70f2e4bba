/** A company's legal representative: the permit, the fleet below it, and a fleet longer than one page. */

import type { Phone } from '../support/browser'
import { asHolder, givenProven, operatorOf } from '../support/calls'
import { fedLicence, platesOf, pushNewVehicles } from '../support/province'
import { fill, press, see, words } from '../support/sight'
import { personCalled, TARGETS, useStage } from '../support/stage'

const COMPANY = '示例市恒通物流有限公司'
const SEARCH = '车牌号开头或末尾几位'
const representative = personCalled('freight-company')

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('shows the representative the permit and every vehicle of the fleet, each with its state', async () => {
    const phone = await stage.provenPhoneOf(representative.id)
    await see(phone, '道路运输经营许可证')
    await see(phone, '12 辆')
    await phone.screenshot(`${target}-company`)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    for (const plate of platesOf(COMPANY)) await see(phone, withDot(plate))
    await phone.screenshot(`${target}-fleet`)
    await press(phone, new RegExp(withDot(platesOf(COMPANY)[0] ?? '')))
    await see(phone, COMPANY)
    await see(phone, '证照标识')
    await phone.screenshot(`${target}-vehicle`)
  })

  it('finds a vehicle by the end of its plate or by its beginning without the province, and says when there is none', async () => {
    const phone = await stage.provenPhoneOf(representative.id)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    const [first = '', second = ''] = platesOf(COMPANY)
    await see(phone, withDot(second))
    await fill(phone, SEARCH, first.slice(-3))
    await onlyVehicles(phone, [first])
    await phone.screenshot(`${target}-fleet-search`)
    await fill(phone, SEARCH, second.slice(1, 5).toLowerCase())
    await onlyVehicles(phone, [second])
    await fill(phone, SEARCH, 'ZZZ')
    await see(phone, '没有找到车辆')
    await phone.screenshot(`${target}-fleet-none`)
    await press(phone, '查看全部车辆')
    await see(phone, withDot(first))
    await see(phone, withDot(second))
  })

  it('narrows the fleet to what needs attention, and leads from a vehicle to its permit and back to the permit’s vehicles', async () => {
    const phone = await stage.provenPhoneOf(representative.id)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    await see(phone, '12 辆')
    await phone.page.getByRole('radio', { name: '需要留意' }).filter({ visible: true }).tap()
    await words(phone, '12 辆').waitFor({ state: 'hidden' })
    await see(phone, /年度审验 .* 到期/)
    await phone.screenshot(`${target}-fleet-attention`)
    await phone.page.getByRole('radio', { name: '已终止' }).filter({ visible: true }).tap()
    await see(phone, '没有找到车辆')
    await phone.page.getByRole('radio', { name: '全部' }).filter({ visible: true }).tap()
    await press(phone, new RegExp(withDot(platesOf(COMPANY)[0] ?? '')))
    await press(phone, /^经营许可证，/)
    await press(phone, '本证车辆')
    await see(phone, withDot(platesOf(COMPANY)[0] ?? ''))
    await phone.screenshot(`${target}-permit-vehicles`)
  })

  it('says that it cannot search without a network, and searches when there is one again', async () => {
    const phone = await stage.provenPhoneOf(representative.id)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    const [first = ''] = platesOf(COMPANY)
    await see(phone, withDot(first))
    phone.expectComplaint(/ERR_FAILED/)
    await phone.context.route('**/invoke/**', (route) => route.abort())
    await fill(phone, SEARCH, first.slice(-4))
    await see(phone, '暂时连接不上服务，请检查网络后重试。')
    await phone.context.unroute('**/invoke/**')
    await press(phone, '重试')
    await onlyVehicles(phone, [first])
  })

  it('loads the rest of a fleet that is longer than one page', async () => {
    await givenProven(stage.cloud(), representative)
    await pushNewVehicles(
      stage.cloud(),
      fedLicence(({ face }) => face.operatorName === COMPANY),
      45,
    )
    const operator = await operatorOf(stage.cloud(), representative)
    const first = await asHolder(stage.cloud(), representative, 'listFleet', { operator })
    expect(first.next).toBeDefined()
    const phone = await stage.phoneOf(representative.id)
    await press(phone, new RegExp(`^${COMPANY}，查看名下车辆`))
    await see(phone, withDot(platesOf(COMPANY)[0] ?? ''))
    const vehicles = phone.page.getByRole('button', { name: /^示[A-Z]·/ }).filter({ visible: true })
    while ((await vehicles.count()) < 57) {
      const shown = await vehicles.count()
      // The next page comes by itself when the end of the list comes into sight.
      await vehicles.last().scrollIntoViewIfNeeded()
      await phone.page.mouse.wheel(0, 2000)
      await vehicles.nth(shown).waitFor()
    }
    expect(await vehicles.count()).toBe(57)
  })
})

/** Waits until exactly these vehicles are listed. */
async function onlyVehicles(phone: Phone, plates: readonly string[]): Promise<void> {
  const shown = phone.page.getByRole('button', { name: /^示[A-Z]·/ }).filter({ visible: true })
  // The former list goes first: one of these may have been on it.
  await shown.nth(plates.length).waitFor({ state: 'hidden' })
  for (const plate of plates) await see(phone, withDot(plate))
  expect(await shown.count()).toBe(plates.length)
}

/** As plates are painted: the province sends them without the dot. */
function withDot(plate: string): string {
  return `${plate.slice(0, 2)}·${plate.slice(2)}`
}
