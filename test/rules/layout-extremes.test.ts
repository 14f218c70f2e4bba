/** 极端内容: whatever a licence may say within the rules, its pages hold it whole. */
import fc from 'fast-check'
import { copyDocument } from '../../cloudfunctions/server/documents/layout/copy-document'
import { licenceDocument } from '../../cloudfunctions/server/documents/layout/licence-document'
import type { Document } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { CODE_TABLES } from '../../src/core/licence/code-tables'
import { kindOf } from '../../src/core/licence/kinds'
import type { Licence } from '../../src/core/licence/licence'
import { copyCheckUrl, copyCodeFrom } from '../../src/core/notation/copy-code'
import { type CivilDate, instantOf } from '../../src/core/time'
import { beyondEdges, codeOn, collisionsOn, extentOf, textsOn, wordsIn, writtenOf } from '../support/drawn-page'
import { typefaces } from '../support/typefaces'
import { wholeLicences } from '../support/whole-licences'

const CODE = copyCodeFrom(Uint8Array.from({ length: 10 }, (_, at) => at * 25 + 1))
if (!CODE) throw new Error('no code of these bytes')
const MADE_AT = instantOf(Date.parse('2026-11-24T01:20:00Z'))
const LICENCES = wholeLicences()
const RUNS = 12

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

/** Names as people and companies have them, and as nobody has: rare characters, Latin words, rows of punctuation, one endless word. */
const piece = fc.constantFrom(
  ...[
    '示例市',
    '顺达',
    '运输',
    '（集团）',
    '《',
    '》',
    '，',
    '、',
    '·',
    '𠮷',
    '𬎆',
    ' ',
    'Logistics',
    'Co., Ltd.',
    '2026-11-24',
  ],
  ...['W'.repeat(40), '））））））', '（（（（（（', '货', '—', '…', '%', 'ǚ'],
)
const textOf = (max: number) =>
  fc
    .array(piece, { minLength: 1, maxLength: max, size: 'max' })
    .map((pieces) => [...pieces.join('')].slice(0, max).join(''))

const SCOPES = [...CODE_TABLES.businessScope.codes.keys()]
const CATEGORIES = [...CODE_TABLES.jtt697_7_5_22.codes.keys()]
/** Days that exist. */
const day = (text: string) => text as CivilDate
const qualification = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  firstIssuedOn: fc.constant(day('2014-06-14')),
  validFrom: fc.constant(day('2022-06-14')),
  validUntil: fc.constant(day('2030-06-13')),
})

const faces = fc.record({
  name: textOf(512),
  authority: textOf(512),
  address: textOf(200),
  representative: textOf(100),
  short: textOf(50),
  scopes: fc.uniqueArray(fc.constantFrom(...SCOPES), { minLength: 1, maxLength: 60, size: 'max' }),
  qualifications: fc.array(qualification, { minLength: 1, maxLength: 20, size: 'max' }),
  stamp: fc.integer({ min: 20, max: 46 }),
  term: fc.boolean(),
  photo: fc.boolean(),
})

type Drawn = typeof faces extends fc.Arbitrary<infer T> ? T : never

/** `licence` with what was drawn, in the fields that its type has. */
function bent({ photo, validUntil, ...licence }: Licence, drawn: Drawn): Licence {
  const has = (field: string) => field in licence.face
  const texts = { address: drawn.address, operatorName: drawn.name, operatorAddress: drawn.address }
  const others = { legalRepresentative: drawn.representative, nationality: drawn.short, archiveNumber: drawn.short }
  const lists = { businessScope: drawn.scopes, qualifications: drawn.qualifications }
  const fields = Object.entries({ ...texts, ...others, ...lists }).filter(([field]) => has(field))
  return {
    ...licence,
    holder: { ...licence.holder, name: drawn.name },
    authority: { ...licence.authority, name: drawn.authority },
    face: { ...licence.face, ...Object.fromEntries(fields) },
    ...(drawn.photo && photo !== undefined ? { photo } : {}),
    ...(drawn.term && validUntil !== undefined ? { validUntil } : {}),
  }
}

