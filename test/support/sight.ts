/** What a person sees and can press. Pages that were left stay in the browser's document: only what is visible counts. */
import type { Locator } from 'playwright-core'
import type { Phone } from './browser'

export function words(phone: Phone, text: string | RegExp): Locator {
  return phone.page.getByText(text).filter({ visible: true }).last()
}

export function button(phone: Phone, name: string | RegExp): Locator {
  const exact = typeof name === 'string'
  return phone.page.getByRole('button', { name, exact }).filter({ visible: true }).last()
}

/** Waits until the words are on the screen. */
export async function see(phone: Phone, text: string | RegExp): Promise<void> {
  await words(phone, text).waitFor()
}

export async function press(phone: Phone, name: string | RegExp): Promise<void> {
  await button(phone, name).tap()
}
