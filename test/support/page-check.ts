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

/**
 * Words inside `selector` that reach out of it, or stand on top of each other: each as the text concerned. Decoration that
 * screen readers are spared does not count.
 */
export async function misplacedWords(phone: Phone, selector: string): Promise<string[]> {
  return phone.page.locator(selector).evaluate((root) => {
    const words = wordsIn(root)
    return [...words.filter(isOutside).map(({ text }) => `outside: ${text}`), ...overlapping(words)]

    interface Word {
      readonly text: string
      readonly box: DOMRect
    }
    function wordsIn(element: Element): Word[] {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const found: Word[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.closest('[aria-hidden=true]')) found.push(...linesOf(node))
      }
      return found
    }
    /** A text node has a box for each of its lines; leading above and below the letters is not counted. */
    function linesOf(node: Node): Word[] {
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      return boxes.map((box) => ({ text: node.textContent?.slice(0, 20) ?? '', box }))
    }
    function isOutside({ box }: Word): boolean {
      const edge = root.getBoundingClientRect()
      return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1
    }
    function overlapping(all: readonly Word[]): string[] {
      return all.flatMap((one, place) =>
        all.slice(place + 1).flatMap((other) => (overlap(one.box, other.box) ? [`${one.text} on ${other.text}`] : [])),
      )
    }
    function overlap(a: DOMRect, b: DOMRect): boolean {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return across > 1 && down > 4
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
