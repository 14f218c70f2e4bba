/** What can be measured on a page as it is shown: nothing wider than the phone, no control without a name. */
import type { Phone } from './browser'

/** Visible elements that reach beyond the right edge of the screen, by class and text; empty when the page fits. */
export async function overflow(phone: Phone): Promise<string[]> {
  return phone.page.evaluate(() => {
    const edge = document.documentElement.clientWidth
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && right > edge + 1 && !hidesOverflow(element)
    })
    return wide.map(
      (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 30)}`,
    )

    /** Inside something that cuts or scrolls on purpose nothing is pushed off the screen. */
    function hidesOverflow(element: HTMLElement): boolean {
      for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
        const { overflowX } = getComputedStyle(parent)
        const whole = parent.clientWidth >= edge
        if (overflowX !== 'visible' && !whole) return true
      }
      return false
    }
  })
}

const CONTROLS = ['button', 'link', 'checkbox', 'switch', 'radio', 'textbox', 'img'] as const

/** Controls a screen reader would announce without a name, as their role and markup. */
export async function namelessControls(phone: Phone): Promise<string[]> {
  const found: string[] = []
  for (const role of CONTROLS) {
    const nameless = phone.page.getByRole(role, { name: /^\s*$/ })
    for (const control of await nameless.all()) {
      const markup = await control.evaluate((element) => element.outerHTML.slice(0, 120))
      found.push(`${role} ${markup}`)
    }
  }
  return found
}
