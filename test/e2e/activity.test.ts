/** 用证记录: who looked, when, where and at what; objecting, hiding and taking the record along, on both targets. */
import { randomUUID } from 'node:crypto'
import type { ActivityLine, ExportedActivity } from '../../src/contract/holder'
import { after, type Instant, instantOf } from '../../src/core/time'
import { asHolder, asOfficer, asPhone, givenActivated, givenCode, givenProven } from '../support/calls'
import { openTab } from '../support/holder'
import { overflow, settled } from '../support/page-check'
import { prefer } from '../support/preferences'
import { fill, press, see } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const officer = personCalled('officer-shili')
const second = personCalled('officer-yangben')
const passerBy = personCalled('ride-hailing-driver')
const PLACE = '示例市城东区 G104 检查站'
const WORDS = '与照片不像，请其出示身份证'
const AGENCY = officer.officer?.agency ?? ''

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('tells a driver of a refusal, a failed attempt, a stranger and an offline showing; he objects to the refusal', async () => {
    await givenRefusal(stage)
    await givenStranger(stage)
    await givenOfflineShowing(stage)
    const phone = await openActivity(stage)
    await see(phone, `${AGENCY} 9901*****01`)
    await see(phone, /^现场核验 · 有效$/)
    await see(phone, new RegExp(`今天 \\d\\d:\\d\\d · ${PLACE}`))
    await see(phone, '看到照面全部内容')
    await see(phone, /^核验未完成 · 二维码已被核验过$/)
    await see(phone, '未取得任何内容')
    await see(phone, /^他人查验 · 有效$/)
    await see(phone, /^离线时发生，今天 \d\d:\d\d 补报$/)
    await see(phone, `与持证人不符 · ${WORDS}`)
    await phone.screenshot(`${target}-record`)
    await press(phone, /核验处理情况 · 未予认可.*可提出异议$/)
    await see(phone, '记录详情')
    for (const fact of [AGENCY, '9901*****01', '990101', '与持证人不符', WORDS]) await see(phone, fact)
    await phone.screenshot(`${target}-record-line`)
    await object(phone, target)
    await press(phone, '返回')
    await see(phone, '已提出异议')
    const [made] = await linesOf(stage, 'refusalReported')
    expect(made?.words).toBe('照片就是本人，有在场人员可以作证')
    const [verified] = await linesOf(stage, 'verified')
    expect(verified?.objection).toBe('made')
  })

  it('puts a line out of the driver’s sight, and back', async () => {
    await givenActivated(stage.cloud(), driver)
    const phone = await openActivity(stage)
    const before = (await linesOf(stage, 'activated')).length
    await press(phone, /^本人 激活，/)
    await press(phone, '隐藏这条记录')
    await see(phone, '这条记录已隐藏：列表中不再显示，留痕仍在。')
    await phone.screenshot(`${target}-record-line-hidden`)
    await press(phone, '返回')
    await shownLines(phone, /^本人 激活，/)
      .nth(before - 1)
      .waitFor({ state: 'detached' })
    expect(await linesOf(stage, 'activated')).toHaveLength(before - 1)
    await press(phone, '已隐藏的记录')
    await see(phone, '隐藏的记录仍在系统留痕和导出文件中。')
    await phone.screenshot(`${target}-record-hidden`)
    await press(phone, '重新显示')
    await see(phone, '没有隐藏的记录')
    await phone.screenshot(`${target}-record-none-hidden`)
    expect(await linesOf(stage, 'activated')).toHaveLength(before)
  })

  it('gives the driver the whole record as it is stored: data equal to the cloud’s, a text he can read, no value of a field', async () => {
    await givenRefusal(stage)
    const phone = await openActivity(stage)
    await press(phone, '导出记录')
    await press(phone, '开始导出')
    await see(phone, /^已读取全部 \d+ 条记录。$/)
    await phone.screenshot(`${target}-record-export`)
    const json = await savedFile(phone, 'JSON 数据')
    const lines = await exportedLines(stage)
    expect(json.name).toMatch(/^用证记录-\d{8}\.json$/)
    expect(JSON.parse(json.text)).toEqual({ exportedAt: expect.any(String), count: lines.length, lines })
    const text = await savedFile(phone, '文本')
    expect(text.name).toMatch(/^用证记录-\d{8}\.txt$/)
    for (const word of [AGENCY, PLACE, WORDS, '未予认可', '看到的内容：照面全部内容']) expect(text.text).toContain(word)
    for (const value of await valuesOf(stage))
      for (const { text: told } of [json, text]) expect(told).not.toContain(value)
    await card(phone, '文本').getByRole('button', { name: '复制' }).tap()
    await see(phone, '已复制')
    expect(await clipboard(phone)).toBe(text.text)
    await phone.screenshot(`${target}-record-exported`)
  })

  it('opens a line without a network as the list has told it, also after a cold start, and says when it cannot', async () => {
    await givenRefusal(stage)
    const phone = await openActivity(stage)
    await see(phone, WORDS)
    phone.expectComplaint(/ERR_FAILED/)
    await phone.context.route('**/invoke/**', (route) => route.abort())
    await press(phone, /核验处理情况 · 未予认可/)
    await seeOffline(phone)
    await see(phone, '与持证人不符')
    await phone.screenshot(`${target}-record-line-offline`)
    await press(phone, '隐藏这条记录')
    await phone.page.getByText('暂时连接不上服务').filter({ visible: true }).nth(1).waitFor()
    expect(await asHolder(stage.cloud(), driver, 'listActivity', { hidden: true })).toEqual({ items: [] })
    const [line] = await linesOf(stage, 'outcomeNoted')
    await openColdly(phone, line?.id ?? '')
    await seeOffline(phone)
    await see(phone, '与持证人不符')
    await openColdly(phone, `${line?.licence}:000000999999`)
    await see(phone, '没能打开')
    await phone.screenshot(`${target}-record-line-unknown`)
    await phone.context.unroute('**/invoke/**')
    await press(phone, '重试')
    await see(phone, '没有找到该记录，请刷新后再试。')
  })

  it.each([
    { width: 320, elder: true, dark: false, language: 'zh' },
    { width: 390, elder: false, dark: true, language: 'en' },
  ])('can be read on $width px (elder $elder, dark $dark, $language)', async ({ width, dark, ...reading }) => {
    await givenRefusal(stage)
    const [line] = await linesOf(stage, 'outcomeNoted')
    const phone = await stage.provenPhoneOf(driver.id, { width, dark, height: 1400 })
    await prefer(phone, reading)
    const pages = {
      list: '/pages/activity/index',
      line: `/record/line/index?id=${line?.id}`,
      hidden: '/record/hidden/index',
      export: '/record/export/index',
    }
    for (const [name, path] of Object.entries(pages)) {
      await openPath(phone, path)
      await settled(phone)
      await phone.screenshot([target, 'record', name, width, reading.language].join('-'))
      expect(await overflow(phone)).toEqual([])
    }
  })
})

