/** Our own copies under the strict check: good as the province sealed them, and not good any more with anything about them changed. */
import fc from 'fast-check'
import { licenceDocument } from '../../cloudfunctions/server/documents/layout/licence-document'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { readZip } from '../../cloudfunctions/server/documents/verify-file/zip'
import { kindOf } from '../../src/core/licence/kinds'
import { instantOf } from '../../src/core/time'
import { copyOf, sealed, TRUST } from '../support/sealed-copy'
import { type Entry, zip } from '../support/sealed-files/package'
import { edit, flipped, headersOf, inShort } from '../support/tampering'
import { typefaces } from '../support/typefaces'
import { wholeLicences } from '../support/whole-licences'

const CONTENT = 'Doc_0/Pages/Page_0/Content.xml'
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat'
const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml'

const MADE_AT = instantOf(Date.parse('2026-06-01T08:00:00Z'))

const fonts = typefaces()
const file = Buffer.from(sealed(copyOf(fonts), fonts))
const parts = partsIn(file)

function partsIn(bytes: Uint8Array): Map<string, Buffer> {
  return new Map([...readZip(bytes)].map(([name, content]) => [name, Buffer.from(content)]))
}

function judged(bytes: Uint8Array): string {
  return inShort(verifyFile(bytes, TRUST))
}

/** The copy with its parts changed and packed anew as our writer packs them. */
function repacked(change: (parts: Map<string, Buffer>) => void, more: readonly Entry[] = []): Buffer {
  const changed = new Map(parts)
  change(changed)
  return zip([...[...changed].map(([name, bytes]) => ({ name, bytes })), ...more])
}

/** Every verdict on the copy with one of the bits changed, once. */
function verdicts(from: number, bytes: number): readonly string[] {
  const bits = Array.from({ length: bytes * 8 }, (_, index) => from * 8 + index)
  return [...new Set(bits.map((bit) => judged(flipped(file, bit))))]
}

describe('a copy as the province sealed it', () => {
  it('is valid, nothing left unchecked but what there is no register for', () => {
    expect(verifyFile(file, TRUST)).toMatchObject({ outcome: 'valid', format: 'ofd', notChecked: ['registration'] })
  })

  it('tells its metadata, those of a copy among them', () => {
    const { metadata } = verifyFile(file, TRUST)
    expect(metadata).toContainEqual({ name: 'CertificateHolderName', value: '张德胜' })
    expect(metadata).toContainEqual({ name: 'CertificateCopyCause', value: '办理入职手续' })
  })

  it('is valid packed by another hand as long as nothing in it differs', () => {
    expect(judged(repacked(() => undefined))).toBe('valid')
  })
})

describe('the licence file of each of the nine types', () => {
  it.each(wholeLicences().map((licence) => [kindOf(licence.typeCode).name.zh, licence] as const))(
    'is valid as it was sealed: %s',
    (_type, licence) => {
      const facts = { madeAt: MADE_AT, stampSize: { width: 40, height: 40 } }
      const document = licenceDocument(licence, facts, fonts)
      if (!document.ok) throw new Error(JSON.stringify(document.failure))
      const verdict = verifyFile(sealed(document.value, fonts), TRUST)
      expect(inShort(verdict)).toBe('valid')
      expect(verdict.metadata).toContainEqual({ name: 'CertificateHolderName', value: licence.holder.name })
    },
  )
})

describe('a copy that was changed', () => {
  it.each([...parts.keys()])('is not valid with any of twenty bytes of %s changed, checksums put right', (name) => {
    for (let index = 0; index < 20; index++) {
      const bit = Math.round((index * ((parts.get(name)?.length ?? 0) - 1)) / 19) * 8 + (index % 8)
      expect(judged(repacked((all) => all.set(name, flipped(all.get(name) ?? Buffer.alloc(0), bit))))).not.toBe('valid')
    }
  })

  it.each([...parts.keys()])('is not valid without %s', (name) => {
    expect(judged(repacked((all) => all.delete(name)))).toMatch(/^structure OFD_(PART|ROOT)_MISSING$/)
  })

  it('is not valid with a forged page before or behind the true one', () => {
    const forged = {
      name: CONTENT,
      bytes: Buffer.from((parts.get(CONTENT) ?? '').toString().replace('张德胜', '张德利')),
    }
    const entries = [...parts].map(([name, bytes]) => ({ name, bytes }))
    expect(judged(zip([forged, ...entries]))).toBe('container ZIP_DUPLICATE_ENTRY')
    expect(judged(zip([...entries, forged]))).toBe('container ZIP_DUPLICATE_ENTRY')
  })

  it('is not valid with a part that nothing refers to', () => {
    expect(judged(repacked((all) => all.set('Doc_0/Annots/Annotations.xml', Buffer.from('<x/>'))))).toBe(
      'structure OFD_PART_UNLISTED',
    )
  })

  it('is not valid with its last day put off, on the page or in the metadata', () => {
    expect(judged(repacked(edit('OFD.xml', (text) => text.replace('20261231', '20361231'))))).toBe(
      'digests DIGEST_MISMATCH',
    )
    expect(judged(repacked(edit(CONTENT, (text) => text.replaceAll('2026', '2036'))))).toBe('digests DIGEST_MISMATCH')
  })

  it('is not valid with the signature of another copy', () => {
    const other = partsIn(sealed(copyOf(fonts, '李建国'), fonts))
    const swap = (...names: readonly string[]) =>
      judged(
        repacked((all) => {
          for (const name of names) all.set(name, other.get(name) ?? Buffer.alloc(0))
        }),
      )
    expect(swap(VALUE)).toBe('signature SIGNATURE_DIGEST')
    expect(swap(VALUE, SIGNATURE)).toBe('digests DIGEST_MISMATCH')
    expect(swap(VALUE, SIGNATURE, 'Doc_0/Signs/Sign_0/Seal.esl')).toBe('digests DIGEST_MISMATCH')
  })
})

describe('a single bit of a copy', () => {
  it.each(['OFD.xml', VALUE])('cannot be changed in the headers of %s, nor in the end record', (name) => {
    const { local, central } = headersOf(file, name)
    const found = [
      ...verdicts(local, 30 + name.length),
      ...verdicts(central, 46 + name.length),
      ...verdicts(file.length - 22, 22),
    ]
    expect(found.filter((verdict) => !verdict.startsWith('container ZIP_'))).toEqual([])
  })

  it('cannot be changed anywhere: ten thousand at random', () => {
    const bits = fc.integer({ min: 0, max: file.length * 8 - 1 })
    fc.assert(
      fc.property(bits, (bit) => judged(flipped(file, bit)) !== 'valid'),
      { numRuns: 10_000 },
    )
  })
})
