/** 披露与脱敏: who is told what of a licence. */
import fc from 'fast-check'
import { type Audience, detailOf, faceLines, numberFor, plateText, subjectOf } from '../../src/core/licence/disclosure'
import { KINDS, TYPE_CODES } from '../../src/core/licence/kinds'
import type { Licence } from '../../src/core/licence/licence'
import { maskName, maskNumber } from '../../src/core/licence/masking'
import type { CivilDate } from '../../src/core/time'
import { licenceOf, TYPE } from './samples'

const DRIVER: Licence = {
  ...licenceOf(TYPE.practitioner),
  number: '990101198001014713',
  holder: { name: '李玉兰', code: '990101198001014713', codeType: '111' },
}
const LORRY = licenceOf(TYPE.transport)
const COMPANY = licenceOf(TYPE.business)
const lineOf = (licence: Licence, audience: Audience, field: string) =>
  faceLines(licence, audience).find((line) => line.field === field)?.value.zh

describe('masking', () => {
  it.each([
    ['990101198001014713', '990101********4713'],
    ['990101000123', '9901*****123'],
    ['E12345678', 'E12****78'],
    ['ABCD', 'A**D'],
    ['12', '**'],
    ['', ''],
  ])('shows %s as %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked)
  })

  it('hides at least two fifths of every number and keeps its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), minLength: 1, maxLength: 40 }), (number) => {
        const hidden = [...maskNumber(number)].filter((character) => character === '*').length
        expect(maskNumber(number).length).toBe(number.length)
        expect(hidden).toBeGreaterThanOrEqual((number.length * 2) / 5)
      }),
    )
  })

  it.each([
    ['李玉兰', '李**'],
    ['李', '*'],
    ['买买提·阿不都拉', '买**·****'],
    ['\u{20bb7}田', '\u{20bb7}*'],
    ['', '*'],
  ])('shows the name %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})

describe('the number of a licence', () => {
  it('is masked for its holder when it is his citizen number, whole for an officer', () => {
    expect(numberFor(DRIVER, 'holder')).toBe('990101********4713')
    expect(numberFor(DRIVER, 'officer')).toBe('990101198001014713')
    expect(numberFor(DRIVER, 'public')).toBe('990101********4713')
  })

  it('is whole for the holder of a vehicle’s or a company’s licence, and masked for the public', () => {
    expect(numberFor(LORRY, 'holder')).toBe(LORRY.number)
    expect(numberFor(COMPANY, 'holder')).toBe(COMPANY.number)
    expect(numberFor(LORRY, 'public')).not.toBe(LORRY.number)
  })

  it('is masked for a sole trader whose permit bears his citizen number', () => {
    const trader: Licence = { ...COMPANY, number: DRIVER.number, holder: DRIVER.holder }
    expect(numberFor(trader, 'holder')).toBe('990101********4713')
  })
})

describe('the face', () => {
  it('has its lines in printed order', () => {
    expect(faceLines(DRIVER, 'officer').map(({ field }) => field)).toEqual([
      'holderName',
      'number',
      'sex',
      'birthDate',
      'nationality',
      'address',
      'drivingClass',
      'qualifications',
      'archiveNumber',
      'validity',
      'issuedOn',
      'authority',
    ])
  })

  it('speaks in words, not codes', () => {
    expect(lineOf(LORRY, 'officer', 'plateColour')).toBe('黄色')
    expect(lineOf(LORRY, 'officer', 'vehicleType')).toBe('重型半挂牵引车')
    expect(lineOf(LORRY, 'officer', 'tonnage')).toBe('23 吨')
    expect(lineOf(LORRY, 'officer', 'businessScope')).toBe('危险货物运输(3类)、危险货物运输(8类)')
    expect(lineOf(DRIVER, 'officer', 'drivingClass')).toBe('B2 大型货车')
    expect(lineOf(DRIVER, 'officer', 'qualifications')).toBe('经营性道路货物运输驾驶员（2022-06-14 至 2028-05-01）')
  })

  it('has every label and value in both languages', () => {
    for (const code of TYPE_CODES.filter((typeCode) => !typeCode.endsWith('079'))) {
      for (const { label, value } of faceLines(licenceOf(code), 'officer')) {
        expect([label.zh, label.en, value.zh, value.en]).not.toContain('')
      }
    }
  })

  it('gives the citizen number whole to an officer only', () => {
    const other: Licence = { ...DRIVER, number: '990101880001' }
    expect(lineOf(other, 'officer', 'holderCode')).toBe('990101198001014713')
    expect(lineOf(other, 'holder', 'holderCode')).toBe('990101********4713')
  })

  it('does not print the same number twice', () => {
    expect(lineOf(DRIVER, 'officer', 'holderCode')).toBeUndefined()
  })

  it('gives a company’s credit code to its holder: it is public', () => {
    expect(lineOf(COMPANY, 'holder', 'holderCode')).toBe(COMPANY.holder.code)
  })

  it('shows the plate as it is painted', () => {
    expect(lineOf(LORRY, 'officer', 'plateNumber')).toBe('示B·64866')
    expect(plateText('示A')).toBe('示A')
  })

  it.each([
    ['2022-06-14', '2028-05-01', '2022-06-14 至 2028-05-01'],
    ['2022-06-14', undefined, '2022-06-14 起长期有效'],
    [undefined, '2028-05-01', '至 2028-05-01'],
    [undefined, undefined, '长期有效'],
  ])('says a term from %s to %s as %s', (from, until, text) => {
    const { validFrom: _from, validUntil: _until, ...rest } = DRIVER
    const term = {
      ...(from ? { validFrom: from as CivilDate } : {}),
      ...(until ? { validUntil: until as CivilDate } : {}),
    }
    expect(lineOf({ ...rest, ...term }, 'holder', 'validity')).toBe(text)
  })
})

describe('the public', () => {
  it('is told whose licence it is, masked, and its term, and nothing else', () => {
    expect(faceLines(DRIVER, 'public').map(({ field, value }) => [field, value.zh])).toEqual([
      ['holderName', '李**'],
      ['validity', '2022-06-14 至 2028-05-01'],
    ])
  })

  it('is told a company’s name', () => {
    expect(lineOf(COMPANY, 'public', 'holderName')).toBe(COMPANY.holder.name)
  })

  it('is told no field that says something about a person', () => {
    for (const code of TYPE_CODES) {
      const personal = KINDS[code].face.filter((field) => field.personal).map(({ name }) => name)
      const told = faceLines({ ...DRIVER, typeCode: code }, 'public').map(({ field }) => field)
      expect(told.filter((field) => personal.includes(field))).toEqual([])
    }
  })
})

describe('a licence in a list', () => {
  it('is about the person, the company or the plate', () => {
    expect([DRIVER, COMPANY, LORRY].map(subjectOf)).toEqual(['李玉兰', COMPANY.holder.name, '示B·64866'])
  })

  it('says in one line what it allows', () => {
    expect(detailOf(DRIVER)).toEqual({ zh: '经营性道路货物运输驾驶员', en: 'Goods transport driver' })
    expect(detailOf(COMPANY).zh).toBe('道路普通货物运输、货物专用运输(集装箱)')
    expect(detailOf(LORRY).zh).toBe('重型半挂牵引车 · 危险货物运输(3类)、危险货物运输(8类)')
  })
})
