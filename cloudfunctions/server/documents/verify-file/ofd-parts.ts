/** What an OFD file consists of: from OFD.xml along every location in it, each leading to a part of the package. */
import { Flaw } from './flaw'
import { folderOf, resolved } from './location'
import { fullBudget, readXml, type XmlElement } from './xml'
import type { Parts } from './zip'

export const OFD_NAMESPACE = 'http://www.ofdspec.org/2016'
export const OFD_ROOT = 'OFD.xml'

/** What stands at a location: OFD's own XML, whose locations are followed, or content that is only held. */
type Kind = 'xml' | 'content'

/** Elements whose text is a location, with the element they stand in (GB/T 33190). */
const IN_ELEMENTS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['DocBody/DocRoot', 'xml'],
  ['DocBody/Signatures', 'xml'],
  ['DocInfo/Cover', 'content'],
  ['DocVersion/DocRoot', 'xml'],
  ['FileList/File', 'content'],
  ['CommonData/PublicRes', 'xml'],
  ['CommonData/DocumentRes', 'xml'],
  ['Document/Annotations', 'xml'],
  ['Document/Attachments', 'xml'],
  ['Document/CustomTags', 'xml'],
  ['Document/Extensions', 'xml'],
  ['Page/PageRes', 'xml'],
  ['Page/FileLoc', 'xml'],
  ['Font/FontFile', 'content'],
  ['MultiMedia/MediaFile', 'content'],
  ['Attachment/FileLoc', 'content'],
  ['CustomTag/FileLoc', 'xml'],
  ['CustomTag/SchemaLoc', 'content'],
  ['Extension/ExtendData', 'content'],
  ['Signature/SignedValue', 'content'],
  ['Seal/BaseLoc', 'content'],
])

/** Elements with an attribute that is a location. */
const IN_ATTRIBUTES: ReadonlyMap<string, readonly [attribute: string, kind: Kind]> = new Map<
  string,
  readonly [string, Kind]
>([
  ['Page', ['BaseLoc', 'xml']],
  ['TemplatePage', ['BaseLoc', 'xml']],
  ['Signature', ['BaseLoc', 'xml']],
  ['Version', ['BaseLoc', 'xml']],
  ['Reference', ['FileRef', 'content']],
  ['ColorSpace', ['Profile', 'content']],
])

export interface Location {
  readonly part: string
  readonly kind: Kind
}

export interface OfdParts {
  /** OFD's own XML, by part. */
  readonly xml: ReadonlyMap<string, XmlElement>
  readonly contents: Parts
}

/** Follows every location. A location that leads nowhere and a part to which none leads are flaws. */
export function readOfdParts(contents: Parts): OfdParts {
  const xml = new Map<string, XmlElement>()
  const budget = fullBudget()
  const reached = new Set<string>([OFD_ROOT])
  const open: Location[] = [{ part: OFD_ROOT, kind: 'xml' }]
  for (let next = open.pop(); next; next = open.pop()) {
    const bytes = contents.get(next.part)
    if (!bytes) throw new Flaw('OFD_PART_MISSING', next.part)
    reached.add(next.part)
    if (next.kind !== 'xml' || xml.has(next.part)) continue
    const root = readXml(bytes, next.part, budget)
    xml.set(next.part, root)
    for (const location of locationsIn(root, '', baseOf(root, next.part))) open.push(location)
  }
  for (const part of contents.keys()) if (!reached.has(part)) throw new Flaw('OFD_PART_UNLISTED', part)
  return { xml, contents }
}

/** The folder that relative locations of a part start from: that of the part, or for resources the one it names. */
function baseOf(root: XmlElement, part: string): string {
  const folder = folderOf(part)
  return root.name === 'Res' ? resolved(root.attributes.get('BaseLoc') ?? '', folder) : folder
}

/** Locations stand in OFD's own elements only: a face may have a field called FileLoc. */
function* locationsIn(element: XmlElement, parent: string, base: string): Generator<Location, void, undefined> {
  if (element.namespace !== OFD_NAMESPACE) return
  const { name, attributes, children, text } = element
  const inText = IN_ELEMENTS.get(`${parent}/${name}`)
  if (inText) yield { part: resolved(text.trim(), base), kind: inText }
  const [attribute = '', kind = 'content'] = IN_ATTRIBUTES.get(name) ?? []
  const location = attributes.get(attribute)
  if (location !== undefined) yield { part: resolved(location.trim(), base), kind }
  for (const child of children) yield* locationsIn(child, name, base)
}
