/** The strict check of licence copies in PDF (ISO 32000-1, RFC 5652 with SM2 and SM3): what is called valid, and that nothing else is. */
import fc from 'fast-check'
import type { PdfSealing } from '../../cloudfunctions/server/documents/pdf/prepare-pdf'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import type { FileVerdict, Trust } from '../../cloudfunctions/server/documents/verify-file/verdict'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { der, SEALING, sheet, signedPdf, TRUST } from '../support/pdf-sealing'
import { typefaces } from '../support/typefaces'
import signers from './vectors/pdf-signers.json'

const DOCUMENT = sheet([{ kind: 'text', text: '道路运输经营许可证', x: 20, y: 30, size: 8, colour: [0, 0, 0] }])

let fonts: Typefaces
let file: Uint8Array
let hole: { readonly from: number; readonly to: number }

beforeAll(async () => {
  fonts = typefaces()
  file = await signedPdf(DOCUMENT, fonts)
  const from = indexOf('/Contents <') + '/Contents '.length
  hole = { from, to: Buffer.from(file).indexOf('>', from) + 1 }
})

const check = (bytes: Uint8Array, trust: Trust = TRUST): FileVerdict => verifyFile(bytes, trust)
const codeOf = (verdict: FileVerdict): string | undefined => verdict.problem?.code
const indexOf = (text: string): number => Buffer.from(file).indexOf(text, 0, 'latin1')

function withText(at: number, text: string): Uint8Array {
  const changed = Buffer.from(file)
  changed.write(text, at, 'latin1')
  return changed
}

