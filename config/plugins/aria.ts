/**
 * Declares the aria attributes this product uses, so that Taro lets them through to WXML. Without it every `aria-*` in JSX
 * is dropped on weapp, silently. This is the build half (templates); `aria-runtime.ts` is the half inside the phone. Both read
 * `aria-attributes.json`: Taro numbers attributes, and the two halves must count alike.
 */
import { resolve } from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import attributes from './aria-attributes.json'

interface WeappPlatform {
  readonly template?: { mergeComponents(context: IPluginContext, map: AttributeMap): void }
  runtimePath: string | string[]
}

type AttributeMap = Record<string, Record<string, string>>

export default function declareAria(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn: (platform: WeappPlatform) => {
      if (!platform.template) return
      platform.template.mergeComponents(context, emptyDefaults(attributes))
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, 'aria-runtime.ts')].flat()
    },
  })
}

function emptyDefaults(names: Record<string, readonly string[]>): AttributeMap {
  const defaultsOf = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, '']))
  return Object.fromEntries(Object.entries(names).map(([component, list]) => [component, defaultsOf(list)]))
}
