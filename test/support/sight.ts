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
  await orTellTheScreen(phone, words(phone, text).waitFor())
}

export async function press(phone: Phone, name: string | RegExp): Promise<void> {
  await orTellTheScreen(phone, button(phone, name).tap())
}

/** Types into the field with this placeholder. Only the field itself: the browser build repeats it on a wrapper. */
export async function fill(phone: Phone, placeholder: string | RegExp, text: string): Promise<void> {
  const fields = phone.page.getByPlaceholder(placeholder).and(phone.page.locator('input, textarea'))
  await orTellTheScreen(phone, fields.filter({ visible: true }).fill(text))
}

/** A wait that ended in vain says what was on the screen instead. */
async function orTellTheScreen(phone: Phone, wait: Promise<void>): Promise<void> {
  try {
    await wait
  } catch (reason) {
    await phone.screenshot('last-failure')
    const screen = await phone.page.locator('body').ariaSnapshot()
    throw new Error(`${reason instanceof Error ? reason.message : reason}\nThe screen says:\n${screen}`)
  }
}
