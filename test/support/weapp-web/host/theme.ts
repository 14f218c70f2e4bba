/** Puts the theme's colours in the place of its words (`@word`) in every configuration file, for the phone's colour scheme. */
import type { MiniProgram } from './package'

type Words = Readonly<Record<string, string>>

export function withTheme(program: MiniProgram): MiniProgram {
  const file = program.configs.app.themeLocation?.replace(/\.json$/, '')
  if (file === undefined) return program
  const themes = program.configs[file] as { readonly light?: Words; readonly dark?: Words } | undefined
  const words = (matchMedia('(prefers-color-scheme: dark)').matches ? themes?.dark : themes?.light) ?? {}
  const configs = JSON.parse(JSON.stringify(program.configs), (_key, value: unknown) => coloured(value, words))
  return { ...program, configs: configs as MiniProgram['configs'] }
}

function coloured(value: unknown, words: Words): unknown {
  return typeof value === 'string' && value.startsWith('@') ? (words[value.slice(1)] ?? value) : value
}
