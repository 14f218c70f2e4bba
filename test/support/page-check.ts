/** What can be measured on a page as it is shown: that it has arrived, that it fits the phone, that its controls have names. */
import type { Phone } from './browser'

/**
 * Waits until the page has its content and nothing slides any more, for some frames on end: a page that is on its way begins to
 * move a little after it was asked for. What moves for ever (the band over a code) may go on.
 */
export async function settled(phone: Phone): Promise<void> {
  await phone.page.evaluate(async () => {
    const STILL_FRAMES = 15
    for (let still = 0; still < STILL_FRAMES; still = isStill() ? still + 1 : 0)
      await new Promise(requestAnimationFrame)

    function isStill(): boolean {
      const skeletons = [...document.querySelectorAll('[class*=skeleton]')].some((element) => element.checkVisibility())
      return !skeletons && document.body.textContent !== '' && !document.getAnimations().some(willEnd)
    }
    function willEnd({ playState, effect }: Animation): boolean {
      return playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    }
  })
}

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
