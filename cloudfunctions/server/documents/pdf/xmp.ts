/** 元数据 as an XMP packet (ISO 16684-1): title and times where every reader looks, the GB/T 36903 items in a list of our own. */
import type { Document, MetadataItem } from '../page'

/** Ours: there is no public name for GB/T 36903 in RDF. Repeated by the strict check, which shares no code with us. */
const NAMESPACE = 'urn:road-transport-e-licence:gbt36903'

/** The whole packet. Throws RangeError on a character that XML cannot hold. */
export function xmpOf({ title, madeAt, id, metadata }: Document): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:m="${NAMESPACE}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${escaped(madeAt)}</xmp:CreateDate>
<xmp:ModifyDate>${escaped(madeAt)}</xmp:ModifyDate>
<xmpMM:DocumentID>urn:md:${escaped(id)}</xmpMM:DocumentID>
<m:items><rdf:Seq>
${metadata.map(listItem).join('\n')}
</rdf:Seq></m:items>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}

function listItem({ name, value }: MetadataItem): string {
  return `<rdf:li rdf:parseType="Resource"><m:name>${escaped(name)}</m:name><m:value>${escaped(value)}</m:value></rdf:li>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold, even escaped.
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new RangeError('a character that XML cannot hold')
  return text.replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character)
}
