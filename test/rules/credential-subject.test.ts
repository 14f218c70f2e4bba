/** 离线码 and what it says of a licence: short enough for a QR code, masked for onlookers, and in words for whoever checks it. */
import fc from 'fast-check'
import { TYPE_CODES } from '../../src/core/licence/kinds'
import type { Licence, Qualification } from '../../src/core/licence/licence'
import { decodeText, encodeText, isCut, LONGEST_TEXT } from '../../src/core/presentation/credential-text'
import { credentialSubjectOf, describeSubject } from '../../src/core/presentation/subject'
import { utf8 } from '../../src/core/text-bytes'
import type { CivilDate } from '../../src/core/time'
import { licenceOf, TYPE } from './samples'

const TODAY = '2026-11-24' as CivilDate
const DRIVER = licenceOf(TYPE.practitioner)
const LORRY = licenceOf(TYPE.transport)
const PERMIT = licenceOf(TYPE.business)

function named(licence: Licence, name: string): Licence {
  return { ...licence, holder: { ...licence.holder, name } }
}

function qualified(...terms: readonly (readonly [category: string, from: string, until: string])[]): Licence {
  const qualifications = terms.map(
    ([category, validFrom, validUntil]) =>
      ({ category, firstIssuedOn: validFrom, validFrom, validUntil }) as Qualification,
  )
  return { ...DRIVER, face: { ...DRIVER.face, qualifications } }
}

function scoped(licence: Licence, codes: readonly string[]): Licence {
  return { ...licence, face: { ...licence.face, businessScope: codes } }
}

describe('what an offline code says', () => {
  it('of a practitioner: the name masked, the last four of the number, the qualifications', () => {
    const licence = {
      ...named(qualified(['02001', '2026-01-01', '2032-01-01']), '李卫国'),
      number: '110101199003076775',
    }
    expect(credentialSubjectOf(licence, TODAY)).toEqual({ holder: '李**', numberEnd: '6775', codes: ['02001'] })
  })

  it('of a minority name: the first character and the dot', () => {
    expect(credentialSubjectOf(named(DRIVER, '买买提·艾力江'), TODAY).holder).toBe('买**·***')
  })

  it('of a vehicle: its plate, and the company that runs it in full', () => {
    const lorry = scoped(named(LORRY, '示例运输公司'), ['02101'])
    expect(credentialSubjectOf(lorry, TODAY)).toEqual({
      holder: '示例运输公司',
      plate: LORRY.face.plateNumber,
      numberEnd: LORRY.number.slice(-4),
      codes: ['02101'],
    })
  })

  it('of a sole trader: a person, whose name is masked as any other’s', () => {
    const trader = { ...PERMIT, holder: { name: '王小明', code: '110101199003076775', codeType: '111' } }
    expect(credentialSubjectOf(trader, TODAY).holder).toBe('王**')
  })

  it('only the qualifications that are in their term on the day, both ends included', () => {
    const licence = qualified(
      ['01001', '2020-11-25', '2026-11-23'],
      ['02001', '2020-11-25', '2026-11-24'],
      ['03001', '2026-11-24', '2032-11-23'],
      ['03003', '2026-11-25', '2032-11-24'],
    )
    expect(credentialSubjectOf(licence, TODAY).codes).toEqual(['02001', '03001'])
  })

  it('cuts the name of a company at a character and says so; number, plate and first code stay whole', () => {
    const codes = ['02101', '02201', '02301']
    const subject = credentialSubjectOf(scoped(named(LORRY, '示例省第一危险货物长途运输有限责任公司'), codes), TODAY)
    expect(subject).toEqual({
      holder: '示例省第一危…',
      plate: LORRY.face.plateNumber,
      numberEnd: LORRY.number.slice(-4),
      codes: ['02101', '+'],
    })
    expect(isCut(subject)).toBe(true)
  })

  it('writes as many codes as fit beside a short name, and says that there are more', () => {
    const codes = Array.from({ length: 20 }, (_, index) => String(2101 + index).padStart(5, '0'))
    const { codes: written } = credentialSubjectOf(scoped(named(PERMIT, '甲公司'), codes), TODAY)
    expect(written).toEqual([...codes.slice(0, 4), '+'])
  })

  it('never cuts inside a rare character or between it and its variant’s selector', () => {
    const rare = '𠮷\u{e0100}'
    expect(credentialSubjectOf(named(PERMIT, rare.repeat(8)), TODAY).holder).toMatch(/^(?:𠮷\u{e0100})+…$/u)
  })

  it('of any licence fits, is read back as it was written, and holds what is promised whole', () => {
    const character = fc.constantFrom('张', '𠮷', '𫟷', 'a', '·', '（', '\u{e0100}', '\n', '\u202e', '\ud800', ' ')
    const name = fc.oneof(fc.string({ unit: character, maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }))
    const codes = fc.uniqueArray(fc.integer({ min: 1000, max: 10_201 }), { maxLength: 20 })
    const plate = fc.constantFrom('示A04713', '示AD12345', '示A1234挂', '粤Z12港')
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPE_CODES),
        name,
        fc.option(plate, { nil: undefined }),
        codes,
        fc.constantFrom('111', '001'),
        fc.constantFrom('110101199003076775', '示交运管许可字990100000123号', '1', '甲乙丙丁'),
        (typeCode, holderName, plateNumber, numbers, codeType, number) => {
          const businessScope = numbers.map((code) => String(code).padStart(5, '0'))
          const face = { businessScope, ...(plateNumber === undefined ? {} : { plateNumber }) }
          const holder = { name: holderName, code: 'x', codeType }
          const subject = credentialSubjectOf({ ...PERMIT, typeCode, number, holder, face }, TODAY)
          const bytes = encodeText(subject)
          expect(bytes.length).toBeLessThanOrEqual(LONGEST_TEXT)
          expect(decodeText(bytes)).toEqual(subject)
          expect(subject.plate).toBe(plateNumber)
          expect(number.endsWith(subject.numberEnd)).toBe(true)
          expect(subject.codes.slice(0, 1)).toEqual(businessScope.slice(0, 1))
          expect(isCut(subject) || subject.codes.length === businessScope.length).toBe(true)
        },
      ),
    )
  })

  it('even of a record that no rule would let pass today', () => {
    const face = { plateNumber: '示'.repeat(16), businessScope: ['02101', '02201'] }
    const subject = credentialSubjectOf({ ...PERMIT, number: '𠮷𠮷𠮷𠮷', face }, TODAY)
    expect(encodeText(subject).length).toBeLessThanOrEqual(LONGEST_TEXT)
    expect(subject).toMatchObject({ numberEnd: '𠮷𠮷𠮷𠮷', holder: '…', codes: ['02101', '+'] })
    expect(subject.plate).toMatch(/^示+…$/)
    const unseen = credentialSubjectOf({ ...named(PERMIT, '\u202e'), number: '\u200b' }, TODAY)
    expect(unseen).toMatchObject({ holder: '…', numberEnd: '…' })
  })
})

