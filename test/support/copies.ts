/** 加注件 in tests: asked for on the page as the holder does it, or taken as given; and its file in a stranger's hands. */
import { randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { CopyFormat, CopyView } from '../../src/contract/copies'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { asHolder } from './calls'
import { fill, press, see } from './sight'
import type { ActorPhone } from './stage'

export const PURPOSE = '投标资质存档'
export const RECIPIENT = '范例物流平台有限公司'

/** As long as making waits for a slow machine; a copy that never comes is a failure. */
const PATIENCE_MS = 60_000

/** On the form: for whom, for what, for thirty days. */
export async function fillCopyForm(phone: ActorPhone, purpose = PURPOSE, recipient = RECIPIENT): Promise<void> {
  await fill(phone, '如：投标资质存档', purpose)
  await fill(phone, '接收加注件的单位或个人全称', recipient)
  await phone.page.getByRole('radio', { name: '30 天' }).filter({ visible: true }).tap()
}

/** From the list of licences: opens the first one and asks for a copy of it. Ends when the copy is there. */
export async function askForCopy(phone: ActorPhone): Promise<void> {
  await press(phone, /^查看/)
  await see(phone, '证照标识')
  await press(phone, '申请加注件')
  await fillCopyForm(phone)
  await press(phone, '确认申请')
  await see(phone, '复制查验地址')
}

/** A copy of the licence that is ready, asked for without the pages. */
export async function givenCopy(cloud: LocalCloud, person: Person, licence: string): Promise<CopyView> {
  const asked = await asHolder(cloud, person, 'requestCopy', {
    licence,
    requestId: randomBytes(16).toString('base64url'),
    purpose: PURPOSE,
    recipient: RECIPIENT,
    until: daysAfter(civilDateOf(instantOf(Date.now())), 30),
  })
  return ready(cloud, person, asked, Date.now() + PATIENCE_MS)
}

async function ready(cloud: LocalCloud, person: Person, copy: CopyView, deadline: number): Promise<CopyView> {
  if (copy.state === 'ready') return copy
  if (copy.state !== 'making' || Date.now() > deadline) throw new Error(`The copy is ${copy.state}`)
  await new Promise((resolve) => setTimeout(resolve, 300))
  return ready(cloud, person, await asHolder(cloud, person, 'openCopy', { code: copy.code }), deadline)
}

/** The file as whoever receives it has it. */
export async function fileOf(
  cloud: LocalCloud,
  person: Person,
  { code }: CopyView,
  format: CopyFormat,
): Promise<Buffer> {
  const { path } = await asHolder(cloud, person, 'downloadCopy', { code, format })
  const answer = await fetch(cloud.url + path)
  if (!answer.ok) throw new Error(`The download was refused: ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** Gives the check page a file: from the disk in the browser, from a chat in WeChat. */
export async function checkFile(phone: ActorPhone, name: string, file: Buffer): Promise<void> {
  if (phone.target === 'weapp') {
    await phone.page.evaluate(
      (picked) => {
        window.__chatFiles = [picked]
      },
      { name, base64: file.toString('base64') },
    )
    return press(phone, '从聊天中选择文件')
  }
  const chooser = phone.page.waitForEvent('filechooser')
  await press(phone, '选择文件')
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: file })
}

/** The file with the lowest bit of one byte turned. */
export function altered(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}
