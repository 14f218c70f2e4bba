/** A file with several seals: each must be good, and one of them must cover everything. */

import { type Person, signerOf } from '../support/sealed-files/authority'
import {
  CONTENT,
  LIST,
  partsOf,
  SEAL,
  SIGNATURE,
  SIGNER,
  sealOf,
  signedValue,
  sm3,
  VALUE,
} from '../support/sealed-files/file-of-another-maker'
import { zip } from '../support/sealed-files/package'
import { edit, judged, judgedOf } from '../support/tampering'

const second = (part: string) => part.replace('Sign_0', 'Sign_1')

type Parts = Map<string, Buffer>

interface Terms {
  /** Parts that the second seal leaves out. */
  readonly outside?: readonly string[]
  /** Who really signs the second time. */
  readonly signer?: Person
  readonly before?: (parts: Parts) => unknown
  readonly after?: (parts: Parts) => unknown
}

/** The file sealed once more, over all there is then. */
function sealedTwice({ outside = [], signer = SIGNER, before, after }: Terms = {}): string {
  const parts: Parts = partsOf({ uncovered: [LIST] })
  before?.(parts)
  const entry = `<ofd:Signature ID="2" BaseLoc="/${second(SIGNATURE)}"/></ofd:Signatures>`
  edit(LIST, (text) => text.replace('</ofd:Signatures>', entry))(parts)
  const seal = sealOf()
  parts.set(second(SEAL), seal)
  const signature = Buffer.from(secondSignature(parts, outside))
  const property = `/${second(SIGNATURE)}`
  parts.set(second(VALUE), signedValue(sm3(signature), { seal, property, sealedAt: '2026-06-01T09:00:00Z', signer }))
  parts.set(second(SIGNATURE), signature)
  after?.(parts)
  return judged(zip([...parts].map(([name, bytes]) => ({ name, bytes }))))
}

function secondSignature(parts: Parts, outside: readonly string[]): string {
  const references = [...parts]
    .filter(([name]) => !outside.includes(name))
    .map(([name, bytes]) => reference(name, bytes))
  return (parts.get(SIGNATURE) ?? '')
    .toString()
    .replace(/(<ofd:References [^>]*>).*(<\/ofd:References>)/, `$1${references.join('')}$2`)
    .replace(`<ofd:BaseLoc>/${SEAL}<`, `<ofd:BaseLoc>/${second(SEAL)}<`)
    .replace(`<ofd:SignedValue>/${VALUE}<`, `<ofd:SignedValue>/${second(VALUE)}<`)
}

function reference(name: string, bytes: Buffer): string {
  const digest = sm3(bytes).toString('base64')
  return `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${digest}</ofd:CheckValue></ofd:Reference>`
}

describe('a file that was sealed twice', () => {
  it('is valid when the second seal covers all that the first made', () => {
    expect(sealedTwice()).toBe('valid')
  })

  it('is not valid when either signature is not the signer’s', () => {
    expect(sealedTwice({ signer: { ...SIGNER, sign: signerOf('somebody') } })).toBe('signature SIGNATURE_WRONG')
    const first = (parts: Parts) =>
      parts.set(
        VALUE,
        partsOf({ digest: Buffer.alloc(32), seal: parts.get(SEAL) ?? sealOf() }).get(VALUE) ?? Buffer.alloc(0),
      )
    expect(sealedTwice({ before: first })).toBe('signature SIGNATURE_DIGEST')
  })

  it('is not valid when a page was changed between the seals: the first does not hold any more', () => {
    expect(sealedTwice({ before: edit(CONTENT, (text) => text.replace('2029', '2039')) })).toBe(
      'digests DIGEST_MISMATCH',
    )
  })

  it('is not valid when no seal covers everything', () => {
    const added = (parts: Parts) => parts.set('Doc_0/Attachs/more.xml', Buffer.from('<x/>'))
    expect(sealedTwice({ outside: ['OFD.xml'] })).toBe('digests PART_NOT_COVERED')
    expect(sealedTwice({ before: added })).toBe('valid')
    expect(sealedTwice({ before: added, outside: ['Doc_0/Attachs/more.xml'] })).toBe('structure OFD_PART_UNLISTED')
  })

  it('is not valid when the first signature is taken out of the list', () => {
    const after = edit(LIST, (text) => text.replace(/<ofd:Signature ID="1"[^>]*>/, ''))
    expect(sealedTwice({ after })).toBe('digests DIGEST_MISMATCH')
  })

  it('is not valid when the second is cut away and leaves anything behind', () => {
    const unlisted = edit(LIST, (text) => text.replace(/<ofd:Signature ID="2"[^>]*>/, ''))
    expect(sealedTwice({ after: unlisted })).toBe('structure OFD_PART_UNLISTED')
  })

  it('is not valid when one signature is listed twice', () => {
    const after = edit(LIST, (text) => text.replace(second(SIGNATURE), SIGNATURE))
    expect(sealedTwice({ after })).toMatch(/^structure/)
  })
})

describe('a file of very many seals', () => {
  /** The list names as many signatures, all but the first copies of it. */
  function listing(count: number): string {
    const copies = Array.from({ length: count - 1 }, (_, at) => SIGNATURE.replace('Sign_0', `Sign_${at + 1}`))
    const entries = copies.map((part, at) => `<ofd:Signature ID="${at + 2}" BaseLoc="/${part}"/>`).join('')
    const after = (parts: Parts) => {
      edit(LIST, (text) => text.replace('</ofd:Signatures>', `${entries}</ofd:Signatures>`))(parts)
      for (const part of copies) parts.set(part, parts.get(SIGNATURE) ?? Buffer.alloc(0))
    }
    return judgedOf({ uncovered: [LIST], after })
  }

  it('is not looked at further: sixteen are read, seventeen are not', () => {
    expect(listing(16)).toBe('digests PART_NOT_COVERED')
    expect(listing(17)).toBe('structure OFD_MALFORMED')
  })
})
