/** 加注件 from the holder's request to a stranger's check, on both targets, each on a phone of his own. */

import { givenActivated } from '../support/calls'
import { colourBehind } from '../support/colour'
import { altered, askForCopy, checkFile, fileOf, fillCopyForm, givenCopy, PURPOSE, RECIPIENT } from '../support/copies'
import { openTab, readQr } from '../support/holder'
import { press, see, words } from '../support/sight'
import { type ActorPhone, personCalled, type Stage, TARGETS, useStage } from '../support/stage'

const driver = personCalled('freight-driver')
const CODE = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]$/

describe.each(TARGETS)('%s', (target) => {
  const stage = useStage(target)

  it('a driver asks for a copy, looks at it and takes it along; a stranger checks it by its QR code', async () => {
    await givenActivated(stage.cloud(), driver)
    const holder = await stage.phoneOf(driver.id)
    await askForCopy(holder)
    await see(holder, CODE)
    await see(holder, PURPOSE)
    const { text: address } = await readQr(holder, `${target}-copy`)
    expect(await headOfPreview(holder)).toBe('%PDF-')
    expect(await headOfSaved(holder, 'OFD')).toMatch(/^PK/)
    const stranger = await strangerAt(stage, address)
    await see(stranger, /^有效$/)
    await see(stranger, CODE)
    expect(await colourBehind(words(stranger, /^有效$/))).toBe('green')
    await stranger.screenshot(`${target}-check-valid`)
    // What stands on the copy is not told to whoever has only its code.
    const told = await stranger.page.locator('body').innerText()
    for (const secret of [driver.name, PURPOSE, RECIPIENT]) expect(told).not.toContain(secret)
    await press(holder, '返回')
    await press(holder, '返回')
    await openTab(holder, '用证记录')
    await see(holder, '下载加注件')
  })

  it('tells a file that is the registered one from one with a single bit turned', async () => {
    const copy = await givenCopyOfDriver(stage)
    const file = await fileOf(stage.cloud(), driver, copy, 'pdf')
    const stranger = await strangerAt(stage, copy.checkUrl)
    await see(stranger, /^有效$/)
    await checkFile(stranger, 'received.pdf', file)
    await see(stranger, '与登记的 PDF 文件一致')
    await see(stranger, '文件完整，印章真实，可以使用')
    await stranger.screenshot(`${target}-check-file-valid`)
    await checkFile(stranger, 'altered.pdf', altered(file, Math.floor(file.length / 2)))
    await see(stranger, '文件无效')
    await see(stranger, '未通过的检查')
    await see(stranger, '与这个查验码登记的文件都不一致')
    await stranger.screenshot(`${target}-check-file-altered`)
    await checkFile(stranger, 'letter.txt', Buffer.from('no licence at all'))
    await see(stranger, '无法识别')
  })

  it('says to everybody that a copy was withdrawn, as soon as its holder has done so', async () => {
    const copy = await givenCopyOfDriver(stage)
    const file = await fileOf(stage.cloud(), driver, copy, 'ofd')
    const stranger = await strangerAt(stage, copy.checkUrl)
    await see(stranger, /^有效$/)
    const holder = await stage.phoneOf(driver.id)
    await openCopies(holder)
    await newestCopy(holder).tap()
    await press(holder, '撤回这份加注件')
    await see(holder, '撤回后不能恢复。已经发出去的文件，查验时会显示“已撤回”。')
    await holder.screenshot(`${target}-copy-withdrawing`)
    await press(holder, '撤回')
    await see(holder, /^已撤回，不能再下载/)
    await holder.screenshot(`${target}-copy-withdrawn`)
    await checkAgain(stranger, copy.checkUrl)
    await see(stranger, /^已撤回$/)
    expect(await colourBehind(words(stranger, /^已撤回$/))).toBe('red')
    await checkFile(stranger, 'received.ofd', file)
    await see(stranger, '文件未改动，但持证人已撤回')
    await stranger.screenshot(`${target}-check-withdrawn`)
  })

  it('shows each refusal at its field, and keeps what was typed when the network is gone', async () => {
    await givenActivated(stage.cloud(), driver)
    const phone = await stage.phoneOf(driver.id)
    await press(phone, /^查看/)
    await press(phone, '申请加注件')
    await press(phone, '确认申请')
    await see(phone, '请填写用途。')
    await see(phone, '请选择使用期限。')
    await fillCopyForm(phone, `${PURPOSE}😀`)
    await press(phone, '确认申请')
    await see(phone, '用途中的“😀”无法写入文件，请改用其他字。')
    await phone.screenshot(`${target}-copy-request-refused`)
    await fillCopyForm(phone, '字'.repeat(201))
    await see(phone, '201/200')
    await press(phone, '确认申请')
    await see(phone, '最多 200 字，多了 1 字。')
    await fillCopyForm(phone)
    await phone.setOffline(true)
    await press(phone, '确认申请')
    await see(phone, /^没有收到答复，填写的内容已保留/)
    await phone.screenshot(`${target}-copy-request-offline`)
    await phone.setOffline(false)
    await press(phone, '确认申请')
    await see(phone, '复制查验地址')
  })

  it('tells a code nobody was given from one that was mistyped', async () => {
    const stranger = await strangerAt(stage, 'https://licence.example.cn/c/0G14TPR40Q40J2R72', (phone) =>
      phone.expectComplaint(/404/),
    )
    await see(stranger, '查无此件')
    await stranger.screenshot(`${target}-check-unknown`)
    await stranger.page
      .getByPlaceholder('印在加注件二维码旁')
      .and(stranger.page.locator('input'))
      .fill('0G14-TPR4-0Q40-J2R7-3')
    await press(stranger, '查验')
    await see(stranger, '这不是加注件的查验码，请核对后再输入。')
  })
})

