import { HostElement, shadowOf } from './element'

const FITS: Readonly<Record<string, string>> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

/** `image`: 320×240 unless styled, scaled by `mode`; paths are those of the package. */
export class ImageElement extends HostElement {
  private readonly picture = document.createElement('img')

  constructor() {
    super()
    shadowOf(this, 'img { display: block; width: 100%; height: 100% }', this.picture)
    this.picture.alt = ''
    this.picture.addEventListener('load', () => this.loaded())
    this.picture.addEventListener('error', () => this.say('error', { errMsg: `cannot load ${this.picture.src}` }))
  }

  protected override get spoken(): HTMLElement {
    return this.picture
  }

  protected override changed(name: string): void {
    if (name === 'src' && this.text('src') !== '') this.picture.src = inPackage(this.text('src'))
    if (name === 'mode') this.fit(this.text('mode'))
    if (name === 'aria-label') this.picture.alt = this.text('aria-label')
  }

  private fit(mode: string): void {
    this.picture.style.objectFit = FITS[mode] ?? ''
    if (mode === 'widthFix') this.picture.style.height = this.style.height = 'auto'
  }

  private loaded(): void {
    this.say('load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight })
  }
}

/** Package files are served below `/package/`; data URLs and outside addresses stay as they are. */
export function inPackage(path: string): string {
  return /^(data:|https?:|blob:)/.test(path) ? path : `/package/${path.replace(/^(\.?\/)+/, '')}`
}
