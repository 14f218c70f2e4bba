/** What the officer reads when the licence is no longer what the holder's code promised, on both targets. */
import type { LocalCloud } from '../../local/cloud'
import { asHolder, givenActivated, givenCode } from '../support/calls'
import { type Colour, colourBehind } from '../support/colour'
import { openScanPage, typeCode, verify } from '../support/officer'
import { fedLicence, platesOf, pushEvent } from '../support/province'
import { press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const company = personCalled('freight-company')
const plates = platesOf('示例市恒通物流有限公司')
const REASON = '道路运输管理工作规范规定的情形'

/** Every case has a vehicle of its own, because most of these changes cannot be taken back. */
const CHANGES = [
  { status: '暂扣', verdict: '无效', event: { type: 'suspend', reason: REASON }, vehicle: 0 },
  { status: '注销', verdict: '无效', event: { type: 'cancel', reason: REASON }, vehicle: 1 },
  { status: '吊销', verdict: '无效', event: { type: 'revoke', reason: REASON }, vehicle: 2 },
  { status: '撤销', verdict: '无效', event: { type: 'annul', reason: REASON }, vehicle: 3 },
]

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it.each(CHANGES)(
    'says $verdict in red, and that it was $status, when the province said so after the code was shown',
    async (change) => {
      const plate = plateOf(change.vehicle)
      const code = await codeOf(stage.cloud(), plate)
      await pushEvent(
        stage.cloud(),
        fedLicence(({ face }) => face.plateNumber === plate),
        change.event,
      )
      const officer = await officerAt(stage)
      await verify(officer, code)
      await words(officer, /^无效$/).waitFor()
      await see(officer, new RegExp(`该证照已于 .*${change.status}`))
      await see(officer, REASON)
      await officer.screenshot(`${target}-verdict-${change.event.type}`)
    },
  )

  it('says 无效, expired, when the term was shortened to a day that is over', async () => {
    const plate = plateOf(4)
    const licence = await givenActivated(stage.cloud(), company, plate)
    const over = { type: 'amend', licence: { CertificateExpiringDate: '20261031' } }
    await pushEvent(
      stage.cloud(),
      fedLicence(({ face }) => face.plateNumber === plate),
      over,
    )
    // A code made before would be refused: it was made for an earlier version.
    const code = await givenCode(stage.cloud(), company, licence)
    const officer = await officerAt(stage)
    await verify(officer, code)
    await seeHeadline(officer, '无效', 'red')
    await see(officer, /该证照.*到期/)
  })

  it('stays 有效 after a failed review, with the warning beside it', async () => {
    const plate = plateOf(7)
    const code = await codeOf(stage.cloud(), plate)
    const failed = { type: 'annualReview', review: { result: '2', period: '2026' } }
    await pushEvent(
      stage.cloud(),
      fedLicence(({ face }) => face.plateNumber === plate),
      failed,
    )
    const officer = await officerAt(stage)
    await verify(officer, code)
    await seeHeadline(officer, '有效', 'green')
    await see(officer, '年审不合格')
    await see(officer, /2026 年 年审不合格/)
    await officer.screenshot(`${target}-verdict-review-failed`)
  })

  it('cannot say, and blames nobody, when the holder took the activation back after showing the code', async () => {
    const plate = plateOf(5)
    const licence = await givenActivated(stage.cloud(), company, plate)
    const code = await givenCode(stage.cloud(), company, licence)
    await asHolder(stage.cloud(), company, 'deactivate', { id: licence.id })
    const officer = await officerAt(stage)
    await verify(officer, code)
    await seeHeadline(officer, '暂不能确认', 'amber')
    await see(officer, '持证人尚未激活这份证照')
    await see(officer, '不得仅因此认定无证。')
    await officer.screenshot(`${target}-verdict-not-activated`)
  })

  it('gives one verdict and one refusal when two officers verify the same code at the same moment', async () => {
    const code = await codeOf(stage.cloud(), plateOf(6))
    const officers = [await officerAt(stage), await officerAt(stage, 'officer-yangben')]
    if (target === 'h5') await Promise.all(officers.map((officer) => typeCode(officer, code)))
    await Promise.all(officers.map((officer) => (target === 'h5' ? press(officer, '核验') : verify(officer, code))))
    const outcomes = await Promise.all(officers.map(outcomeOf))
    expect(outcomes.sort()).toEqual(['没有完成核验', '有效'].sort())
  })
})

function plateOf(vehicle: number): string {
  const plate = plates[vehicle]
  if (plate === undefined) throw new Error(`The company has no vehicle ${vehicle}`)
  return plate
}

async function codeOf(cloud: LocalCloud, plate: string): Promise<string> {
  return givenCode(cloud, company, await givenActivated(cloud, company, plate))
}

async function officerAt(stage: Stage, id = 'officer-shili'): Promise<ActorPhone> {
  const officer = await stage.provenPhoneOf(id)
  await openScanPage(officer)
  return officer
}

async function seeHeadline(officer: ActorPhone, headline: string, colour: Colour): Promise<void> {
  await see(officer, headline)
  expect(await colourBehind(officer.page.getByText(headline, { exact: true }).filter({ visible: true }).last())).toBe(
    colour,
  )
}

async function outcomeOf(officer: ActorPhone): Promise<string> {
  return (await words(officer, /^(有效|没有完成核验)$/).textContent()) ?? ''
}