describe('h5, opened by a stranger', () => {
  const stage = useStage('h5')

  it('asks nobody who he is', async () => {
    const copy = await givenCopyOfDriver(stage)
    const stranger = await strangerAt(stage, copy.checkUrl)
    await see(stranger, /^有效$/)
    expect(await stranger.page.getByText('本机演示').count()).toBe(0)
  })
})

async function givenCopyOfDriver(stage: Stage) {
  const { id } = await givenActivated(stage.cloud(), driver)
  return givenCopy(stage.cloud(), driver, id)
}

/** Someone who is nobody here: his camera opens the address in his browser, or he scans the code inside WeChat. */
async function strangerAt(
  stage: Stage,
  address: string,
  before: (phone: ActorPhone) => void = () => {},
): Promise<ActorPhone> {
  const phone = stage.target === 'h5' ? await stage.freshPhone() : await stage.phoneOf('expired-driver')
  before(phone)
  await openCheck(phone, address)
  return phone
}

async function openCheck(phone: ActorPhone, address: string): Promise<void> {
  if (phone.target === 'h5') return openAddress(phone, address)
  await openTab(phone, '我的')
  await press(phone, '查验加注件')
  await scanCode(phone, address)
}

async function checkAgain(phone: ActorPhone, address: string): Promise<void> {
  await phone.page.reload()
  if (phone.target === 'weapp') await scanCode(phone, address)
}

/** The page's own host stands in for the public one. */
async function openAddress(phone: ActorPhone, address: string): Promise<void> {
  await phone.page.goto(new URL(new URL(address).pathname, phone.page.url()).href)
}

async function scanCode(phone: ActorPhone, address: string): Promise<void> {
  await phone.page.evaluate((text) => {
    window.__scan = [text]
  }, address)
  await press(phone, '扫描加注件上的二维码')
}

/** The list has the newest first. */
function newestCopy(holder: ActorPhone) {
  return holder.page
    .getByRole('button', { name: `查看加注件 ${PURPOSE}，可用` })
    .filter({ visible: true })
    .first()
}

async function openCopies(holder: ActorPhone): Promise<void> {
  await openTab(holder, '我的')
  await press(holder, '我的加注件')
}

/** The first characters of what the preview opens. */
async function headOfPreview(phone: ActorPhone): Promise<string> {
  if (phone.target === 'weapp') {
    await press(phone, '预览')
    await phone.page.waitForFunction(() => window.__wxCalls?.some(({ name }) => name === 'openDocument'))
    return headOfCall(phone, 'openDocument')
  }
  const tab = phone.page.waitForEvent('popup')
  await press(phone, '预览')
  const shown = await tab
  await shown.waitForURL(/^blob:/, { waitUntil: 'commit' })
  return phone.page.evaluate(async (address) => (await (await fetch(address)).text()).slice(0, 5), shown.url())
}

/** The first characters of the file that is saved, or sent to a chat. */
async function headOfSaved(phone: ActorPhone, title: string): Promise<string> {
  const card = phone.page.locator('.file').filter({ visible: true, hasText: `${title} 文件` })
  if (phone.target === 'weapp') {
    await card.getByRole('button', { name: '取出文件' }).tap()
    await see(phone, /微信不能打开 OFD 文件/)
    await card.getByRole('button', { name: '发送到聊天' }).tap()
    return headOfCall(phone, 'shareFileMessage')
  }
  const saved = phone.page.waitForEvent('download')
  await card.getByRole('button', { name: '保存' }).tap()
  const chunks: Buffer[] = []
  for await (const chunk of await (await saved).createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).subarray(0, 5).toString('latin1')
}

async function headOfCall(phone: ActorPhone, name: string): Promise<string> {
  const calls = await phone.page.evaluate(() => window.__wxCalls ?? [])
  const options = calls.filter((call) => call.name === name).at(-1)?.options ?? {}
  return 'head' in options ? String(options.head) : ''
}
