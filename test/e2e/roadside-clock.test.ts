/** Clocks at the roadside: a wrong one is named, put right where the cloud's time is known, and never made the other's fault. */
import { driversPhone } from '../support/roadside'
import { officerWithLists, passes, scanned, seeVerdict } from '../support/roadside-officer'
import { see, words } from '../support/sight'
import { personCalled, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

const WRONG_FROM_THE_BEGINNING = [
  { name: 'fast-minutes', clockMs: 3 * MINUTE + 15 * SECOND, says: '本机时钟快 3 分钟，已按云端时间校正。' },
  { name: 'slow-minutes', clockMs: -3 * MINUTE - 15 * SECOND, says: '本机时钟慢 3 分钟，已按云端时间校正。' },
  { name: 'fast-day', clockMs: DAY, says: '本机时钟快 1 天，已按云端时间校正。' },
  { name: 'slow-day', clockMs: -DAY, says: '本机时钟慢 1 天，已按云端时间校正。' },
]

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it.each(WRONG_FROM_THE_BEGINNING)('$name: names its own clock, and judges by the cloud’s time', async (wrong) => {
    const { name, clockMs, says } = wrong
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage, { clockMs })
    await see(officer, says)
    await officer.setOffline(true)
    await scanned(officer, shower.code())
    await seeVerdict(officer, { name: `clock-${name}`, headline: '有效', colour: 'green', says: [says] })
  })

  it('says nothing of a clock that is off by less than codes forgive', async () => {
    const officer = await officerWithLists(stage, { clockMs: 3 * MINUTE - 15 * SECOND })
    expect(await words(officer, /本机时钟/).count()).toBe(0)
  })

  it.each([
    { name: 'set-fast', ms: DAY, says: [/二维码是 23 小时前生成的|二维码是 24 小时前生成的/, /本机时钟不准/] },
    { name: 'set-slow', ms: -DAY, says: [/本机时钟至少慢了 2[34] 小时/, /自动校时/] },
  ])('$name: a clock set by a day without a network is in question itself', async ({ name, ms, says }) => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await passes(officer, ms)
    await scanned(officer, shower.code())
    await seeVerdict(officer, { name: `clock-${name}`, headline: '暂不能确认', colour: 'amber', says })
    await see(officer, '不得仅因此认定无证。')
  })

  it.each([
    { name: 'their-fast', ms: DAY, says: [/二维码的时间比本机快 2[34] 小时/, /出示方手机时钟不准/] },
    { name: 'their-slow', ms: -DAY, says: [/出示方手机时钟至少慢了 2[34] 小时/] },
    { name: 'picture', ms: -4 * MINUTE, says: [/出示方手机时钟至少慢了|二维码是 4 分钟前生成的/] },
  ])('$name: the other phone’s clock, or a picture, is told as that', async ({ name, ms, says }) => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officer = await officerWithLists(stage)
    await officer.setOffline(true)
    await scanned(officer, shower.code(ms))
    await seeVerdict(officer, { name: `clock-${name}`, headline: '暂不能确认', colour: 'amber', says })
    expect(await words(officer, /本机时钟不准/).count()).toBe(0)
  })
})
