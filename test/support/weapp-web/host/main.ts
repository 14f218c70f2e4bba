/** Starts the mini-program of `window.miniProgram` in this window, as WeChat would on a phone. */
import { createWx } from './api/wx'
import { defineElements } from './elements/define'
import { navigatorsMove } from './elements/navigator'
import { createEngine } from './engine'
import { Frame } from './frame'
import { moduleRunner } from './package'
import { Pages } from './pages'
import { withTheme } from './theme'

interface AppInstance {
  readonly onLaunch?: (options: object) => void
  readonly onShow?: (options: object) => void
  readonly onHide?: () => void
}

function start(): void {
  const program = withTheme(window.miniProgram)
  let app: AppInstance = {}
  defineElements()
  const run = moduleRunner(program, () => scope)
  const frame = new Frame(program.configs.app, {
    back: () => void pages.navigateBack(1),
    tab: (path) => void pages.switchTab(`/${path}`),
  })
  const pages: Pages = new Pages(program, createEngine(program, run), frame)
  navigatorsMove(pages)
  const wx = createWx(pages, frame)
  const register = (definition: AppInstance) => {
    app = definition
  }
  // Page, Component and Behavior are looked up at call time: the engine sets them while a file of its is being run.
  const late = (name: 'Page' | 'Component' | 'Behavior') => (definition: object) => construct(name, definition)
  const scope = [wx, register, late('Page'), late('Component'), late('Behavior'), () => app, () => pages.instances()]
  Object.assign(window, { wx })

  run('app.js')
  const addressed = () => location.hash.replace(/^#/, '') || `/${program.configs.app.pages[0]}`
  const opening = addressed()
  const options = { path: opening.split('?')[0]?.slice(1), query: {}, scene: 1001, referrerInfo: {} }
  app.onLaunch?.(options)
  app.onShow?.(options)
  void pages.reLaunch(opening)
  // Another address in the window is another way into the mini-program, as from a link or a scanned code.
  window.addEventListener('hashchange', () => void pages.reLaunch(addressed()))
}

function construct(name: 'Page' | 'Component' | 'Behavior', definition: object): unknown {
  const register: unknown = Reflect.get(window, name)
  if (typeof register !== 'function') throw new Error(`${name}() was called outside a page's or component's file`)
  return register(definition)
}

const style = document.createElement('style')
style.textContent = window.miniProgram.styles.app ?? ''
document.head.append(style)
start()
