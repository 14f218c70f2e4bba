/** The holder's hand on the phone: the acts of the journeys, as he does them, on both targets. */

import { decodeQr } from './qr'
import { button, fill, press, see, words } from './sight'
import type { ActorPhone } from './stage'

export type Tab = '证照' | '用证记录' | '我的'

export async function openTab(phone: ActorPhone, tab: Tab): Promise<void> {
  const bar = phone.page.locator(phone.target === 'h5' ? '.weui-tabbar' : '.host-tabs')
  await bar.getByText(tab, { exact: true }).tap()
}

/** Types the 认证码 as a person without the chooser does, and waits for the list. */
export async function proveIdentity(phone: ActorPhone, code = phone.person?.demoCode ?? ''): Promise<void> {
  await press(phone, '核验身份')
  await typeIdentityCode(phone, code)
}

export async function typeIdentityCode(phone: ActorPhone, code: string): Promise<void> {
  await fill(phone, '8 位数字', code)
  await press(phone, '核验身份')
}

/** From the list: reads the terms, agrees, activates. Ends on the page that says so. */
export async function activate(phone: ActorPhone): Promise<void> {
  await press(phone, /^激活 /)
  await phone.page.getByRole('checkbox').filter({ visible: true }).tap()
  await press(phone, '激活')
  await see(phone, '已激活')
}

/** Waits until a code is on the screen and reads it from a picture of the screen, as the officer's camera would. */
export async function readShownCode(phone: ActorPhone, picture: string): Promise<{ text: string; png: Buffer }> {
  await phone.page.getByRole('img', { name: '亮证二维码，请执法人员扫描' }).waitFor()
  await see(phone, /后更新/)
  return readQr(phone, picture)
}

/** The QR code on the screen, from a picture of it. */
export async function readQr(phone: ActorPhone, picture: string): Promise<{ text: string; png: Buffer }> {
  for (let attempt = 1; ; attempt += 1) {
    const png = await phone.screenshot(picture)
    try {
      return { text: decodeQr(png), png }
    } catch (reason) {
      // Painted one frame after the page: the next picture has it.
      if (attempt === 10) throw reason
    }
  }
}

export async function deactivate(phone: ActorPhone): Promise<void> {
  await press(phone, '解除激活')
  await see(phone, '解除激活这份证照？')
  await button(phone, '解除激活').tap()
  await words(phone, '激活').waitFor()
}
