/** 元数据 in the XMP packet of a PDF: the list of names and values under our own name in RDF. */
import { SaxesParser } from 'saxes'
import { demand, Flaw } from './flaw'
import { isDictionary, isReference, type PdfObjects, resolve } from './pdf-objects'
import type { FileVerdict } from './verdict'

const NAMESPACE = 'urn:road-transport-e-licence:gbt36903'
const LARGEST = 256 * 1024

/** In the order of the file. Throws a flaw when the packet is missing or is not what it should be. */
export function readMetadata(objects: PdfObjects): FileVerdict['metadata'] {
  const catalogue = resolve(objects, objects.trailer.get('Root'))
  const packet = isDictionary(catalogue) ? catalogue.get('Metadata') : undefined
  const stream = isReference(packet) ? objects.all.get(packet.number)?.stream : undefined
  demand(stream !== undefined && stream.length <= LARGEST, 'XML_MALFORMED')
  try {
    return itemsOf(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(stream))
  } catch {
    throw new Flaw('XML_MALFORMED')
  }
}

function itemsOf(xml: string): FileVerdict['metadata'] {
  const parser = new SaxesParser({ xmlns: true })
  const items: { name: string; value: string }[] = []
  const open: string[] = []
  let text = ''
  parser.on('doctype', () => parser.fail('a doctype'))
  parser.on('opentag', ({ uri, local }) => {
    open.push(uri === NAMESPACE ? local : '')
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (element === 'name') items.push({ name: text, value: '' })
    const last = items.at(-1)
    if (element === 'value' && last) last.value = text
  })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(xml).close()
  return items
}
