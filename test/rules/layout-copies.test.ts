/** 加注件: what a copy shows besides the licence, on every page and for every type. */
import { copyDocument } from '../../cloudfunctions/server/documents/layout/copy-document'
import type { CopyFacts } from '../../cloudfunctions/server/documents/layout/copy-facts'
import { licenceDocument } from '../../cloudfunctions/server/documents/layout/licence-document'
import { boxOf } from '../../cloudfunctions/server/documents/layout/typesetter'
import type { Document } from '../../cloudfunctions/server/documents/page'
import type { Typefaces } from '../../cloudfunctions/server/documents/typefaces'
import { kindOf } from '../../src/core/licence/kinds'
import type { Licence } from '../../src/core/licence/licence'
import { copyCheckUrl, copyCodeFrom } from '../../src/core/notation/copy-code'
import { type CivilDate, instantOf } from '../../src/core/time'
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

const CODE = copyCodeFrom(Uint8Array.from({ length: 10 }, (_, at) => at * 25 + 1))
if (!CODE) throw new Error('no code of these bytes')

const FACTS: CopyFacts = {
  code: CODE,
  number: '1.2.156.3005.2.11100000000019713D008.11990101845530425F.00000000000000000001.001.X-J0001',
  purpose: '参加2026年度示例市城市货运配送示范企业遴选资质审核',
  recipient: '范例物流平台（示例市）有限公司',
  // A day that exists.
  until: '2026-12-31' as CivilDate,
  madeAt: instantOf(Date.parse('2026-11-24T17:20:00Z')),
  maker: '示例省道路运输电子证照系统',
  originalDigest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf3f7a2297da02b8f4ba8e0',
  checkUrl: copyCheckUrl('zhengzhao.example.gov.cn', CODE),
  stampSize: { width: 42, height: 42 },
}
const LICENCES = wholeLicences()
const NINE = LICENCES.map((licence) => [kindOf(licence.typeCode).name.zh, licence] as const)

let fonts: Typefaces
beforeAll(() => {
  fonts = typefaces()
})

function copied(licence: Licence, facts: Partial<CopyFacts> = {}): Document {
  const result = copyDocument(licence, { ...FACTS, ...facts }, fonts)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

function firstOf(licences: readonly Licence[]): Licence {
  const [first] = licences
  if (!first) throw new Error('no licence')
  return first
}

/** A licence whose copy takes several pages. */
const LONG = LICENCES.find(({ typeCode }) => typeCode.endsWith('008')) ?? firstOf(LICENCES)

describe.each(NINE)('a copy of the %s', (_name, licence) => {
  let document: Document
  beforeAll(() => {
    document = copied(licence)
  })

  it('shows the licence as its own file does, but for the code', () => {
    const original = licenceDocument(licence, { madeAt: FACTS.madeAt, stampSize: FACTS.stampSize }, fonts)
    if (!original.ok) throw new Error(JSON.stringify(original.failure))
    for (const field of original.value.pages.flatMap(textsOn).flatMap((mark) => mark.field ?? [])) {
      expect(writtenOf(document, field)).toBe(writtenOf(original.value, field))
    }
    expect(document.pages.map(({ template }) => template)).toEqual(original.value.pages.map(({ template }) => template))
  })

  it('says for whom, for what, until when, and all that it takes to check it', () => {
    expect(writtenOf(document, 'recipient')).toBe(FACTS.recipient)
    expect(writtenOf(document, 'CertificateCopyCause')).toBe(FACTS.purpose)
    expect(writtenOf(document, 'CertificateCopyExpiringTime')).toBe('2026-12-31')
    expect(writtenOf(document, 'CertificateCopyCreationTime')).toBe('2026-11-25 01:20:00')
    expect(writtenOf(document, 'CertificateCopyCreator')).toBe(FACTS.maker)
    expect(writtenOf(document, 'copyNumber')).toBe(FACTS.number)
    expect(writtenOf(document, 'copyCode').replaceAll('-', '')).toBe(FACTS.code)
    expect(writtenOf(document, 'originalDigest')).toBe(`SM3 ${FACTS.originalDigest}`)
  })

  it('says so on every page, with a code that leads to the check and a watermark', () => {
    for (const page of document.pages) {
      const words = textsOn(page).map(({ text }) => text)
      expect(words).toEqual(expect.arrayContaining(['加注件', FACTS.recipient, FACTS.until]))
      const code = codeOn(page)
      expect(code && readCode(code)).toBe(FACTS.checkUrl)
      const watermark = page.background.map((mark) => (mark.kind === 'text' ? mark.text : ''))
      expect(watermark.filter((text) => text.startsWith('加注件 仅供范例物流平台')).length).toBeGreaterThanOrEqual(4)
      expect(watermark).toContain('用于参加2026年度示例市城市货运…')
    }
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

  it('adds elements 15 to 18 to the licence’s metadata', () => {
    expect(document.metadata.slice(-4)).toEqual([
      { name: 'CertificateCopyCreationTime', value: '20261125012000' },
      { name: 'CertificateCopyCreator', value: FACTS.maker },
      { name: 'CertificateCopyCause', value: FACTS.purpose },
      { name: 'CertificateCopyExpiringTime', value: '20261231235959' },
    ])
    expect(document.metadata).toHaveLength(18)
  })
})

describe('the notation', () => {
  const texts = { purpose: '审'.repeat(200), recipient: '司'.repeat(100) }

  it('holds a purpose of 200 and a recipient of 100 characters, none of them smaller than 2.2 mm', () => {
    const document = copied(LONG, { ...texts, grant: 'GR-20261124-000001' })
    expect(writtenOf(document, 'CertificateCopyCause')).toBe(texts.purpose)
    expect(writtenOf(document, 'recipient')).toBe(texts.recipient)
    expect(writtenOf(document, 'grant')).toBe('GR-20261124-000001')
    for (const page of document.pages) {
      expect(textsOn(page).filter(({ size }) => size < 2.2)).toEqual([])
      expect(collisionsOn(page, fonts)).toEqual([])
      expect(beyondEdges(page, fonts)).toEqual([])
    }
  })

  it('stands below the face and never upon it', () => {
    const document = copied(LONG, texts)
    const height = 210
    for (const page of document.pages) {
      const crossing = textsOn(page).map((mark) => boxOf(mark, fonts))
      expect(crossing.filter(({ y, height: own }) => y < height && y + own > height)).toEqual([])
    }
  })

  it('is refused when it would be longer than its place, by the field that is', () => {
    expect(copyDocument(LONG, { ...FACTS, purpose: '审'.repeat(5000) }, fonts)).toEqual({
      ok: false,
      failure: { code: 'TEXT_DOES_NOT_FIT', field: 'CertificateCopyCause' },
    })
  })

  it('is refused when no font draws a character of it', () => {
    expect(copyDocument(LONG, { ...FACTS, recipient: '甲\u{1f600}' }, fonts)).toEqual({
      ok: false,
      failure: { code: 'CHARACTER_NOT_DRAWABLE', character: '\u{1f600}', field: 'recipient' },
    })
  })

  it('has no line for a grant when there is none', () => {
    expect(
      copied(LONG)
        .pages.flatMap(textsOn)
        .map(({ text }) => text),
    ).not.toContain('授权编号')
  })
})

describe('the index of a copy of several pages', () => {
  it('points at each line of the notation once', () => {
    const document = copied(LONG)
    expect(document.pages.length).toBeGreaterThan(1)
    const [, ...following] = document.pages
    expect(following.flatMap(textsOn).filter(({ field }) => field === 'recipient')).toEqual([])
  })
})
