/** The mini-program as `../package.ts` writes it, and the tiny `require` its modules expect. */
import type { glassEasel } from 'glass-easel-miniprogram-adapter'

export interface WindowConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: 'black' | 'white'
  readonly navigationStyle?: 'default' | 'custom'
  readonly backgroundColor?: string
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly component?: boolean
}

export interface TabItem {
  readonly pagePath: string
  readonly text: string
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

export interface AppConfig {
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: AppConfig['subPackages']
  readonly window?: WindowConfig
  /** The file of the words that stand for colours, `@word` in this file. */
  readonly themeLocation?: string
  readonly tabBar?: {
    readonly color?: string
    readonly selectedColor?: string
    readonly backgroundColor?: string
    readonly list: readonly TabItem[]
  }
}

type Module = (...scope: readonly unknown[]) => void

export interface MiniProgram {
  readonly configs: Readonly<Record<string, WindowConfig>> & { readonly app: AppConfig }
  readonly styles: Readonly<Record<string, string>>
  readonly templates: Record<string, glassEasel.template.ComponentTemplate['content']>
  readonly modules: Readonly<Record<string, Module>>
}

declare global {
  interface Window {
    readonly miniProgram: MiniProgram
  }
}

/** Every page's path, those of sub-packages included. */
export function pagePaths(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [
    ...app.pages,
    ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ]
}

/** Runs a module once; `scope` makes what it finds besides `require`, `module` and `exports`. */
export function moduleRunner(program: MiniProgram, scope: () => readonly unknown[]): (path: string) => unknown {
  const run = new Map<string, { exports: unknown }>()
  return function runModule(path: string): unknown {
    const known = run.get(path)
    if (known) return known.exports
    const body = program.modules[path]
    if (!body) throw new Error(`The package has no module ${path}`)
    const module = { exports: {} as unknown }
    run.set(path, module)
    body((target: string) => runModule(resolvePath(path, target)), module, module.exports, ...scope())
    return module.exports
  }
}

function resolvePath(from: string, target: string): string {
  const path = new URL(target, `http://package/${from}`).pathname.slice(1)
  return path.endsWith('.js') ? path : `${path}.js`
}
