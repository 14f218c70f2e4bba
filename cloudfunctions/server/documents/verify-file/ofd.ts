/** The strict check of a sealed OFD file, from the package inwards. */
import { sameBytes } from './bytes'
import { demand, Flaw } from './flaw'
import { resolved } from './location'
import { OFD_NAMESPACE, OFD_ROOT, type OfdParts, readOfdParts } from './ofd-parts'
import { type OfdSignature, readSignatures } from './ofd-signatures'
import { readSealSignature, type SealSignature } from './seal'
import { expectGoodSeal, expectSigned, expectTrusted } from './seal-check'
import type { SealedFile } from './sealed-file'
import { sm3 } from './sm'
import type { Trust } from './verdict'
import { childrenNamed, onlyChild, optionalChild, type XmlElement } from './xml'
import { readZip } from './zip'

/** Throws a flaw, the outermost there is. Every seal in the file must be good, and one of them must cover everything. */
export function checkOfd(file: Uint8Array, trust: Trust): SealedFile {
  const contents = readZip(file)
  demand(contents.has(OFD_ROOT), 'OFD_ROOT_MISSING')
  const parts = readOfdParts(contents)
  const body = readBody(parts)
  const list = signatureList(body)
  const signatures = readSignatures(parts, list)
  for (const signature of signatures) expectDigests(parts, signature)
  const covering = coveringSignature(parts, signatures, list)
  const read = signatures.map((signature) => ({ signature, value: readSigned(parts, signature, trust.now) }))
  for (const { signature, value } of read) expectGoodSeal(value, signature.valuePart)
  const checked = read.map(({ value }) => expectTrusted(value, trust))
  const { seal, signer, sealedAt } = read.find(({ signature }) => signature === covering)?.value ?? unreachable()
  return {
    ...{ sealName: seal.name, signer: signer.subject.text, sealedAt, metadata: readMetadata(body) },
    notChecked: checked.every(Boolean) ? [] : ['revocation'],
  }
}

/** A file of several documents would need a seal for each: there is no licence of that kind. */
function readBody({ xml }: OfdParts): XmlElement {
  const root = xml.get(OFD_ROOT)
  demand(root?.name === 'OFD' && root.namespace === OFD_NAMESPACE, 'OFD_MALFORMED', OFD_ROOT)
  const body = onlyChild(root, 'DocBody', OFD_ROOT)
  const document = resolved(onlyChild(body, 'DocRoot', OFD_ROOT).text.trim(), '')
  const documentRoot = xml.get(document)
  demand(documentRoot?.name === 'Document' && documentRoot.namespace === OFD_NAMESPACE, 'OFD_MALFORMED', document)
  demand(childrenNamed(onlyChild(documentRoot, 'Pages', document), 'Page').length > 0, 'OFD_MALFORMED', document)
  return body
}

function signatureList(body: XmlElement): string {
  const location = optionalChild(body, 'Signatures', OFD_ROOT)
  demand(location !== undefined, 'NOT_SEALED')
  return resolved(location.text.trim(), '')
}

function expectDigests({ contents }: OfdParts, { digests }: OfdSignature): void {
  for (const [part, digest] of digests) {
    const bytes = contents.get(part)
    demand(bytes !== undefined && sameBytes(sm3(bytes), digest), 'DIGEST_MISMATCH', part)
  }
}

/**
 * The signature under which every part is, but those it is made of. The list of signatures too may be outside, as other makers have it: it
 * holds nothing but the list, and a signature can neither be added to it nor taken from it without another part being missed.
 */
function coveringSignature({ contents }: OfdParts, signatures: readonly OfdSignature[], list: string): OfdSignature {
  const uncoveredBy = ({ part, valuePart, sealPart, digests }: OfdSignature) =>
    [...contents.keys()].find((name) => !digests.has(name) && ![part, valuePart, sealPart, list].includes(name))
  const covering = signatures.find((signature) => uncoveredBy(signature) === undefined)
  const [last] = signatures.slice(-1)
  if (!covering) throw new Flaw('PART_NOT_COVERED', last && uncoveredBy(last))
  return covering
}

function readSigned({ contents }: OfdParts, { part, valuePart, sealPart }: OfdSignature, now: string): SealSignature {
  const value = readSealSignature(contentOf(contents, valuePart), valuePart)
  // Before the arithmetic, for it costs nothing.
  const isSameSeal = sealPart === undefined || sameBytes(contentOf(contents, sealPart), value.seal.der)
  demand(isSameSeal, 'SEAL_DIFFERS', sealPart)
  demand(resolved(value.property, '') === part, 'SIGNATURE_DIGEST', valuePart)
  expectSigned(value, sm3(contentOf(contents, part)), now, valuePart)
  return value
}

function contentOf(contents: OfdParts['contents'], part: string): Uint8Array {
  return contents.get(part) ?? unreachable()
}

/** 自定义元数据: GB/T 36903 by name. */
function readMetadata(body: XmlElement): SealedFile['metadata'] {
  const info = optionalChild(body, 'DocInfo', OFD_ROOT)
  const items = info && optionalChild(info, 'CustomDatas', OFD_ROOT)
  return (items ? childrenNamed(items, 'CustomData') : []).map(({ attributes, text }) => ({
    name: attributes.get('Name') ?? '',
    value: text,
  }))
}

/** Every location was followed before: what it led to is there. */
function unreachable(): never {
  throw new Error('a part that was there is not')
}
