/** 签名列表 and 签名描述 of an OFD file (GB/T 33190 chapter on signatures; GM/T 0099): which seals there are, and what each protects. */
import { fromBase64 } from '../../../../src/core/crypto/base64'
import { demand, Flaw } from './flaw'
import { folderOf, resolved } from './location'
import { OFD_NAMESPACE, type OfdParts } from './ofd-parts'
import { OID } from './oid'
import { childrenNamed, onlyChild, optionalChild, type XmlElement } from './xml'

export interface OfdSignature {
  /** Its Signature.xml, SignedValue.dat and, when it has one, Seal.esl. */
  readonly part: string
  readonly valuePart: string
  readonly sealPart?: string
  /** SM3 by part. */
  readonly digests: ReadonlyMap<string, Uint8Array>
}

const DIGEST_METHODS: readonly (string | undefined)[] = [OID.sm3, 'SM3']
const DIGEST_BYTES = 32
/** Each may protect every part of the file: a file of hundreds would keep us busy for minutes. */
const MOST_SIGNATURES = 16

/** From one signature to sixteen, none twice. `list`: the part with the list. */
export function readSignatures({ xml }: OfdParts, list: string): readonly OfdSignature[] {
  const root = xml.get(list)
  demand(root?.name === 'Signatures' && root.namespace === OFD_NAMESPACE, 'OFD_MALFORMED', list)
  expectNothingElse(root, list)
  const entries = childrenNamed(root, 'Signature')
  demand(entries.length > 0, 'NOT_SEALED')
  demand(entries.length <= MOST_SIGNATURES, 'OFD_MALFORMED', list)
  const named = entries.map((entry) => partOf(entry, list))
  demand(new Set(named).size === named.length, 'OFD_MALFORMED', list)
  return named.map((part) => readSignature(xml.get(part), part))
}

function partOf({ attributes }: XmlElement, list: string): string {
  demand((attributes.get('Type') ?? 'Seal') === 'Seal', 'SIGNATURE_KIND', list)
  const location = attributes.get('BaseLoc')
  demand(location !== undefined, 'OFD_MALFORMED', list)
  return resolved(location.trim(), folderOf(list))
}

/** Other makers leave this one part outside their seals: it may hold nothing but the list. */
function expectNothingElse(root: XmlElement, part: string): void {
  for (const child of root.children) {
    const isEntry = child.name === 'Signature' && child.children.length === 0 && child.text.trim() === ''
    const isCounter = child.name === 'MaxSignId' && child.children.length === 0 && /^\s*\d{1,9}\s*$/.test(child.text)
    demand(child.namespace === OFD_NAMESPACE && (isEntry || isCounter), 'OFD_MALFORMED', part)
  }
  demand(root.text.trim() === '', 'OFD_MALFORMED', part)
}

function readSignature(root: XmlElement | undefined, part: string): OfdSignature {
  demand(root?.name === 'Signature' && root.namespace === OFD_NAMESPACE, 'OFD_MALFORMED', part)
  const folder = folderOf(part)
  const info = onlyChild(root, 'SignedInfo', part)
  const seal = optionalChild(info, 'Seal', part)
  const method = optionalChild(info, 'SignatureMethod', part)
  demand(method === undefined || method.text.trim() === OID.sm2WithSm3, 'SIGNATURE_ALGORITHM', part)
  return {
    part,
    valuePart: resolved(onlyChild(root, 'SignedValue', part).text.trim(), folder),
    digests: readDigests(onlyChild(info, 'References', part), part),
    ...(seal ? { sealPart: resolved(onlyChild(seal, 'BaseLoc', part).text.trim(), folder) } : {}),
  }
}

function readDigests(references: XmlElement, part: string): ReadonlyMap<string, Uint8Array> {
  // Absent means MD5 by the standard: refused with all others.
  demand(DIGEST_METHODS.includes(references.attributes.get('CheckMethod')?.trim()), 'DIGEST_METHOD', part)
  const digests = new Map<string, Uint8Array>()
  for (const reference of childrenNamed(references, 'Reference')) {
    const location = reference.attributes.get('FileRef')
    const digest = fromBase64(onlyChild(reference, 'CheckValue', part).text.trim())
    if (location === undefined || digest?.length !== DIGEST_BYTES) throw new Flaw('DIGEST_LIST', part)
    const target = resolved(location.trim(), folderOf(part))
    demand(!digests.has(target), 'DIGEST_LIST', part)
    digests.set(target, digest)
  }
  return digests
}
