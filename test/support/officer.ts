/** The officer's hand on the phone: how a code reaches the verdict page on each target. */

import { fill, press, see } from './sight'
import type { ActorPhone } from './stage'

/** From wherever the phone is: to the page codes are read on. */
export async function openScanPage(phone: ActorPhone): Promise<void> {
  await phone.page.goto(new URL('/#/officer/scan/index', phone.page.url()).href)
  await see(phone, '执法核验')
}

/** WeChat's scanner reads the code; the browser has none, so the text is pasted. */
export async function verify(phone: ActorPhone, code: string): Promise<void> {
  if (phone.target === 'weapp') await scan(phone, code)
  else await pasteAndVerify(phone, code)
}

export async function scan(phone: ActorPhone, code: string): Promise<void> {
  await phone.page.evaluate((text) => {
    window.__scan = [text]
  }, code)
  await press(phone, '扫一扫')
}

export async function pasteAndVerify(phone: ActorPhone, code: string): Promise<void> {
  await typeCode(phone, code)
  await press(phone, '核验')
}

export async function typeCode(phone: ActorPhone, code: string): Promise<void> {
  await fill(phone, '持证人点“复制文字码”后发来的文字', code)
}

/** Gives the browser a picture that holds the code, as an officer does who was sent one. */
export async function verifyFromPicture(phone: ActorPhone, png: Buffer): Promise<void> {
  const chooser = phone.page.waitForEvent('filechooser')
  await press(phone, '从图片识别')
  await (await chooser).setFiles({ name: 'code.png', mimeType: 'image/png', buffer: png })
}
