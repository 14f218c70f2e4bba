/** Components that only hold others: their whole behaviour is style. */
import { HostElement } from './element'

export class ViewElement extends HostElement {}
export class TextElement extends HostElement {}
export class CoverViewElement extends HostElement {}
export class RootPortalElement extends HostElement {}
export class SwiperItemElement extends HostElement {}

export class RichTextElement extends HostElement {
  protected override changed(name: string, value: unknown): void {
    if (name === 'nodes' && typeof value === 'string') this.innerHTML = value
  }
}

export class ProgressElement extends HostElement {
  protected override changed(name: string, value: unknown): void {
    if (name === 'percent') this.style.setProperty('--percent', String(value))
  }
}

const GLYPHS: Readonly<Record<string, string>> = {
  success: '✔',
  success_no_circle: '✓',
  info: 'ⓘ',
  warn: '⚠',
  waiting: '◷',
  cancel: '✕',
  download: '⤓',
  search: '⌕',
  clear: '⊗',
}

export class IconElement extends HostElement {
  protected override changed(name: string): void {
    if (name === 'type') this.textContent = GLYPHS[this.text('type')] ?? ''
    if (name === 'color') this.style.color = this.text('color')
    if (name === 'size') this.style.fontSize = `${Number.parseFloat(this.text('size')) || 23}px`
  }
}
