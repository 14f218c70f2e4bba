/** A sealed OFD file as another maker writes it: small, by the standard, with every layer open to a test. */
import { createHash } from 'node:crypto'
import { certified, type Person, SM2_WITH_SM3, selfSigned } from './authority'
import { bitString, der, generalizedTime, ia5, integer, octetString, oid, sequence, utcTime, utf8 } from './der'
import { type Entry, type PackageForm, zip } from './package'

export const SEALED_AT = '2026-06-01T08:00:00Z'
export const NOW = '2026-06-02T00:00:00.000Z'

export const ROOT = selfSigned('Test Root')
export const MAKER = certified('Test Seal Maker', ROOT, { serial: 8 })
export const SIGNER = certified('测试道路运输管理局', ROOT, { serial: 9 })

export interface SealTerms {
  readonly version?: 1 | 4 | 5
  readonly maker?: Person
  /** Who really signs as the maker. */
  readonly madeBy?: Person
  readonly listed?: readonly Uint8Array[]
  readonly listedByDigest?: boolean
  readonly validFrom?: string
  readonly validTo?: string
  readonly picture?: Uint8Array
  readonly algorithm?: string
  readonly name?: string
}

export interface SignTerms {
  readonly seal?: Buffer
  readonly version?: 1 | 4 | 5
  readonly signer?: Person
  readonly sealedAt?: string
  readonly property?: string
  readonly digest?: Uint8Array
  readonly algorithm?: string
  /** What is put behind the signature as `[0]`. */
  readonly timestamp?: Uint8Array
}

export interface FileTerms extends SignTerms {
  readonly sealTerms?: SealTerms
  readonly checkMethod?: string
  /** Parts left out of the seal. */
  readonly uncovered?: readonly string[]
  /** Changes the parts before they are sealed. */
  readonly parts?: (parts: Map<string, Buffer>) => void
  /** Changes the parts after they were sealed. */
  readonly after?: (parts: Map<string, Buffer>) => void
  /** Changes how each part is packed. */
  readonly entry?: (entry: Entry) => Entry
  readonly form?: PackageForm
}

const XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
export const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml'
export const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat'
export const SEAL = 'Doc_0/Signs/Sign_0/Seal.esl'
export const LIST = 'Doc_0/Signs/Signatures.xml'
export const CONTENT = 'Doc_0/Pages/Page_0/Content.xml'

export function sm3(bytes: Uint8Array): Buffer {
  return createHash('sm3').update(bytes).digest()
}

export function sealOf(terms: SealTerms = {}) {
  const {
    version = 4,
    maker = MAKER,
    madeBy = maker,
    algorithm = SM2_WITH_SM3,
    picture = Buffer.from('picture'),
  } = terms
  const head = sequence(ia5('ES'), integer(version), ia5('TEST'))
  const image = sequence(ia5('png'), octetString(picture), integer(40), integer(40))
  const info = sequence(head, ia5('42000000000001'), propertyOf(terms, version), image)
  const signing = [octetString(maker.certificate), oid(algorithm)]
  if (version !== 1) return sequence(info, ...signing, bitString(madeBy.sign(info)))
  return sequence(info, sequence(...signing, bitString(madeBy.sign(sequence(info, ...signing)))))
}

function propertyOf(terms: SealTerms, version: number): Buffer {
  const { listed = [SIGNER.certificate], listedByDigest = false, name = '测试电子证照专用章' } = terms
  const { validFrom = '2025-01-01T00:00:00Z', validTo = '2028-01-01T00:00:00Z' } = terms
  const time = version === 1 ? utcTime : generalizedTime
  const byDigest = (certificate: Uint8Array) => sequence(der(0x13, Buffer.from('SM3')), octetString(sm3(certificate)))
  return sequence(
    integer(1),
    utf8(name),
    ...(version === 1 ? [] : [integer(listedByDigest ? 2 : 1)]),
    sequence(...listed.map(listedByDigest ? byDigest : octetString)),
    ...[time(validFrom), time(validFrom), time(validTo)],
  )
}

/** 签名值 over the digest of Signature.xml. */
export function signedValue(digest: Uint8Array, terms: SignTerms & { readonly seal: Buffer }): Buffer {
  const {
    version = 4,
    signer = SIGNER,
    sealedAt = SEALED_AT,
    property = `/${SIGNATURE}`,
    algorithm = SM2_WITH_SM3,
  } = terms
  const signing = [octetString(signer.certificate), oid(algorithm)]
  const head = [integer(version), terms.seal]
  if (version === 1) {
    const toSign = sequence(...head, bitString(utcTime(sealedAt)), bitString(digest), ia5(property), ...signing)
    return sequence(toSign, bitString(signer.sign(toSign)))
  }
  const toSign = sequence(...head, generalizedTime(sealedAt), bitString(digest), ia5(property))
  const timestamp = terms.timestamp ? [der(0xa0, bitString(terms.timestamp))] : []
  return sequence(toSign, ...signing, bitString(signer.sign(toSign)), ...timestamp)
}

