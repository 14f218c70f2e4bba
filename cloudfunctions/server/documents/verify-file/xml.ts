/** XML within a file, read strictly by saxes: UTF-8, namespaces, no DTD, no entity but the five, no processing instruction, bounded. */
import { SaxesParser } from 'saxes'
import { Flaw } from './flaw'

export interface XmlElement {
  /** Local name. */
  readonly name: string
  readonly namespace: string
  /** By local name; attributes of a namespace, and declarations of namespaces, are left out. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
}

const OPTIONS = { xmlns: true, position: false } as const
type Parser = SaxesParser<typeof OPTIONS>

const MOST_BYTES = 4_000_000
const MOST_NODES = 100_000
const DEEPEST = 64

/** How many elements and attributes may still be read, over all parts of a file: what is read is kept, and memory is small. */
export interface Budget {
  nodes: number
}

export function fullBudget(): Budget {
  return { nodes: MOST_NODES }
}

/** The root of `bytes`. `part` names them in the flaw. */
export function readXml(bytes: Uint8Array, part: string, budget: Budget): XmlElement {
  if (bytes.length > MOST_BYTES) throw new Flaw('XML_LIMIT', part)
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), part, budget)
  } catch (error) {
    // TextDecoder and saxes throw plain errors that name a place in a text that is not ours to repeat.
    throw error instanceof Flaw ? error : new Flaw('XML_MALFORMED', part)
  }
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
}

/**
 * Path data is most of a page and nothing is read from it. Of these characters none is markup, wherever they stand (a comment may not hold two
 * hyphens: the pattern does not either), so without them a text is well-formed exactly when it was.
 */
const PATH_DATA = /(?<=<ofd:AbbreviatedData>)(?:[\d MLQBACSZ.]|-\d)+(?=<\/ofd:AbbreviatedData>)/g

function parse(text: string, part: string, budget: Budget): XmlElement {
  const parser = new SaxesParser(OPTIONS)
  forbidDeclarations(parser, part)
  spendOn(parser, part, budget)
  const top = growTree(parser, part)
  parser.write(text.replace(PATH_DATA, '')).close()
  const [root] = top.children
  if (!root) throw new Flaw('XML_MALFORMED', part)
  return root
}

function forbidDeclarations(parser: Parser, part: string): void {
  const forbid = () => {
    throw new Flaw('XML_FORBIDDEN', part)
  }
  parser.on('doctype', forbid)
  parser.on('processinginstruction', forbid)
  parser.on('xmldecl', ({ encoding, version }) => {
    if (version !== '1.0' || (encoding !== undefined && !/^utf-8$/i.test(encoding))) forbid()
  })
}

/** Both events come before the library has gathered the rest of the tag. */
function spendOn(parser: Parser, part: string, budget: Budget): void {
  const spend = () => {
    budget.nodes -= 1
    if (budget.nodes < 0) throw new Flaw('XML_LIMIT', part)
  }
  parser.on('opentagstart', spend)
  parser.on('attribute', spend)
}

/** An element above all, that the root will be the child of. */
function growTree(parser: Parser, part: string): XmlElement {
  const top: Growing = { name: '', namespace: '', attributes: new Map(), children: [], text: '' }
  const open = [top]
  const keep = (written: string) => {
    const element = open.at(-1)
    if (element) element.text += written
  }
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length > DEEPEST) throw new Flaw('XML_LIMIT', part)
    const plain = Object.values(attributes).filter(({ uri: space }) => space === '')
    const named = new Map(plain.map(({ local: name, value }) => [name, value]))
    const element: Growing = { name: local, namespace: uri, attributes: named, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  return top
}

/** The children of that name in the element's own namespace. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === element.namespace)
}

/** The only child of that name; undefined when there is none. Two are a flaw. */
export function optionalChild(element: XmlElement, name: string, part: string): XmlElement | undefined {
  const [child, another] = childrenNamed(element, name)
  if (another) throw new Flaw('OFD_MALFORMED', part)
  return child
}

/** The only child of that name. None, or two, are a flaw. */
export function onlyChild(element: XmlElement, name: string, part: string): XmlElement {
  const child = optionalChild(element, name, part)
  if (!child) throw new Flaw('OFD_MALFORMED', part)
  return child
}
