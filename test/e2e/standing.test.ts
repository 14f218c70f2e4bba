/** How a licence stands, as its holder sees it: not in force, reviewed or not, in which version; and in which group of his list. */
import type { TypeCode } from '../../src/core/licence/kinds'
import { strongColours } from '../support/colour'
import { givenNine, openedFace, type Views, viewOf } from '../support/faces'
import { licenceOf } from '../support/nine-licences'
import { misplacedWords, settled } from '../support/page-check'
import { pushLife } from '../support/province'
import { press, see } from '../support/sight'
import { type ActorPhone, personCalled, TARGETS, useStage } from '../support/stage'

const holder = personCalled('freight-company')
const licence = (typeCode: TypeCode) => licenceOf(holder, typeCode)
const DRIVER = '11100000000019713D071'
const TAXI_DRIVER = '11100000000019713D075'
const PERMIT = '11100000000019713D008'
const DANGEROUS_GOODS = '11100000000019713D016'
const LORRY = '11100000000019713D013'
const RIDE_HAILING_CAR = '11100000000019713D073'
const REASON = '道路运输管理工作规范规定的情形'

/** With 危货 three of them: one more than are shown at first. */
const ENDED = ['11100000000019713D074', '11100000000019713D079'] as const

/** One of each form of paper. */
const NOT_IN_FORCE = [
  { state: '已暂扣', typeCode: DRIVER, event: { type: 'suspend', reason: REASON } },
  { state: '已注销', typeCode: DANGEROUS_GOODS, event: { type: 'cancel', reason: REASON } },
  {
    state: '已过期',
    typeCode: RIDE_HAILING_CAR,
    event: { type: 'amend', licence: { ...licence(RIDE_HAILING_CAR), CertificateExpiringDate: '20261031' } },
  },
] as const

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)
  let views: Views
  beforeAll(async () => {
    views = await givenNine(stage.cloud(), holder)
    const cloud = stage.cloud()
    for (const { typeCode, event } of NOT_IN_FORCE) await pushLife(cloud, licence(typeCode), [event])
    await pushLife(cloud, licence(TAXI_DRIVER), [review('integrityAssessment', 'B', '2025')])
    await pushLife(cloud, licence(LORRY), [review('annualReview', '1', '2025', '2025-12-31')])
    await pushLife(cloud, licence(PERMIT), movesOf(PERMIT))
    for (const typeCode of ENDED) await pushLife(cloud, licence(typeCode), [{ type: 'cancel', reason: REASON }])
  })
  const open = (typeCode: TypeCode, height = 1700) => openedFace(stage, holder, viewOf(views, typeCode), { height })

  it.each(NOT_IN_FORCE)('a licence $state is grey and says so wherever a picture of it is cut', async (each) => {
    const phone = await open(each.typeCode)
    await phone.screenshot(`${target}-void-${each.typeCode.slice(-3)}`)
    await see(phone, new RegExp(`^${each.state}.*，不能作为有效证照使用`))
    expect(await phone.page.locator('.face-mark').filter({ visible: true, hasText: each.state }).count()).toBe(3)
    expect(strongColours(await phone.page.locator('.face').filter({ visible: true }).screenshot())).toEqual(['red'])
    expect(await misplacedWords(phone, '.face')).toEqual([])
  })

  it('says of a licence in force nothing of the kind', async () => {
    const phone = await open(LORRY)
    expect(await phone.page.locator('.face-bar, .face-mark').filter({ visible: true }).count()).toBe(0)
  })

  it('an overdue review is told with the days it is over and with what to do', async () => {
    const phone = await open(LORRY)
    await see(phone, /年度审验已于 2025-12-31 逾期/)
    await see(phone, /^2025-12-31 · 已逾期 \d+ 天$/)
    await see(phone, /请尽快到发证机关补办年度审验/)
    await phone.screenshot(`${target}-review-overdue`)
  })

  it('a failed assessment is told, and who else is told', async () => {
    const phone = await open(TAXI_DRIVER)
    await see(phone, '诚信考核不合格')
    await see(phone, '2025 年')
    await see(phone, /参加继续教育.*执法人员核验时会看到/)
  })

  it('a type that is reviewed says so before the first result has come', async () => {
    const phone = await open('11100000000019713D072')
    await see(phone, '诚信考核')
    await see(phone, '暂无记录')
  })

  it('the history tells each version, what it changed and that it was superseded; the earliest on request', async () => {
    const phone = await open(PERMIT, 3200)
    await see(phone, '第 5 版 · 延续')
    await see(phone, '更改：有效期')
    expect(await versionsSeen(phone)).toBe(3)
    await press(phone, '更早的 2 个版本')
    await see(phone, '更改：地址')
    await see(phone, '第 1 版 · 核发')
    expect(await versionsSeen(phone)).toBe(5)
    await phone.screenshot(`${target}-versions`)
  })

  it('the identifier is shown by its ends and copied whole', async () => {
    const phone = await open(DRIVER)
    const { identifier } = viewOf(views, DRIVER)
    await press(phone, new RegExp(`^复制证照标识 ${identifier.replaceAll('.', '\\.')}`))
    await see(phone, '已复制')
  })

  it('the list puts what needs him first, by urgency, counts each group and folds what no longer counts', async () => {
    const phone = await stage.phoneOf(holder.id, { height: 2400 })
    await see(phone, /^需要留意（\d+）$/)
    await settled(phone)
    await phone.screenshot(`${target}-groups`)
    const titles = await phone.page.locator('.card-group-title').filter({ visible: true }).allInnerTexts()
    expect(titles.map((title) => title.replace(/（.*/, ''))).toEqual(['需要留意', '有效证照', '不再有效'])
    const cards = await phone.page.locator('.licence-card-title').filter({ visible: true }).allInnerTexts()
    expect(cards.slice(0, 2)).toEqual(['道路运输从业人员从业资格证', '巡游出租汽车驾驶员证'])
    await see(phone, '不再有效（3）')
    await press(phone, '查看其余 1 份')
    const shown = phone.page.locator('.licence-card').filter({ visible: true })
    await shown.nth(cards.length).waitFor()
    expect(await shown.count()).toBe(cards.length + 1)
  })
})

function review(type: string, result: string, period: string, validUntil?: string) {
  return { type, review: { result, period, ...(validUntil === undefined ? {} : { validUntil }) } }
}

/** Four more versions of a permit. */
function movesOf(typeCode: TypeCode) {
  const whole = licence(typeCode)
  const moved = { ...whole, face: { ...whole.face, address: '示例市新区迁址路 1 号' } }
  return [
    { type: 'amend', licence: moved },
    { type: 'renew', licence: { ...moved, CertificateIssuedDate: '20260901' } },
    { type: 'reissue', licence: { ...moved, CertificateIssuedDate: '20261001' } },
    { type: 'extend', licence: { ...moved, CertificateIssuedDate: '20261001', CertificateExpiringDate: '20340613' } },
  ]
}

function versionsSeen(phone: ActorPhone): Promise<number> {
  return phone.page.locator('.version').filter({ visible: true }).count()
}