export function partsOf(terms: FileTerms = {}): Map<string, Buffer> {
  const seal = terms.seal ?? sealOf({ ...terms.sealTerms, ...(terms.version ? { version: terms.version } : {}) })
  const parts = new Map<string, Buffer>(Object.entries(texts()).map(([name, text]) => [name, Buffer.from(text)]))
  parts.set(SEAL, seal)
  parts.set(LIST, Buffer.from(signatureList()))
  terms.parts?.(parts)
  const signature = Buffer.from(signatureXml(parts, terms))
  parts.set(SIGNATURE, signature)
  parts.set(VALUE, signedValue(terms.digest ?? sm3(signature), { ...terms, seal }))
  terms.after?.(parts)
  return parts
}

export function fileOf(terms: FileTerms = {}): Buffer {
  const entries = [...partsOf(terms)].map(([name, bytes]) => ({ name, bytes }))
  return zip(terms.entry ? entries.map(terms.entry) : entries, terms.form)
}

function signatureList(): string {
  const entry = `<ofd:Signature ID="1" Type="Seal" BaseLoc="/${SIGNATURE}"/>`
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Signatures ${XMLNS}><ofd:MaxSignId>1</ofd:MaxSignId>${entry}</ofd:Signatures>`
}

function signatureXml(
  parts: ReadonlyMap<string, Buffer>,
  { checkMethod = '1.2.156.10197.1.401', uncovered = [] }: FileTerms,
): string {
  const references = [...parts]
    .filter(([name]) => !uncovered.includes(name))
    .map(
      ([name, bytes]) =>
        `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${sm3(bytes).toString('base64')}</ofd:CheckValue></ofd:Reference>`,
    )
  return [
    `<?xml version="1.0" encoding="UTF-8"?><ofd:Signature ${XMLNS}><ofd:SignedInfo>`,
    '<ofd:Provider ProviderName="another" Version="1.0" Company="another"/>',
    `<ofd:SignatureMethod>${SM2_WITH_SM3}</ofd:SignatureMethod><ofd:SignatureDateTime>20260601080000</ofd:SignatureDateTime>`,
    `<ofd:References CheckMethod="${checkMethod}">${references.join('')}</ofd:References>`,
    '<ofd:StampAnnot ID="2" PageRef="1" Boundary="10 10 40 40"/>',
    `<ofd:Seal><ofd:BaseLoc>/${SEAL}</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>`,
    `<ofd:SignedValue>/${VALUE}</ofd:SignedValue></ofd:Signature>`,
  ].join('')
}

function texts(): Readonly<Record<string, string>> {
  return {
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ofd:OFD ${XMLNS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>
<ofd:CustomDatas><ofd:CustomData Name="CertificateName">道路运输证</ofd:CustomData><ofd:CustomData Name="CertificateExpiringDate">20291231</ofd:CustomData></ofd:CustomDatas>
</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ofd:Document ${XMLNS}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 148</ofd:PhysicalBox></ofd:PageArea>
<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>
<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>
<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags></ofd:Document>`,
    'Doc_0/PublicRes.xml': `<?xml version="1.0" encoding="UTF-8"?>
<ofd:Res ${XMLNS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="A"><ofd:FontFile>font.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>`,
    'Doc_0/Res/font.ttf': 'not a font, but nobody here draws',
    'Doc_0/Tpls/Tpl_0/Content.xml': `<ofd:Page ${XMLNS}><ofd:Content/></ofd:Page>`,
    [CONTENT]: `<?xml version="1.0" encoding="UTF-8"?>
<ofd:Page ${XMLNS}><ofd:Content><ofd:Layer ID="6"><ofd:TextObject ID="7" Boundary="0 0 9 9" Font="3" Size="4"><ofd:TextCode X="0" Y="4">有效期至2029-12-31</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>`,
    'Doc_0/Attachs/Attachments.xml': `<ofd:Attachments ${XMLNS}><ofd:Attachment ID="8" Name="metadata" Format="xml"><ofd:FileLoc>metadata.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>`,
    'Doc_0/Attachs/metadata.xml': '<Metadata><FileLoc>a field of this name</FileLoc></Metadata>',
    'Doc_0/Tags/CustomTags.xml': `<ofd:CustomTags ${XMLNS}><ofd:CustomTag TypeID="t"><ofd:FileLoc>CustomTag.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>`,
    'Doc_0/Tags/CustomTag.xml': '<Tags><FileLoc>Doc_9/of no part.xml</FileLoc></Tags>',
  }
}