function holdsAll(document: Document, licence: Licence): void {
  expect(writtenOf(document, 'CertificateIssuingAuthorityName')).toBe(licence.authority.name)
  const headings = kindOf(licence.typeCode).headings.map(({ field }) => field)
  if (headings.some((field) => field === 'holderName')) {
    expect(writtenOf(document, 'CertificateHolderName')).toBe(licence.holder.name)
  }
  for (const field of ['address', 'operatorName', 'operatorAddress', 'legalRepresentative', 'nationality']) {
    if (field in licence.face) expect(writtenOf(document, field)).toBe(licence.face[field])
  }
}

function standsWell(document: Document): void {
  for (const [at, page] of document.pages.entries()) {
    expect(beyondEdges(page, fonts)).toEqual([])
    expect(collisionsOn(page, fonts)).toEqual([])
    expect(textsOn(page).filter(({ size }) => size < 2.2)).toEqual([])
    if (document.stamp.page === at) expect(wordsIn(document.stamp, page, fonts)).toEqual([])
    const code = codeOn(page)
    if (code) expect(wordsIn(extentOf(code), page, fonts)).toEqual([])
    if (code && document.stamp.page === at) expect(apart(extentOf(code), document.stamp)).toBe(true)
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function apart(one: Place, other: Place): boolean {
  const beside = one.x + one.width <= other.x || other.x + other.width <= one.x
  return beside || one.y + one.height <= other.y || other.y + other.height <= one.y
}

describe.each(LICENCES.map((licence) => [kindOf(licence.typeCode).name.zh, licence] as const))(
  '%s',
  (_name, licence) => {
    it('holds whatever the rules allow it to say, on its face and on its copies', () => {
      fc.assert(
        fc.property(faces, textOf(200), textOf(100), (drawn, purpose, recipient) => {
          const whole = bent(licence, drawn)
          const stampSize = { width: drawn.stamp, height: drawn.stamp }
          const original = licenceDocument(whole, { madeAt: MADE_AT, stampSize }, fonts)
          const made = { madeAt: MADE_AT, maker: '示例省系统', until: day('2026-12-31'), number: 'J-0001', stampSize }
          const facts = { code: CODE, purpose, recipient, originalDigest: '0'.repeat(64), ...made }
          const copy = copyDocument(whole, { ...facts, checkUrl: copyCheckUrl('example.gov.cn', CODE) }, fonts)
          if (!original.ok || !copy.ok)
            throw new Error(JSON.stringify([original, copy].map((one) => (one.ok ? '' : one))))
          for (const document of [original.value, copy.value]) {
            holdsAll(document, whole)
            standsWell(document)
          }
          expect(writtenOf(copy.value, 'CertificateCopyCause')).toBe(purpose)
          expect(writtenOf(copy.value, 'recipient')).toBe(recipient)
        }),
        { numRuns: RUNS },
      )
    })
  },
)

describe('letters are made smaller', () => {
  const [licence] = LICENCES.filter(({ typeCode }) => typeCode.endsWith('013'))
  const sizeOf = (document: Document, field: string) =>
    document.pages.flatMap(textsOn).find((mark) => mark.field === field)?.size

  it('only when it saves a page, and to 70 % at most', () => {
    if (!licence) throw new Error('no vehicle')
    const drawnWith = (count: number) => {
      const face = { ...licence.face, businessScope: SCOPES.slice(0, count) }
      const result = licenceDocument(
        { ...licence, face },
        { madeAt: MADE_AT, stampSize: { width: 42, height: 42 } },
        fonts,
      )
      if (!result.ok) throw new Error(JSON.stringify(result.failure))
      return { pages: result.value.pages.length, size: sizeOf(result.value, 'operatorName') }
    }
    const drawn = [1, 4, 8, 12, 20, 40, 60].map(drawnWith)
    expect(drawn[0]?.pages).toBe(1)
    expect(drawn.at(-1)?.pages).toBeGreaterThan(1)
    for (const { size } of drawn) expect(size).toBeGreaterThanOrEqual(3.5 * 0.7)
    const pages = drawn.map((one) => one.pages)
    expect([...pages].sort((one, other) => one - other)).toEqual(pages)
  })
})
