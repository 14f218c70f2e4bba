import { HostElement, shadowOf } from './element'

const DEFAULT_THRESHOLD = 50

/** `scroll-view`: tells once each time it comes within the threshold of its end. */
export class ScrollViewElement extends HostElement {
  private atLowerEnd = false

  constructor() {
    super()
    this.addEventListener('scroll', (event) => this.scrolled(event), { capture: true })
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'scroll-x') this.style.overflowX = this.flag(name) ? 'auto' : 'hidden'
    if (name === 'scroll-y') this.style.overflowY = this.flag(name) ? 'auto' : 'hidden'
    if (name === 'scroll-top' && Number.isFinite(Number(value))) this.scrollTop = Number(value)
    if (name === 'scroll-into-view') this.querySelector(`[id$="${CSS.escape(this.text(name))}"]`)?.scrollIntoView()
  }

  private scrolled(event: Event): void {
    if (event.target !== this || event instanceof CustomEvent) return
    event.stopImmediatePropagation()
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this
    this.say('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
    const threshold = Number(this.text('lower-threshold')) || DEFAULT_THRESHOLD
    const atEnd = scrollTop + this.clientHeight >= scrollHeight - threshold
    if (atEnd && !this.atLowerEnd) this.say('scrolltolower', { direction: 'bottom' })
    this.atLowerEnd = atEnd
  }
}

/** `swiper`, reduced to what a thumb does: one item at a time, sideways. */
export class SwiperElement extends HostElement {
  private readonly track = document.createElement('div')

  constructor() {
    super()
    this.track.append(document.createElement('slot'))
    shadowOf(
      this,
      ':host > div, div { display: flex; height: 100%; overflow-x: auto; scroll-snap-type: x mandatory }',
      this.track,
    )
    this.track.addEventListener('scrollend', () => this.settled())
  }

  protected override changed(name: string): void {
    if (name === 'current') this.track.scrollTo({ left: Number(this.text('current')) * this.track.clientWidth })
  }

  private settled(): void {
    const current = Math.round(this.track.scrollLeft / Math.max(1, this.track.clientWidth))
    this.say('change', { current, source: 'touch' })
  }
}
