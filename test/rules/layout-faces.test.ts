/** 照面: the pages of the nine types, held against what the licence says and against the ruler. */
import { readFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'
import { THEMES } from '../../cloudfunctions/server/documents/layout/colours'
import { licenceDocument } from '../../cloudfunctions/server/documents/layout/licence-document'
import type { Document } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { type FaceLine, faceLines } from '../../src/core/licence/disclosure'
import { kindOf } from '../../src/core/licence/kinds'
import type { Licence } from '../../src/core/licence/licence'
import { instantOf } from '../../src/core/time'
import {
  beyondEdges,
  codeOn,
  collisionsOn,
  extentOf,
  readCode,
  textsOn,
  wordsIn,
  writtenOf,
} from '../support/drawn-page'
import { typefaces } from '../support/typefaces'
import { wholeLicences } from '../support/whole-licences'

const FACTS = { madeAt: instantOf(Date.parse('2026-11-24T01:20:00Z')), stampSize: { width: 45, height: 45 } }
const LICENCES = wholeLicences()
const NINE = LICENCES.map((licence) => [kindOf(licence.typeCode).name.zh, licence] as const)

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

function drawn(licence: Licence): Document {
  const result = licenceDocument(licence, FACTS, fonts)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Names in the file of lines that are elements of GB/T 36903. */
const ELEMENT: Readonly<Record<string, string>> = {
  number: 'CertificateNumber',
  holderName: 'CertificateHolderName',
  holderCode: 'CertificateHolderCode',
  issuedOn: 'CertificateIssuedDate',
  authority: 'CertificateIssuingAuthorityName',
}

/** All that the face must say in a line. */
function saidBy({ layout, value }: FaceLine): string {
  if (layout?.kind === 'table')
    return layout.rows
      .flat()
      .map(({ zh }) => zh)
      .join('')
  if (layout?.kind !== 'groups') return value.zh
  return layout.groups.map(({ title, items }) => (title?.zh ?? '') + items.map(({ zh }) => zh).join('、')).join('')
}

describe.each(NINE)('the face of the %s', (name, licence) => {
  let document: Document
  beforeAll(() => {
    document = drawn(licence)
  })

  it('says every line of the licence whole and once', () => {
    const lines = faceLines(licence, 'officer')
    // Headings of scopes stand beside their items: a group's lines are read side by side, so only the characters are held against each other.
    const sorted = (text: string) => [...text].sort().join('')
    for (const line of lines) {
      const written = writtenOf(document, ELEMENT[line.field] ?? line.field)
      expect(line.layout?.kind === 'groups' ? sorted(written) : written).toBe(
        line.layout?.kind === 'groups' ? sorted(saidBy(line)) : saidBy(line),
      )
    }
  })

  it('bears its name and its identifier', () => {
    expect(writtenOf(document, 'CertificateTypeName')).toBe(name)
    for (const page of document.pages) expect(textsOn(page).map(({ text }) => text)).toContain(licence.identifier)
  })

  it('has nothing beyond its edges and no words upon each other, upon the seal or upon the code', () => {
    for (const [at, page] of document.pages.entries()) {
      expect(beyondEdges(page, fonts)).toEqual([])
      expect(collisionsOn(page, fonts)).toEqual([])
      if (document.stamp.page === at) expect(wordsIn(document.stamp, page, fonts)).toEqual([])
      const code = codeOn(page)
      if (code) expect(wordsIn(extentOf(code), page, fonts)).toEqual([])
    }
  })

  it('has the seal upon the page of the authority, in its own size', () => {
    const page = document.pages[document.stamp.page]
    expect(page && textsOn(page).some(({ field }) => field === 'CertificateIssuingAuthorityName')).toBe(true)
    expect([document.stamp.width, document.stamp.height]).toEqual([45, 45])
  })

  it('has one code, which reads as the identifier', () => {
    const codes = document.pages.flatMap((page) => codeOn(page) ?? [])
    expect(codes.map(readCode)).toEqual([licence.identifier])
  })

  it('carries its metadata in the standard’s order', () => {
    const names = document.metadata.map((item) => item.name)
    expect(names).toEqual([
      'CertificateName',
      'CertificateTypeName',
      'CertificateTypeCode',
      'CertificateNumber',
      'CertificateIdentifier',
      'CertificateIssuingAuthorityName',
      'CertificateIssuingAuthorityCode',
      'CertificateIssuedDate',
      'CertificateHolderName',
      'CertificateHolderCode',
      'CertificateHolderTypeName',
      'CertificateHolderTypeCode',
      'CertificateEffectiveDate',
      'CertificateExpiringDate',
    ])
    expect(document.metadata.find((item) => item.name === 'CertificateExpiringDate')?.value).toBe('20300613')
  })

  it('attaches them with every field of the face as well-formed XML', () => {
    const parser = new SaxesParser({ xmlns: true })
    const fields: string[] = []
    const elements: string[] = []
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'Field') fields.push(String(attributes.name?.value))
      if (local === 'Element') elements.push(String(attributes.name?.value))
    })
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(document.attachment.bytes)).close()
    expect(fields).toEqual([
      ...kindOf(licence.typeCode)
        .face.map((field) => field.name)
        .filter((field) => field in licence.face),
      'validity',
    ])
    expect(elements).toEqual(document.metadata.map((item) => item.name))
  })

  it('is the same however often it is drawn', () => {
    expect(drawn(licence)).toEqual(document)
    expect(document.id).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('pages of a type', () => {
  it('share one artwork, and other pages of the type have it too', () => {
    const [first] = LICENCES
    if (!first) throw new Error('no licence')
    expect(drawn(first).pages[0]?.template).toBe(drawn({ ...first, number: '1' }).pages[0]?.template)
  })

  it('have the colours that the phone shows', () => {
    const css = readFileSync('src/styles/tokens.css', 'utf8')
    const hex = (colour: readonly number[]) => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
    for (const [theme, { tint, paper }] of Object.entries(THEMES)) {
      const rule = new RegExp(`\\.theme-${theme} \\{[^}]*--tint: ${hex(tint)};\\s*--paper: ${hex(paper)};`)
      expect(css).toMatch(rule)
    }
  })
})

describe('what cannot be drawn', () => {
  const [first] = LICENCES
  const holding = (name: string): Licence => {
    if (!first) throw new Error('no licence')
    return { ...first, holder: { ...first.holder, name } }
  }

  it('is refused by the first character that no font has and the field it stands in', () => {
    expect(licenceDocument(holding('张\u{1f600}三\u{1f601}'), FACTS, fonts)).toEqual({
      ok: false,
      failure: { code: 'CHARACTER_NOT_DRAWABLE', character: '\u{1f600}', field: 'CertificateHolderName' },
    })
  })

  it('is no rare character of a name', () => {
    expect(writtenOf(drawn(holding('𠮷𬎆䶮')), 'CertificateHolderName')).toBe('𠮷𬎆䶮')
  })

  it('is a field longer than the last page', () => {
    if (!first) throw new Error('no licence')
    const endless = { ...first, authority: { ...first.authority, name: '交'.repeat(5000) } }
    expect(licenceDocument(endless, FACTS, fonts)).toEqual({
      ok: false,
      failure: { code: 'TEXT_DOES_NOT_FIT', field: 'CertificateIssuingAuthorityName' },
    })
  })

  it('is a seal larger than any authority has: our own fault, not the licence’s', () => {
    if (!first) throw new Error('no licence')
    const { madeAt } = FACTS
    expect(() => licenceDocument(first, { madeAt, stampSize: { width: 46.1, height: 40 } }, fonts)).toThrow(RangeError)
    expect(() => licenceDocument(first, { madeAt, stampSize: { width: 46, height: 46 } }, fonts)).not.toThrow()
  })
})

describe('a photo', () => {
  const card = LICENCES.find(({ typeCode }) => kindOf(typeCode).design.portrait)

  it('is shown whole in its own proportions', () => {
    const image = card && drawn(card).pages[0]?.body.find((mark) => mark.kind === 'image')
    expect(image?.kind === 'image' && image.width / image.height).toBeCloseTo(140 / 180, 2)
  })

  it('that is missing leaves a frame that says so', () => {
    if (!card) throw new Error('no type with a photo')
    const { photo: _none, ...without } = card
    const [page] = drawn(without).pages
    expect(page?.body.filter((mark) => mark.kind === 'image')).toEqual([])
    expect(page && textsOn(page).map(({ text }) => text)).toContain('照片')
  })
})
