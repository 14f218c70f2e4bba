/** A company's legal representative: the permit, the fleet below it, and a fleet longer than one page. */
import { asHolder, givenProven, operatorOf } from '../support/calls'
import { fedLicence, platesOf, pushNewVehicles } from '../support/province'
import { press, see } from '../support/sight'
import { personCalled, TARGETS, useStage } from '../support/stage'

const COMPANY = '示例市恒通物流有限公司'
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

/** As plates are painted: the province sends them without the dot. */
function withDot(plate: string): string {
  return `${plate.slice(0, 2)}·${plate.slice(2)}`
}
