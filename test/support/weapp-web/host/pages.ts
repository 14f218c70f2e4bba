/** The page stack and the lives of its pages. */
import type { Engine, OpenPage, PageInstance } from './engine'
import type { Frame } from './frame'
import { make } from './markup'
import type { MiniProgram } from './package'
import { pagePaths } from './package'

interface Entry extends OpenPage {
  readonly path: string
  readonly search: string
  readonly window: HTMLElement
  readonly style: HTMLStyleElement
  title: string
}

/** WeChat refuses the eleventh page. */
const DEEPEST = 10

export class Pages {
  private readonly stack: Entry[] = []
  private readonly known: ReadonlySet<string>

  constructor(
    private readonly program: MiniProgram,
    private readonly engine: Engine,
    private readonly frame: Frame,
  ) {
    this.known = new Set(pagePaths(program.configs.app))
  }

  instances(): PageInstance[] {
    return this.stack.map((entry) => entry.instance)
  }

  query(selector: string): HTMLElement[] {
    return this.top()?.query(selector) ?? []
  }

  /** The element that scrolls the page on top. */
  scroller(): HTMLElement | undefined {
    return this.top()?.window
  }

  setTitle(title: string): void {
    const top = this.top()
    if (top) top.title = title
    this.frame.setTitle(title)
  }

  async navigateTo(url: string): Promise<void> {
    const { path } = this.parse(url)
    if (this.frame.isTab(path)) throw new Error(`navigateTo:fail can not navigateTo a tabbar page: ${path}`)
    if (this.stack.length >= DEEPEST) throw new Error('navigateTo:fail webview count limit exceed')
    this.hideTop()
    this.push(url)
  }

  async redirectTo(url: string): Promise<void> {
    if (this.frame.isTab(this.parse(url).path)) throw new Error('redirectTo:fail can not redirectTo a tabbar page')
    this.pop()
    this.push(url)
  }

  async reLaunch(url: string): Promise<void> {
    while (this.stack.length > 0) this.pop()
    this.push(url)
  }

  /** Tab pages stay alive on the phone; here the one left is closed, which pages must survive anyway. */
  async switchTab(url: string): Promise<void> {
    const { path } = this.parse(url)
    if (!this.frame.isTab(path)) throw new Error(`switchTab:fail ${path} is no tab page`)
    if (this.top()?.path === path) return
    await this.reLaunch(path)
  }

  async navigateBack(delta: number): Promise<void> {
    const leave = Math.min(delta, this.stack.length - 1)
    if (leave < 1) return
    for (let step = 0; step < leave; step += 1) this.pop()
    this.showTop()
  }

  hideTop(): void {
    const top = this.top()
    if (!top) return
    live(top, 'onHide')
    top.window.hidden = true
    top.style.remove()
  }

  showTop(): void {
    const top = this.top()
    if (!top) return
    document.head.append(top.style)
    top.window.hidden = false
    this.frame.show(top.path, this.program.configs[top.path] ?? {}, this.stack.length)
    this.frame.setTitle(top.title)
    // The address tells tests where the mini-program is, and reloading opens the same page again.
    history.replaceState(null, '', `#/${top.path}${top.search}`)
    live(top, 'onShow')
  }

  private push(url: string): void {
    const { path, search, query } = this.parse(url)
    const window = make('div', 'host-window')
    const style = make('style', '')
    style.textContent = this.program.styles[path] ?? ''
    // Attached before it opens: a canvas without layout has no size.
    this.frame.stage.append(window)
    const page = this.engine.open(path, window)
    Object.assign(page.instance, { route: path, __route__: path, options: query })
    const title = { ...this.program.configs.app.window, ...this.program.configs[path] }.navigationBarTitleText ?? ''
    const entry: Entry = { ...page, path, search, window, style, title }
    this.stack.push(entry)
    listenToBottom(entry)
    live(entry, 'onLoad', query)
    this.showTop()
    requestAnimationFrame(() => live(entry, 'onReady'))
  }

  private pop(): void {
    const top = this.stack.pop()
    if (!top) return
    live(top, 'onUnload')
    top.close()
    top.window.remove()
    top.style.remove()
  }

  private top(): Entry | undefined {
    return this.stack.at(-1)
  }

  private parse(url: string): { path: string; search: string; query: Record<string, string> } {
    const from = this.top()?.path ?? ''
    const [file = '', search = ''] = url.split('?')
    const path = new URL(file, `http://package/${from}`).pathname.slice(1)
    if (!this.known.has(path)) throw new Error(`page "${path}" is not found`)
    // As on the phone, values arrive as they were sent: nobody decodes them on the way.
    const pairs = search.split('&').filter((pair) => pair !== '')
    const query = Object.fromEntries(
      pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
    )
    return { path, search: search === '' ? '' : `?${search}`, query }
  }
}

function live(entry: Entry, lifecycle: string, ...details: readonly unknown[]): void {
  const react = entry.instance[lifecycle]
  if (typeof react === 'function') react.call(entry.instance, ...details)
}

const BOTTOM_DISTANCE = 50

function listenToBottom(entry: Entry): void {
  let atBottom = false
  entry.window.addEventListener('scroll', () => {
    const { scrollTop, clientHeight, scrollHeight } = entry.window
    live(entry, 'onPageScroll', { scrollTop })
    const reached = scrollTop + clientHeight >= scrollHeight - BOTTOM_DISTANCE
    if (reached && !atBottom) live(entry, 'onReachBottom')
    atBottom = reached
  })
}
