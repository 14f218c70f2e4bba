/** GB/T 33190 and GB/T 38540: one seal over every part of a licence file, and a package in which no bit changes unseen. */
import { createHash } from 'node:crypto'
import { ofdParts } from '../../cloudfunctions/server/documents/ofd/ofd-parts'
import { finishSeal, prepareSeal } from '../../cloudfunctions/server/documents/ofd/seal-ofd'
import { zip } from '../../cloudfunctions/server/documents/ofd/zip'
import type { Document } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { verifyFile } from '../../cloudfunctions/server/documents/verify-file/verify-file'
import { readZip } from '../../cloudfunctions/server/documents/verify-file/zip'
import { toHex } from '../../src/core/crypto/hex'
import { instantOf } from '../../src/core/time'
import { copyOf, prepared, sealed, TRUST } from '../support/sealed-copy'
import { SEALED_AT, SIGNER } from '../support/sealed-files/file-of-another-maker'
import { documentOf, line } from '../support/small-document'
import { typefaces } from '../support/typefaces'
import { all, readTree } from '../support/xml-tree'

const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml'
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat'

let fonts: Typefaces
let copy: Document
let file: Uint8Array
beforeAll(() => {
  fonts = typefaces()
  copy = copyOf(fonts)
  file = sealed(copy, fonts)
})

function partOf(bytes: Uint8Array, part: string): Uint8Array {
  return readZip(bytes).get(part) ?? new Uint8Array()
}

describe('a sealed copy', () => {
  it('is valid to the strict check, which reads from it what was put in', () => {
    const verdict = verifyFile(file, TRUST)
    expect(verdict).toMatchObject({ outcome: 'valid', format: 'ofd', notChecked: ['registration'] })
    expect(verdict.metadata).toEqual(copy.metadata)
    expect(verdict.sealedAt?.slice(0, 19)).toBe(SEALED_AT.slice(0, 19))
  })

  it('with a rare character in the name is valid too', () => {
    expect(verifyFile(sealed(copyOf(fonts, '李𠮷䶮'), fonts), TRUST).outcome).toBe('valid')
  })

  it('has every part under its seal but the signature itself, OFD.xml, the list and the seal included', () => {
    const parts = readZip(file)
    const references = all(readTree(partOf(file, SIGNATURE)), 'Reference')
    const covered = references.map(({ attributes }) => attributes.get('FileRef')?.slice(1))
    expect(covered).toEqual([...parts.keys()].filter((part) => part !== SIGNATURE && part !== VALUE))
    for (const reference of references) {
      const bytes = partOf(file, reference.attributes.get('FileRef')?.slice(1) ?? '')
      expect(all(reference, 'CheckValue')[0]?.text).toBe(createHash('sm3').update(bytes).digest('base64'))
    }
  })

  it('names its digests by the identifier of SM3 and shows the seal where the page has its place', () => {
    const signature = readTree(partOf(file, SIGNATURE))
    expect(all(signature, 'References')[0]?.attributes.get('CheckMethod')).toBe('1.2.156.10197.1.401')
    expect(all(signature, 'SignatureDateTime')[0]?.text).toBe('20260601080000Z')
    const [stamp] = all(signature, 'StampAnnot')
    const { x, y, width, height } = copy.stamp
    expect(stamp?.attributes.get('Boundary')?.split(' ').map(Number)).toEqual([x, y, width, height])
    const [page] = all(readTree(partOf(file, 'Doc_0/Document.xml')), 'Page')
    expect(stamp?.attributes.get('PageRef')).toBe(page?.attributes.get('ID'))
  })

  it('is prepared to the same bytes again, and finished to the same with the same signature', () => {
    const [one, other] = [prepared(copy, fonts), prepared(copyOf(fonts), fonts)]
    const answer = { signature: SIGNER.sign(one.toSign), certificate: SIGNER.certificate }
    const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
    expect(same(one.toSign, other.toSign)).toBe(true)
    expect(same(finishSeal(one, answer), finishSeal(other, answer))).toBe(true)
  })

  it('is no longer valid when any one of a sample of its bits is turned', () => {
    // Every 1009th byte, a prime: all kinds of parts and headers are met; the seal's test has more.
    for (let at = 0; at < file.length; at += 1009) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(verifyFile(changed, TRUST).outcome).not.toBe('valid')
    }
  })

  it('has every text and picture within its page', () => {
    for (const { part, root } of pagesOf(file)) {
      const [, , width = 0, height = 0] = all(root, 'PhysicalBox')[0]?.text.split(' ').map(Number) ?? []
      const [body] = all(root, 'Layer').filter(({ attributes }) => attributes.get('Type') === 'Body')
      const boxes = ['TextObject', 'ImageObject'].flatMap((name) => (body ? all(body, name) : []))
      expect(boxes.length).toBeGreaterThan(10)
      for (const box of boxes) {
        const [x = 0, y = 0, w = 0, h = 0] = box.attributes.get('Boundary')?.split(' ').map(Number) ?? []
        expect({ part, fits: x >= 0 && y >= 0 && x + w <= width && y + h <= height }).toEqual({ part, fits: true })
      }
    }
  })
})

function pagesOf(bytes: Uint8Array) {
  return [...readZip(bytes)]
    .filter(([part]) => part.includes('/Pages/'))
    .map(([part, content]) => ({ part, root: readTree(content) }))
}

describe('the package', () => {
  it('has its entries stored, one fixed time, no extra fields, no comment, no attributes', () => {
    const bytes = Buffer.from(zip(new Map([['OFD.xml', Buffer.from('<a/>')]])))
    expect(bytes.toString('hex')).toBe(
      [
        '504b0304 0a00 0000 0000 0000 2100 d41cd101 04000000 04000000 0700 0000 4f46442e786d6c 3c612f3e',
        '504b0102 0a00 0a00 0000 0000 0000 2100 d41cd101 04000000 04000000 0700 0000 0000 0000 0000 00000000 00000000 4f46442e786d6c',
        '504b0506 0000 0000 0100 0100 35000000 29000000 0000',
      ]
        .join('')
        .replaceAll(' ', ''),
    )
  })

  it('comes back part by part, in the order in which it was written', () => {
    const parts = ofdParts(documentOf([line('道路运输')]), fonts)
    const back = readZip(zip(parts))
    expect([...back.keys()]).toEqual([...parts.keys()])
    for (const [part, bytes] of parts) expect(toHex(back.get(part) ?? new Uint8Array())).toBe(toHex(bytes))
  })

  it('is not sealed a second time', () => {
    const stamp = { page: 0, x: 0, y: 0, width: 1, height: 1 }
    const sealing = { seal: new Uint8Array([0x30, 0]), sealedAt: instantOf(0), stamp }
    const once = prepareSeal(ofdParts(documentOf([]), fonts), sealing)
    expect(() => prepareSeal(once.parts, sealing)).toThrow('sealed already')
  })
})