/** Checked and not accepted; then somebody tries the same code again. */
async function givenRefusal(stage: Stage): Promise<void> {
  const cloud = stage.cloud()
  const licence = await givenActivated(cloud, driver)
  await givenProven(cloud, officer)
  await givenProven(cloud, second)
  const code = await givenCode(cloud, driver, licence)
  const { verification } = await asOfficer(cloud, officer, 'verify', { code, requestId: randomUUID(), place: PLACE })
  const ruling = { verification, outcome: 'refused', ground: 'notTheHolder', words: WORDS } as const
  await asOfficer(cloud, officer, 'noteOutcome', ruling)
  await expect(asOfficer(cloud, second, 'verify', { code, requestId: randomUUID() })).rejects.toThrow('CODE_USED')
}

async function givenStranger(stage: Stage): Promise<void> {
  const cloud = stage.cloud()
  const code = await givenCode(cloud, driver, await givenActivated(cloud, driver))
  await givenProven(cloud, passerBy)
  await asOfficer(cloud, passerBy, 'checkCode', { code, requestId: randomUUID() })
}

/** Between two and one minutes ago, told now. */
async function givenOfflineShowing(stage: Stage): Promise<void> {
  const cloud = stage.cloud()
  const { id: licence } = await givenActivated(cloud, driver)
  const now: Instant = instantOf(Date.now())
  const showing = { id: 'C'.repeat(22), licence, from: after(now, -120_000), to: after(now, -60_000) }
  await asPhone(cloud, driver, 'reportShowings', { showings: [showing] })
}

