/** The chooser of the local cloud: which person this browser is. It exists nowhere else. */
import type { Phone } from './browser'
import { see } from './sight'

export async function chooseInBrowser(phone: Phone, name: string): Promise<void> {
  await see(phone, name)
  await phone.page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .tap()
}
