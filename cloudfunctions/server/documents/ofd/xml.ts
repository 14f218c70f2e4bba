/** XML as the parts of an OFD file are written: UTF-8, no blanks between elements, every text escaped. */

/** GB/T 33190's own. Readers in use look for the prefix too. */
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element of OFD's namespace. Attributes that are undefined are left out; texts among them are escaped. `content` is XML. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const inner = content.join('')
  const opening = `ofd:${name}${attributesOf(attributes)}`
  return inner === '' ? `<${opening}/>` : `<${opening}>${inner}</ofd:${name}>`
}

/** An element that holds a text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): string {
  return element(name, attributes, escaped(text))
}

/** A part whose root is `name` in OFD's namespace. */
export function xmlPart(name: string, attributes: Attributes, ...content: readonly string[]): Uint8Array {
  const opening = `ofd:${name} ${NAMESPACE}${attributesOf(attributes)}`
  return new TextEncoder().encode(`${DECLARATION}<${opening}>${content.join('')}</ofd:${name}>`)
}

/** A part whose root and own elements are of `namespace`; those of OFD may stand in it. */
export function foreignPart(namespace: string, name: string, ...content: readonly string[]): Uint8Array {
  const opening = `${name} xmlns="${namespace}" ${NAMESPACE}`
  return new TextEncoder().encode(`${DECLARATION}<${opening}>${content.join('')}</${name}>`)
}

/** An element of the namespace of a {@link foreignPart}. */
export function foreignElement(name: string, attributes: Attributes, ...content: readonly string[]): string {
  return `<${name}${attributesOf(attributes)}>${content.join('')}</${name}>`
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('')
}

/**
 * What XML 1.0 cannot carry, or would change: controls, halves of surrogate pairs, noncharacters. Whoever lets people write texts refuses
 * these long before; here they are a fault.
 */
const UNWRITABLE = /[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/u

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Throws on a character that XML cannot carry. */
function escaped(text: string): string {
  if (UNWRITABLE.test(text)) throw new Error('a text holds a control character or half a surrogate pair')
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}
