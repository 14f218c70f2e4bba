/**
 * WXSS → CSS. Tags: `page` is the page's root element, built-in components carry the names the templates were given.
 */
import postcss, { type Root } from 'postcss'
import { toCssLengths } from './lengths'
import { BUILT_IN_TAGS } from './tags'

const TAGS = [...BUILT_IN_TAGS].sort((one, other) => other.length - one.length).join('|')
const TAG_IN_SELECTOR = new RegExp(`(^|[\\s>+~,(])(${TAGS}|page)(?![\\w-])`, 'g')

export function toCss(wxss: string, read: (path: string) => string, path: string): string {
  const root = postcss.parse(wxss)
  inlineImports(root, read, path)
  root.walkRules((rule) => {
    rule.selector = rule.selector.replace(/:root\b/g, 'page').replace(TAG_IN_SELECTOR, '$1wx-$2')
  })
  root.walkDecls((declaration) => {
    declaration.value = toCssLengths(declaration.value)
  })
  return root.toString()
}

function inlineImports(root: Root, read: (path: string) => string, path: string): void {
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/["';]/g, '').replace(/^url\(|\)$/g, '')
    const file = new URL(target, `http://package/${path}`).pathname.slice(1)
    rule.replaceWith(postcss.parse(toCss(read(file), read, file)))
  })
}