function withBit(bit: number): Uint8Array {
  const changed = Uint8Array.from(file)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

async function sealedWith(sealing: Partial<PdfSealing>, key?: string): Promise<Uint8Array> {
  return signedPdf(DOCUMENT, fonts, { ...SEALING, ...sealing }, key)
}

it('a copy as it was made is valid, and says who sealed it, when, and what it is about', () => {
  expect(check(file)).toMatchObject({
    outcome: 'valid',
    format: 'pdf',
    signer: '示例市交通运输局证照专用',
    sealName: '示例市交通运输局电子证照专用章',
    sealedAt: '2027-01-02T03:04:05.000Z',
    metadata: DOCUMENT.metadata,
    notChecked: ['seal', 'registration'],
  })
})

it('the same input gives the same bytes', async () => {
  const unsigned = (pdf: Uint8Array) => Buffer.concat([pdf.subarray(0, hole.from), pdf.subarray(hole.to)])
  expect(unsigned(await signedPdf(DOCUMENT, fonts)).equals(unsigned(file))).toBe(true)
})

describe('nothing that changed is called valid', () => {
  it('five thousand random bits, one at a time', () => {
    const flips = fc.sample(fc.integer({ min: 0, max: file.length * 8 - 1 }), { numRuns: 5000, seed: 4 })
    expect(flips.filter((bit) => check(withBit(bit)).outcome === 'valid')).toEqual([])
  })

  it('every byte of the signature value, in two of its bits', () => {
    const bits = Array.from({ length: hole.to - hole.from }, (_, at) => (hole.from + at) * 8).flatMap((bit) => [
      bit,
      bit + 5,
    ])
    expect(bits.filter((bit) => check(withBit(bit)).outcome === 'valid')).toEqual([])
  })

  it('every digit of the signature value, replaced by another digit', () => {
    const digits = '0123456789abcdef'
    const accepted: number[] = []
    for (let at = hole.from + 1; at < hole.to - 1; at++) {
      const digit = digits.indexOf(String.fromCharCode(file[at] ?? 0))
      if (check(withText(at, digits.charAt((digit + 1) % 16))).outcome === 'valid') accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  it('a hex digit in upper case', () => {
    const at = Buffer.from(file).findIndex((byte, index) => index > hole.from && byte >= 0x61 && byte <= 0x66)
    expect(codeOf(check(withText(at, String.fromCharCode((file[at] ?? 0) - 32))))).toBe('PDF_OBJECT')
  })

  it('a byte in the padding behind the signature', () => {
    expect(codeOf(check(withText(hole.to - 3, '01')))).toBe('SIGNATURE_MALFORMED')
  })

  it('the date of sealing in the dictionary', () => {
    expect(codeOf(check(withText(indexOf('(D:2027') + 3, '2028')))).toBe('DIGEST_MISMATCH')
  })

  it.each([
    ['cut off by a byte', () => file.subarray(0, -1)],
    ['cut in half', () => file.subarray(0, file.length / 2)],
    ['only its header', () => file.subarray(0, 20)],
    ['a line feed appended', () => Buffer.concat([file, Buffer.from('\n')])],
    [
      'an update appended',
      () =>
        Buffer.concat([
          file,
          Buffer.from(
            '1 0 obj\n<<\n>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<\n>>\nstartxref\n9\n%%EOF\n',
          ),
        ]),
    ],
    ['a second file appended', () => Buffer.concat([file, file])],
    ['something before it', () => Buffer.concat([Buffer.from('%PDF-1.4\n'), file])],
  ])('%s', (_, change) => {
    expect(codeOf(check(change()))).toBe('PDF_ENVELOPE')
  })

  it('any bytes whatever: an answer, never a fault', () => {
    const any = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from('%PDF-1.7\n%'), bytes]))
    fc.assert(fc.property(any, (bytes) => check(bytes).outcome === 'notValid'))
  })
})

describe('an object that is none of ours', () => {
  /** A file of one object, with nothing wrong around it. */
  function fileOf(value: string): Uint8Array {
    const header = '%PDF-1.7\n%\xff\xff\xff\xff\n'
    const body = `${header}1 0 obj\n${value}\nendobj\n`
    const table = `xref\n0 2\n0000000000 65535 f \n${String(header.length).padStart(10, '0')} 00000 n \n`
    const end = `trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
    return Buffer.from(body + table + end, 'latin1')
  }
  const array = (members: number) => fileOf(`<< /A [${'0 '.repeat(members)}] >>`)

  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'True'])('the word %s', (word) => {
    expect(codeOf(check(fileOf(`<< /A ${word} >>`)))).toBe('PDF_OBJECT')
  })

  it('more values than any copy has: told as such, and not read to the end of the memory', () => {
    expect(codeOf(check(array(99_998)))).toBe('NOT_SEALED')
    expect(codeOf(check(array(99_999)))).toBe('PDF_OBJECT')
    expect(codeOf(check(array(400_000)))).toBe('PDF_OBJECT')
  })
})

describe('the signature covers all of the file', () => {
  it('a range that ends before the file does', () => {
    const range = Buffer.from(file.subarray(indexOf('/ByteRange'), hole.from)).toString('latin1')
    const short = range.replace(/(\d)\]/, (_, digit: string) => `${(Number(digit) + 9) % 10}]`)
    expect(codeOf(check(withText(indexOf('/ByteRange'), short)))).toBe('PDF_BYTE_RANGE')
  })

  it('the signature of another copy', async () => {
    const other = await signedPdf({ ...DOCUMENT, id: 'f'.repeat(32) }, fonts)
    const swapped = Buffer.concat([
      file.subarray(0, hole.from),
      other.subarray(hole.from, hole.to),
      file.subarray(hole.to),
    ])
    expect(codeOf(check(swapped))).toBe('DIGEST_MISMATCH')
  })

  it('a file that was never signed', () => {
    const empty = `<${'0'.repeat(hole.to - hole.from - 2)}>`
    expect(codeOf(check(withText(hole.from, empty)))).toBe('SIGNATURE_MALFORMED')
  })
})

describe('who signed', () => {
  it('a signature by another key than the certificate says', async () => {
    expect(codeOf(check(await sealedWith({}, signers.otherSignerKey)))).toBe('SIGNATURE_WRONG')
  })

  it('a certificate of an authority that is not trusted', async () => {
    const stranger = { certificate: der('otherSigner'), chain: [der('otherRoot')] }
    expect(codeOf(check(await sealedWith(stranger, signers.otherSignerKey)))).toBe('CHAIN_UNTRUSTED')
    expect(
      check(await sealedWith(stranger, signers.otherSignerKey), { ...TRUST, roots: [der('otherRoot')] }).outcome,
    ).toBe('valid')
  })

  it('without the certificate of the authority between', async () => {
    expect(codeOf(check(await sealedWith({ chain: [] })))).toBe('CHAIN_UNTRUSTED')
  })

  it('a certificate that is no part of the chain: it is there unsigned', async () => {
    expect(codeOf(check(await sealedWith({ chain: [der('authority'), der('otherRoot')] })))).toBe('SIGNATURE_MALFORMED')
  })

  it('sealed a second before the certificate began', async () => {
    const early = { sealedAt: '2026-11-24T01:00:00.000Z' as PdfSealing['sealedAt'] }
    expect(codeOf(check(await sealedWith(early)))).toBe('CERTIFICATE_NOT_IN_TERM')
  })

  it('sealed after the moment of the check, by more than clocks differ', () => {
    expect(codeOf(check(file, { ...TRUST, now: '2027-01-02T02:59:04.999Z' }))).toBe('SIGNATURE_TIME')
    expect(check(file, { ...TRUST, now: '2027-01-02T02:59:05.000Z' }).outcome).toBe('valid')
  })

  it('a certificate revoked because its key was lost', () => {
    const revocationLists = [der('rootList'), der('authorityListAfterRevocation')]
    expect(codeOf(check(file, { ...TRUST, revocationLists }))).toBe('CERTIFICATE_REVOKED')
  })

  it('without lists, what was not checked is said', () => {
    const verdict = check(file, { ...TRUST, revocationLists: [] })
    expect(verdict).toMatchObject({ outcome: 'valid', notChecked: ['seal', 'revocation', 'registration'] })
  })

  it('a file that is not registered', () => {
    expect(codeOf(check(file, { ...TRUST, isRegistered: () => false }))).toBe('NOT_REGISTERED')
    expect(check(file, { ...TRUST, isRegistered: (digest) => digest === check(file).digest }).notChecked).toEqual([
      'seal',
    ])
  })
})
