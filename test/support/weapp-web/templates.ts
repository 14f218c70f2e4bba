/** WXML → the functions glass-easel renders with, by WeChat's own template compiler (WASM). */
import { TmplGroup } from 'glass-easel-template-compiler'
import { BUILT_IN_TAGS } from './tags'

/** Longest first, so that `scroll-view` is not taken for `scroll` + something. */
const TAGS = [...BUILT_IN_TAGS].sort((one, other) => other.length - one.length).join('|')
const BUILT_IN = new RegExp(`<(/?)(${TAGS})(?=[\\s/>])`, 'g')

export interface SourceFile {
  /** Path inside the package, without its ending. */
  readonly path: string
  readonly text: string
}

/** A JavaScript expression whose value is glass-easel's table of templates, by path. */
export function compileTemplates(templates: readonly SourceFile[], scripts: readonly SourceFile[]): string {
  const group = new TmplGroup()
  for (const { path, text } of scripts) group.addScript(path, text)
  for (const { path, text } of templates) addTemplate(group, path, text)
  const table = group.getTmplGenObjectGroups()
  group.free()
  return table
}

function addTemplate(group: TmplGroup, path: string, text: string): void {
  const findings: unknown = group.addTmpl(path, text.replace(BUILT_IN, '<$1wx-$2'))
  if (!Array.isArray(findings) || findings.length === 0) return
  const told = findings.map((finding) => JSON.stringify(describe(finding))).join('; ')
  // A warning here is what WeChat's own compiler refuses or drops: the build would be green and the page broken.
  throw new Error(`${path}.wxml: ${told}`)
}

function describe(finding: unknown): unknown {
  if (typeof finding !== 'object' || finding === null) return finding
  return { ...finding, ...('message' in finding ? { message: finding.message } : {}) }
}