async function openActivity(stage: Stage): Promise<ActorPhone> {
  const phone = await stage.provenPhoneOf(driver.id)
  await openTab(phone, '用证记录')
  await see(phone, '导出记录')
  return phone
}

/** On the page of the refusal: too little, then enough, then asked once more. */
async function object(phone: ActorPhone, target: string): Promise<void> {
  await press(phone, '提出异议')
  await press(phone, '提交异议')
  await see(phone, '请写明异议内容。')
  await fill(phone, '写明当时的情况，以及您认为有误的地方', '照片就是本人，有在场人员可以作证')
  await phone.screenshot(`${target}-record-objecting`)
  await press(phone, '提交异议')
  await see(phone, '提交这份异议？')
  await phone.screenshot(`${target}-record-objection-sure`)
  await press(phone, '提交')
  await see(phone, '已提出，等待处理')
  await phone.screenshot(`${target}-record-objection-made`)
}

async function linesOf(stage: Stage, act: ActivityLine['act']): Promise<readonly ActivityLine[]> {
  const lines: ActivityLine[] = []
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await asHolder(stage.cloud(), driver, 'listActivity', cursor === undefined ? {} : { cursor })
    lines.push(...page.items)
    cursor = page.next
  }
  return lines.filter((line) => line.act === act)
}

async function exportedLines(stage: Stage): Promise<readonly ExportedActivity[]> {
  const { items, next } = await asHolder(stage.cloud(), driver, 'exportActivity', {})
  expect(next).toBeUndefined()
  return items
}

/** What stands on the face, his name excepted, and the number that the face itself masks; opening it is itself written to the record, so it comes last. */
async function valuesOf(stage: Stage): Promise<readonly string[]> {
  const { id } = await givenActivated(stage.cloud(), driver)
  const { face } = await asHolder(stage.cloud(), driver, 'openLicence', { id })
  const values = face.filter(({ field }) => field !== 'holderName').map(({ value }) => value.zh)
  // A sex or a grade is a word like any other: it proves nothing either way.
  return [driver.holderCode, ...values.filter((value) => value.length >= 6)]
}

function shownLines(phone: ActorPhone, name: RegExp) {
  return phone.page.getByRole('button', { name }).filter({ visible: true })
}

function card(phone: ActorPhone, title: string) {
  return phone.page.locator('.export-file').filter({ visible: true, hasText: title })
}

/** What was saved in the browser, or sent to a chat. */
async function savedFile(phone: ActorPhone, title: string): Promise<{ readonly name: string; readonly text: string }> {
  if (phone.target === 'weapp') {
    await card(phone, title).getByRole('button', { name: '发送到聊天' }).tap()
    await card(phone, title)
      .getByText(/^已发送/)
      .waitFor()
    return sentFile(phone)
  }
  const saved = phone.page.waitForEvent('download')
  await card(phone, title).getByRole('button', { name: '保存' }).tap()
  const download = await saved
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
}

async function sentFile(phone: ActorPhone): Promise<{ readonly name: string; readonly text: string }> {
  const calls = await phone.page.evaluate(() => window.__wxCalls ?? [])
  const last = (name: string) => calls.filter((call) => call.name === name).at(-1)?.options ?? {}
  const [written, sent] = [last('writeFileSync'), last('shareFileMessage')]
  return {
    name: 'fileName' in sent ? String(sent.fileName) : '',
    text: 'data' in written ? String(written.data) : '',
  }
}

function clipboard(phone: ActorPhone): Promise<string> {
  return phone.page.evaluate(() => window.__clipboard ?? navigator.clipboard.readText())
}

async function seeOffline(phone: ActorPhone): Promise<void> {
  await see(phone, '暂时连接不上服务，请检查网络后重试。')
}

/** As from a link, in a document of its own: nothing is left of what the app knew but what it kept. */
async function openColdly(phone: ActorPhone, id: string): Promise<void> {
  await openPath(phone, `/record/line/index?id=${id}`)
}

async function openPath(phone: ActorPhone, path: string): Promise<void> {
  await phone.page.goto(new URL(`/?${path.split('/')[2]}${Date.now()}#${path}`, phone.page.url()).href)
}
