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
const IN_ELEMENTS: Readonly<Record<string, Kind>> = {
  'DocBody/DocRoot': 'xml',
  'DocBody/Signatures': 'xml',
  'DocInfo/Cover': 'content',
  'DocVersion/DocRoot': 'xml',
  'FileList/File': 'content',
  'CommonData/PublicRes': 'xml',
  'CommonData/DocumentRes': 'xml',
  'Document/Annotations': 'xml',
  'Document/Attachments': 'xml',
  'Document/CustomTags': 'xml',
  'Document/Extensions': 'xml',
  'Page/PageRes': 'xml',
  'Page/FileLoc': 'xml',
  'Font/FontFile': 'content',
  'MultiMedia/MediaFile': 'content',
  'Attachment/FileLoc': 'content',
  'CustomTag/FileLoc': 'xml',
  'CustomTag/SchemaLoc': 'content',
  'Extension/ExtendData': 'content',
  'Signature/SignedValue': 'content',
  'Seal/BaseLoc': 'content',
}

/** Attributes that are a location, with the element they stand at. */
const IN_ATTRIBUTES: readonly (readonly [element: string, attribute: string, kind: Kind])[] = [
  ['Page', 'BaseLoc', 'xml'],
  ['TemplatePage', 'BaseLoc', 'xml'],
  ['Signature', 'BaseLoc', 'xml'],
  ['Version', 'BaseLoc', 'xml'],
  ['Reference', 'FileRef', 'content'],
  ['ColorSpace', 'Profile', 'content'],
]

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
    // One by one: a call takes fewer arguments than a file may have locations.
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
function locationsIn(element: XmlElement, parent: string, base: string): readonly Location[] {
  if (element.namespace !== OFD_NAMESPACE) return []
  const { name, attributes, children } = element
  const inText = IN_ELEMENTS[`${parent}/${name}`]
  const own = inText ? [{ part: resolved(element.text.trim(), base), kind: inText }] : []
  const inAttributes = IN_ATTRIBUTES.flatMap(([owner, attribute, kind]) => {
    const location = owner === name ? attributes.get(attribute) : undefined
    return location === undefined ? [] : [{ part: resolved(location.trim(), base), kind }]
  })
  return [...own, ...inAttributes, ...children.flatMap((child) => locationsIn(child, name, base))]
}
