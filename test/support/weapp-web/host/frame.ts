/** What WeChat draws around the pages: the navigation bar above, the tab bar below, and the window between them. */
import { inPackage } from './elements/image'
import { make, makeButton } from './markup'
import type { AppConfig, TabItem, WindowConfig } from './package'

const NAVIGATION_HEIGHT = 48
const TAB_HEIGHT = 50

export class Frame {
  /** Pages are put in here; fixed positions are relative to it, as they are to a page's own window on the phone. */
  readonly stage = make('main', 'host-stage')
  private readonly title = make('div', 'host-title')
  private readonly back: HTMLButtonElement
  private readonly bar: HTMLElement
  private readonly tabs = make('nav', 'host-tabs')

  constructor(
    private readonly app: AppConfig,
    press: { readonly back: () => void; readonly tab: (path: string) => void },
  ) {
    this.back = makeButton('host-back', '‹', press.back)
    this.back.setAttribute('aria-label', '返回')
    this.title.setAttribute('role', 'heading')
    this.bar = make('header', 'host-navigation', this.back, this.title)
    this.tabs.append(...(app.tabBar?.list ?? []).map((item) => this.tab(item, () => press.tab(item.pagePath))))
    document.body.append(this.bar, this.stage, this.tabs)
    window.addEventListener('resize', () => this.measure())
  }

  /** Dresses the frame for the page on top. */
  show(path: string, config: WindowConfig, depth: number): void {
    const style = { ...this.app.window, ...config }
    this.bar.hidden = style.navigationStyle === 'custom'
    this.bar.style.background = style.navigationBarBackgroundColor ?? '#000'
    this.bar.style.color = style.navigationBarTextStyle === 'black' ? '#000' : '#fff'
    this.back.hidden = depth < 2
    this.tabs.hidden = !this.isTab(path)
    for (const tab of this.tabs.children) this.mark(tab, tab.getAttribute('data-path') === path)
    this.measure()
  }

  setTitle(title: string): void {
    this.title.textContent = title
    document.title = title
  }

  setBarColours(front: string, back: string): void {
    this.bar.style.color = front
    this.bar.style.background = back
  }

  setTabsShown(shown: boolean): void {
    this.tabs.hidden = !shown
    this.measure()
  }

  isTab(path: string): boolean {
    return (this.app.tabBar?.list ?? []).some((item) => item.pagePath === path)
  }

  setTabText(index: number, text: string): void {
    const label = this.tabs.children[index]?.querySelector('span')
    if (label) label.textContent = text
  }

  private tab(item: TabItem, press: () => void): HTMLElement {
    const button = makeButton('host-tab', '', press)
    if (item.iconPath) button.append(icon('host-icon', item.iconPath))
    if (item.selectedIconPath) button.append(icon('host-icon-selected', item.selectedIconPath))
    button.append(make('span', '', item.text))
    button.setAttribute('data-path', item.pagePath)
    return button
  }

  private mark(tab: Element, selected: boolean): void {
    tab.setAttribute('aria-current', selected ? 'page' : 'false')
    const { color = '#7a7e83', selectedColor = '#3cc51f' } = this.app.tabBar ?? {}
    if (tab instanceof HTMLElement) tab.style.color = selected ? selectedColor : color
  }

  private measure(): void {
    const above = this.bar.hidden ? 0 : NAVIGATION_HEIGHT
    const below = this.tabs.hidden ? 0 : TAB_HEIGHT
    this.stage.style.top = `${above}px`
    this.stage.style.bottom = `${below}px`
    document.documentElement.style.setProperty('--page-vh', `${(window.innerHeight - above - below) / 100}px`)
  }
}

function icon(className: string, path: string): HTMLImageElement {
  const image = make('img', className)
  image.src = inPackage(path)
  image.alt = ''
  return image
}
