/** WeChat's own component engine (glass-easel), fed with the package and with what happens in the browser's window. */
import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { toCssLengths } from '../lengths'
import { HostElement } from './elements/element'
import type { MiniProgram } from './package'

export interface Engine {
  /** Runs a page's or component's module, its own components first. */
  readonly define: (path: string) => void
  /** Makes the page's tree and puts it into `parent`; answers the page instance the mini-program sees. */
  readonly open: (path: string, parent: HTMLElement) => OpenPage
}

export interface OpenPage {
  readonly instance: PageInstance
  readonly query: (selector: string) => HTMLElement[]
  readonly close: () => void
}

export interface PageInstance {
  route?: string
  __route__?: string
  options?: Readonly<Record<string, string>>
  readonly [lifecycle: string]: unknown
}

export function createEngine(program: MiniProgram, run: (path: string) => unknown): Engine {
  keepPropertyTypes()
  const environment = new MiniProgramEnv()
  const code = environment.createCodeSpace('main', true)
  const window_ = new glassEasel.CurrentWindowBackendContext()
  window_.onEvent(deliver)
  const backend = environment.associateBackend(window_)
  for (const [path, config] of Object.entries(program.configs)) {
    code.addComponentStaticConfig(path, { ...config, usingComponents: { ...config.usingComponents } })
  }
  for (const [path, content] of Object.entries(program.templates)) {
    // Without the flag `bindtap` on a native node would become a plain attribute.
    const template = { groupList: program.templates, content, fallbackListenerOnNativeNode: true }
    code.addCompiledTemplate(path, template)
  }

  const defined = new Set<string>()
  function define(path: string): void {
    if (defined.has(path)) return
    defined.add(path)
    const used = Object.values(program.configs[path]?.usingComponents ?? {})
    for (const target of used) define(new URL(target, `http://package/${path}`).pathname.slice(1))
    code.globalComponentEnv(window, path, () => run(`${path}.js`))
  }

  function open(path: string, parent: HTMLElement): OpenPage {
    define(path)
    const root = backend.createRoot('wx-page', code, path)
    const placeholder = document.createElement('div')
    parent.append(placeholder)
    root.attach(domElement(parent), domElement(placeholder))
    return {
      instance: root.get() as unknown as PageInstance,
      query: (selector) => found(root.getComponent(), selector),
      close: () => root.release(),
    }
  }
  return { define, open }
}

type Backend = glassEasel.GeneralBackendElement

/** glass-easel's types describe several backends; with the current window's the element is a DOM element. */
function domElement(element: HTMLElement): Backend {
  return element as unknown as Backend
}

function fromBackend(element: Backend | null): HTMLElement | undefined {
  const node: unknown = element
  return node instanceof HTMLElement ? node : undefined
}

/** As on the phone, a query sees the page's own nodes and never those inside its components. */
function found(page: glassEasel.GeneralComponent, selector: string): HTMLElement[] {
  const nodes = page.getShadowRoot()?.querySelectorAll(selector) ?? []
  return nodes.flatMap((node) => fromBackend(node.getBackendElement()) ?? [])
}

/** glass-easel writes every attribute as text; built-in components want booleans, arrays and "absent" as they are. */
function keepPropertyTypes(): void {
  const node = glassEasel.NativeNode.prototype
  const asText = node.updateAttribute
  node.updateAttribute = function (name: string, value: unknown): void {
    const element = fromBackend(this.getBackendElement())
    if (element instanceof HostElement) element.give(name, value)
    else asText.call(this, name, value)
  }
  const setStyle = node.setNodeStyle
  node.setNodeStyle = function (style: string, segment?: number): void {
    setStyle.call(this, toCssLengths(style), segment)
  }
}

/** Brings a browser event to the component tree, with the fields WeChat gives it. */
function deliver(
  target: glassEasel.Element,
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
): glassEasel.EventBubbleStatus {
  const original = options.originalEvent
  const element = fromBackend(target.getBackendElement())
  if (type === 'tap' && element?.closest('wx-button[disabled]')) return 0
  const said: unknown = original instanceof CustomEvent ? original.detail : detail
  const event = new glassEasel.Event(type, said, { ...options, extraFields: touchFields(original) })
  glassEasel.Event.dispatchEvent(target, event)
  if (type === 'tap') tapBuiltIn(element)
  return event.getEventBubbleStatus()
}

function touchFields(original: unknown): Record<string, unknown> {
  if (!(original instanceof TouchEvent)) return {}
  return { touches: [...original.touches], changedTouches: [...original.changedTouches] }
}

/** The nearest built-in component that has something to do with a tap does it, after the page's own listeners. */
function tapBuiltIn(from: HTMLElement | undefined): void {
  for (let element = from ?? null; element; element = element.parentElement) {
    if (element instanceof HostElement && element.tapped()) return
  }
}
