/** XML as a tree, read by saxes with namespaces: what a test asks of the parts that were written. */
import { SaxesParser } from 'saxes'

export interface XmlNode {
  /** Local name. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  /** Its own text. */
  readonly text: string
}

interface Growing extends XmlNode {
  readonly children: Growing[]
  text: string
}

/** Throws when it is not well-formed. */
export function readTree(bytes: Uint8Array): XmlNode {
  const top: Growing = { name: '', attributes: new Map(), children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local, attributes }) => {
    const named = new Map(Object.values(attributes).map(({ local: name, value }) => [name, value]))
    const node: Growing = { name: local, attributes: named, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close()
  const [root] = top.children
  if (!root) throw new Error('no root')
  return root
}

/** All elements of that name below `node`, however deep. */
export function all(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}
