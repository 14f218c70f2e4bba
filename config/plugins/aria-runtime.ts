/** The phone's half of `aria.ts`: tells Taro's renderer the same attributes that the templates were built with. */
import { mergeInternalComponents } from '@tarojs/shared'
import attributes from './aria-attributes.json'

const defaults: Record<string, Record<string, string>> = {}
for (const [component, names] of Object.entries(attributes)) {
  defaults[component] = Object.fromEntries(names.map((name) => [name, '']))
}

mergeInternalComponents(defaults)
