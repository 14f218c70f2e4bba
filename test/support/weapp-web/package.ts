/** Reads a built mini-program (`dist/weapp`) and writes it as one browser script that the host page runs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { toCss } from './styles'
import { compileTemplates, type SourceFile } from './templates'

/** What WeChat puts into the scope of every module of a mini-program. */
const SCOPE = 'require, module, exports, wx, App, Page, Component, Behavior, getApp, getCurrentPages'

/** `window.miniProgram = { config, styles, templates, modules }`; its shape is `host/package.ts`. */
export function packageScript(folder: string): string {
  const files = filesBelow(folder)
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const ending = (suffix: string) => files.filter((file) => file.endsWith(suffix))
  const sources = (suffix: string): SourceFile[] =>
    ending(suffix).map((file) => ({ path: file.slice(0, -suffix.length), text: read(file) }))
  return [
    'window.miniProgram = {',
    `configs: {${ending('.json').map((file) => `${keyOf(file, '.json')}: ${read(file)}`)}},`,
    `styles: {${ending('.wxss').map((file) => `${keyOf(file, '.wxss')}: ${JSON.stringify(toCss(read(file), read, file))}`)}},`,
    `templates: ${compileTemplates(sources('.wxml'), sources('.wxs'))},`,
    `modules: {${ending('.js').map((file) => `${JSON.stringify(file)}: function (${SCOPE}) {${read(file)}\n}`)}},`,
    '}',
  ].join('\n')
}

function keyOf(file: string, suffix: string): string {
  return JSON.stringify(file.slice(0, -suffix.length))
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(prefix, entry.name)
    return entry.isDirectory() ? filesBelow(folder, path) : [path]
  })
}
