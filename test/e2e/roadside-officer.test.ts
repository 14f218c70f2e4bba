/** The officer's day: on shift and off it, what he did with each check, and when he is none any more; and what anyone gets who scans. */
import { asHolder, givenActivated, givenCode } from '../support/calls'
import { openScanPage, verify, verifyFromPicture } from '../support/officer'
import { decodeQr, qrPicture } from '../support/qr'
import { driversPhone, publish, registerTerm } from '../support/roadside'
import { officerWithLists, scanned, seeVerdict } from '../support/roadside-officer'
import { button, fill, press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const officerShili = personCalled('officer-shili')
const PUBLIC = '公众查验：仅显示基本信息'

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('off shift an officer learns what anyone learns; his code puts him on shift, and he learns the whole', async () => {
    const officer = await stage.provenPhoneOf(officerShili.id)
    await openScanPage(officer)
    await see(officer, /上岗中/)
    await endShift(officer)
    await officer.screenshot(`${target}-roadside-shift-off`)
    await openScanPage(officer)
    await see(officer, '您未上岗，扫码后仅显示基本信息。')
    await verify(officer, await onlineCode(stage))
    await see(officer, PUBLIC)
    await see(officer, '李**')
    expect(await words(officer, driver.name).count()).toBe(0)
    await officer.screenshot(`${target}-roadside-public-off-shift`)
    await press(officer, /上岗后可查看完整结果/)
    await fill(officer, '8 位数字', officerShili.demoCode)
    await press(officer, '上岗')
    await see(officer, '自动离岗时间')
    await officer.screenshot(`${target}-roadside-shift-on`)
    await press(officer, '去扫码')
    await scanned(officer, await onlineCode(stage))
    await see(officer, driver.name)
  })

  it('notes what he did: accepted with one press, not accepted with a ground, and both are in the sum of his shift', async () => {
    const officer = await officerWithLists(stage)
    await scanned(officer, await onlineCode(stage))
    await press(officer, '予以认可')
    await see(officer, '已记录：予以认可')
    await press(officer, '继续扫码')
    await scanned(officer, await onlineCode(stage))
    await press(officer, '未予认可…')
    expect(await button(officer, '记录未予认可').getAttribute('aria-disabled')).toBe('true')
    await officer.page.getByRole('radio', { name: '与持证人不符' }).filter({ visible: true }).tap()
    await fill(officer, /补充说明/, '与照片不符')
    await officer.screenshot(`${target}-roadside-refusing`)
    await press(officer, '记录未予认可')
    await see(officer, '已记录：未予认可')
    await press(officer, '核验记录')
    await see(officer, /认可 1 · 未予认可 1|认可 1 ・ 未予认可 1/)
    await see(officer, /未予认可.*与持证人不符.*与照片不符/)
    await officer.screenshot(`${target}-roadside-records-shift`)
    const { items } = await asHolder(stage.cloud(), driver, 'listActivity', {})
    expect(items[0]).toMatchObject({ act: 'outcomeNoted', outcome: 'refused', ground: 'notTheHolder' })
    expect(items[0]).toMatchObject({ words: '与照片不符', objection: 'possible' })
  })

  it('two officers without a network may both accept one code; the holder reads of both when they are back', async () => {
    const shower = await driversPhone(stage.cloud(), driver)
    const officers = [await officerWithLists(stage), await officerWithLists(stage, { id: 'officer-yangben' })]
    const code = shower.code()
    for (const officer of officers) {
      await officer.setOffline(true)
      await scanned(officer, code)
      await see(officer, /^有效$/)
      await press(officer, '继续扫码')
      await see(officer, '1 条离线核验待上报，连接网络后自动上报')
    }
    for (const officer of officers) {
      await officer.setOffline(false)
      await words(officer, /待上报/).waitFor({ state: 'hidden' })
    }
    const { items } = await asHolder(stage.cloud(), driver, 'listActivity', {})
    const told = items.filter(({ act }) => act === 'verifiedOffline')
    expect(told.map(({ actor }) => (actor.kind === 'officer' ? actor.agency : '')).sort()).toEqual(
      officers.map(({ person }) => person?.officer?.agency).sort(),
    )
  })

  it('anyone who scans learns the least of an online code, and of an offline one what it shows', async () => {
    await publish(stage.cloud())
    const anyone = await stage.provenPhoneOf('ride-hailing-driver')
    await openScanPage(anyone)
    await see(anyone, /^公众查验/)
    await verify(anyone, await onlineCode(stage))
    await see(anyone, PUBLIC)
    await anyone.screenshot(`${target}-roadside-public`)
    expect(await words(anyone, driver.name).count()).toBe(0)
    await press(anyone, '继续扫码')
    await anyone.setOffline(true)
    await scanned(anyone, (await driversPhone(stage.cloud(), driver)).code())
    await seeVerdict(anyone, { name: 'anyone-offline', headline: '有效', colour: 'green', says: ['李**'] })
    expect(await button(anyone, '予以认可').count()).toBe(0)
  })

  it('whoever asks too often is told when he may ask again', async () => {
    const anyone = await stage.provenPhoneOf('suspended-driver')
    await openScanPage(anyone)
    for (let time = 0; time < 10; time += 1) await askPublicly(stage, time)
    await verify(anyone, await onlineCode(stage))
    await see(anyone, '没有完成核验')
    await see(anyone, /查验次数过多，请在 \d+ 分钟后再试。/)
    await anyone.screenshot(`${target}-roadside-too-many`)
  })

  it('an officer whose term has ended is told so, and gets what anyone gets', async () => {
    const officer = await stage.provenPhoneOf('officer-yangben')
    await registerTerm(stage.cloud(), personCalled('officer-yangben'), '2026-11-01')
    await openScanPage(officer)
    await see(officer, /您的执法证件已于 2026-11-01 到期/)
    await verify(officer, await onlineCode(stage))
    await see(officer, PUBLIC)
    await see(officer, /您的执法证件已于 2026-11-01 到期/)
    await officer.screenshot(`${target}-roadside-term-ended`)
  })

  if (target === 'h5') {
    it('reads an offline code from a picture of it', async () => {
      const officer = await officerWithLists(stage)
      const code = (await driversPhone(stage.cloud(), driver)).code()
      const { png, version } = qrPicture(code)
      expect(version).toBeLessThanOrEqual(11)
      expect(decodeQr(png)).toBe(code)
      await officer.setOffline(true)
      await verifyFromPicture(officer, png)
      await seeVerdict(officer, { name: 'from-picture', headline: '有效', colour: 'green', says: ['李**'] })
    })
  }
})

async function onlineCode(stage: Stage): Promise<string> {
  return givenCode(stage.cloud(), driver, await givenActivated(stage.cloud(), driver))
}

async function endShift(officer: ActorPhone): Promise<void> {
  await press(officer, '上岗状态')
  await press(officer, '离岗')
  await see(officer, '现在离岗？')
  await press(officer, '离岗')
  await see(officer, '输入 8 位认证码上岗')
}

/** A code that nobody showed, asked about in the name of the one whose limit is to be reached. */
async function askPublicly(stage: Stage, time: number): Promise<void> {
  const code = `https://${new URL(stage.cloud().url).host}/v/${String(time).padStart(22, 'A')}`
  await fetch(`${stage.cloud().url}/invoke/officer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': personCalled('suspended-driver').openid },
    body: JSON.stringify({ route: 'checkCode', request: { code, requestId: `limit-${'0'.repeat(16)}${time}` } }),
  })
}
