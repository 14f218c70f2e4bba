/**
 * WeChat's simulator (miniprogram-simulate 1.6) and its component tester, with the types of the part we use. They are required and
 * not imported: their own types redeclare the globals of Node.
 */
export interface Rendered {
  readonly dom: HTMLElement | undefined
  readonly instance: PageInstance
  readonly data: Readonly<Record<string, unknown>>
  attach(parent: HTMLElement): void
  detach(): void
  querySelector(selector: string): Rendered | undefined
  querySelectorAll(selector: string): Rendered[]
  dispatchEvent(name: string, options?: { readonly detail?: unknown }): void
}

export interface PageInstance {
  onLoad(query: Record<string, string>): void
  onShow?(): void
  onHide?(): void
  onReady?(): void
  onUnload?(): void
  onReachBottom?(): void
}

interface LoadOptions {
  readonly rootPath: string
  readonly compiler: 'official'
  readonly usingComponents?: Readonly<Record<string, string>>
}

interface Simulator {
  load(path: string, tagName: string, options: LoadOptions): string
  render(id: string, properties: object): Rendered
  sleep(milliseconds: number): Promise<void>
}

interface Definition {
  readonly id: string
  readonly tagName: string
  readonly template?: string
  readonly properties?: Readonly<Record<string, unknown>>
}

interface ComponentTester {
  register: (definition: Definition) => unknown
}

export const simulator: Simulator = require('miniprogram-simulate')
export const componentTester: ComponentTester = require('j-component')

/**
 * Loads a page. Taro draws deep trees with one recursive component, `comp`, whose code runs once like every module; the
 * simulator would give each page a `comp` of its own and leave all but the first without code. So they share the first.
 */
export function loadPage(path: string, rootPath: string): string {
  const register = componentTester.register
  componentTester.register = (definition) => {
    if (definition.tagName === 'comp') sharedComp = definition.id
    return register(definition)
  }
  const usingComponents = sharedComp === undefined ? {} : { comp: sharedComp }
  const id = simulator.load(path, 'page', { rootPath, compiler: 'official', usingComponents })
  componentTester.register = register
  return id
}

let sharedComp: string | undefined