describe('the same in words', () => {
  it('for a vehicle: plate with its dot, holder, number’s end, scope', () => {
    const subject = { holder: '示例运输…', plate: '示A04713', numberEnd: '0123', codes: ['02101', '02201', '+'] }
    expect(describeSubject(TYPE.transport, subject).map(({ label, value }) => [label.zh, value.zh])).toEqual([
      ['车辆号牌', '示A·04713'],
      ['持证主体', '示例运输…'],
      ['证照编号末四位', '0123'],
      ['经营范围', '道路普通货物运输、货物专用运输(集装箱)等'],
    ])
  })

  it('for a practitioner: the heading of his certificate, and his qualifications', () => {
    const lines = describeSubject(TYPE.practitioner, { holder: '李**', numberEnd: '6775', codes: ['02001'] })
    expect(lines.map(({ field, label }) => [field, label.zh])).toEqual([
      ['holderName', '姓名'],
      ['numberEnd', '证照编号末四位'],
      ['codes', '从业资格类别'],
    ])
    expect(lines[2]?.value.zh).toBe('经营性道路货物运输驾驶员')
  })

  it('a code that the table does not know stands as it is; no codes, no line', () => {
    const lines = describeSubject(TYPE.business, { holder: '甲', numberEnd: '1', codes: ['99999'] })
    expect(lines[2]?.value).toEqual({ zh: '99999', en: '99999' })
    expect(describeSubject(TYPE.business, { holder: '甲', numberEnd: '1', codes: [] })).toHaveLength(2)
  })
})

describe('one meaning has one writing', () => {
  const text = (holder: string, plate: string, numberEnd: string, codes: string) =>
    utf8([holder, plate, numberEnd, codes].join('\u001f'))

  it.each([
    ['no holder', text('', '', '6775', '02001')],
    ['no number', text('李**', '', '', '02001')],
    ['five characters of number', text('李**', '', '16775', '')],
    ['an empty code', text('李**', '', '6775', '02001,,02002')],
    ['a code of small letters', text('李**', '', '6775', 'a1')],
    ['a code of nine characters', text('李**', '', '6775', '123456789')],
    ['more codes than none', text('李**', '', '6775', '+')],
    ['a sign of more in the middle', text('李**', '', '6775', '02001,+,02002')],
    ['a line feed', text('李\n*', '', '6775', '')],
    ['a mark that turns the text round', text('李\u202e*', '', '6775', '')],
    ['a tag that nobody sees', text('李\u{e0041}', '', '6775', '')],
    ['three fields', utf8('李**\u001f\u001f6775')],
    ['five fields', utf8('李**\u001f\u001f6775\u001f02001\u001f')],
    ['46 bytes', text('a'.repeat(35), '', '6775', '0200')],
    ['bytes that are no UTF-8', Uint8Array.of(...text('李', '', '6775', ''), 0xff)],
  ])('a text with %s is not read', (_what, bytes) => {
    expect(decodeText(bytes)).toBeUndefined()
  })

  it('a text of 45 bytes is', () => {
    expect(decodeText(text('a'.repeat(34), '', '6775', '0200'))).toBeDefined()
  })

  it('any bytes that are read are written the same', () => {
    const piece = fc.constantFrom('\u001f', ',', '+', '02001', '李', '…', 'a', '\u0000', '\u{e0100}')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const bytes = utf8(pieces.join(''))
        const subject = decodeText(bytes)
        if (subject) expect(encodeText(subject)).toEqual(bytes)
      }),
    )
  })
})
