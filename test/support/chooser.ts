/** The chooser of the local cloud: which person this browser is. It exists nowhere else. */
import type { Phone } from './browser'
import { see } from './sight'

export async function chooseInBrowser(phone: Phone, name: string): Promise<void> {
  await see(phone, name)
  const person = phone.page.getByRole('button', { name: new RegExp(name) }).first()
  // The chooser loads the app anew: what is on the screen before that is gone a moment later.
  await Promise.all([phone.page.waitForEvent('load'), person.tap()])
}
