/** 三类九证: the nine types as data. */
import { checkCreditCode } from '../../src/core/identifier/credit-code'
import { type CodeFit, fits } from '../../src/core/licence/code-fit'
import { CODE_TABLES, hasCode } from '../../src/core/licence/code-tables'
import type { FaceOf } from '../../src/core/licence/face-of'
import { isTypeCode, KINDS, kindOf, TYPE_CODES, type TypeCode } from '../../src/core/licence/kinds'
import type { FaceData } from '../../src/core/licence/licence'
import { METADATA, METADATA_KEYS } from '../../src/core/licence/metadata'
import type { CivilDate } from '../../src/core/time'
import { TYPE } from './samples'

const kinds = TYPE_CODES.map(kindOf)

describe('the nine types', () => {
  it('are three practitioner certificates, four permits and two transport certificates', () => {
    const count = (category: string) => kinds.filter((kind) => kind.category === category).length
    expect(['practitioner', 'business', 'transport'].map(count)).toEqual([3, 4, 2])
    expect(kinds.map(({ standard }) => standard).filter((standard) => !/^JT\/T 129[012]-2019$/.test(standard))).toEqual(
      [],
    )
  })

  it('have codes of the ministry’s credit code and three digits', () => {
    for (const code of TYPE_CODES) {
      expect(checkCreditCode(code.slice(0, 18)).ok).toBe(true)
      expect(code.slice(18)).toMatch(/^\d{3}$/)
      expect(KINDS[code].typeCode).toBe(code)
    }
  })

  it.each(['11100000000019713D999', '__proto__', 'constructor', '', ' 11100000000019713D008'])(
    'do not include %j',
    (text) => {
      expect(isTypeCode(text)).toBe(false)
    },
  )

  it('name each field once and in both languages', () => {
    for (const { face } of kinds) {
      expect(new Set(face.map(({ name }) => name)).size).toBe(face.length)
      expect(face.flatMap(({ label }) => [label.zh, label.en]).filter((text) => text === '')).toEqual([])
    }
  })

  it('mark everything about a person as personal', () => {
    const personal = new Set(
      kinds.flatMap(({ face }) => face.filter((field) => field.personal).map(({ name }) => name)),
    )
    expect([...personal].sort()).toEqual([
      'address',
      'archiveNumber',
      'birthDate',
      'drivingClass',
      'legalRepresentative',
      'nationality',
      'operatorAddress',
      'operatorName',
      'plateNumber',
      'sex',
    ])
  })
})

/** The type code that ends in three digits. */
function ending(digits: string) {
  const kind = kinds.find(({ typeCode }) => typeCode.endsWith(digits))
  if (!kind) throw new Error(digits)
  return kind
}

describe('what fits a type', () => {
  const scope = (digits: string, code: string) => fits(ending(digits).scope as CodeFit, code)
  const qualification = (digits: string, code: string) => fits(ending(digits).qualifications as CodeFit, code)

  it.each([
    ['008', '02101', '03211'],
    ['008', '03131', '03170'],
    ['016', '03131', '02101'],
    ['016', '03281', '03270'],
    ['079', '03170', '03161'],
    ['074', '09101', '09201'],
    ['013', '01104', '04100'],
    ['073', '09101', '01204'],
  ])('a licence of type %s may carry the scope %s and not %s', (digits, good, wrong) => {
    expect([scope(digits, good), scope(digits, wrong)]).toEqual([true, false])
    expect([hasCode('businessScope', good), hasCode('businessScope', wrong)]).toEqual([true, true])
  })

  it.each([
    ['071', '03003', '09001'],
    ['075', '09002', '02001'],
    ['072', '09003', '01001'],
  ])('a certificate of type %s may carry the qualification %s and not %s', (digits, good, wrong) => {
    expect([qualification(digits, good), qualification(digits, wrong)]).toEqual([true, false])
    expect([hasCode('jtt697_7_5_22', good), hasCode('jtt697_7_5_22', wrong)]).toEqual([true, true])
  })

  it('is stated wherever the face has such codes, and what must be there fits', () => {
    for (const { face, scope: scopes, qualifications } of kinds) {
      const has = (name: string) => face.some((field) => field.name === name)
      expect([scopes !== undefined, qualifications !== undefined]).toEqual([
        has('businessScope'),
        has('qualifications'),
      ])
      expect(qualifications?.required === undefined || fits(qualifications, qualifications.required)).toBe(true)
    }
  })

  it('leaves no scope of business and no qualification without a type that may carry it', () => {
    const orphans = (table: 'businessScope' | 'jtt697_7_5_22', found: readonly (CodeFit | undefined)[]) =>
      [...CODE_TABLES[table].codes.keys()].filter((code) => !found.some((fit) => fit && fits(fit, code)))
    const scopes = kinds.map((kind) => kind.scope)
    expect(orphans('businessScope', scopes)).toEqual([])
    expect(
      orphans(
        'jtt697_7_5_22',
        kinds.map(({ qualifications }) => qualifications),
      ),
    ).toEqual([])
  })

  it('lets vehicles run only under permits', () => {
    const permits = kinds.filter(({ category }) => category === 'transport').map((kind) => kind.permits ?? [])
    expect(permits.map((codes) => codes.map((code) => [kindOf(code).category, code.slice(-3)]))).toEqual([
      [
        ['business', '008'],
        ['business', '016'],
        ['business', '079'],
      ],
      [['business', '074']],
    ])
  })

  it('has a vehicle inspected and a person or operator assessed', () => {
    const reviews = kinds.map(({ category, review }) => `${category} ${review}`)
    expect([...new Set(reviews)]).toEqual([
      'practitioner integrityAssessment',
      'business integrityAssessment',
      'transport annualReview',
    ])
  })
})

/** Takes only what the compiler knows to be a face of the type. */
function faceOf<C extends TypeCode>(_typeCode: C, face: FaceOf<C>): FaceData {
  return face
}

describe('the face of a type as the compiler knows it', () => {
  const birthDate = '1990-01-01' as CivilDate

  it('has the fields that its table requires', () => {
    const face = faceOf(TYPE.practitioner, { sex: '1', birthDate, qualifications: [] })
    const required = kindOf(TYPE.practitioner).face.filter((field) => field.required)
    expect(Object.keys(face)).toEqual(required.map(({ name }) => name))
    // @ts-expect-error without one of them it is no face
    faceOf(TYPE.practitioner, { sex: '1', birthDate })
  })

  it('has no field of another type, and no value of another shape', () => {
    const face = { sex: '1', birthDate, qualifications: [] }
    // @ts-expect-error a person has no plate
    faceOf(TYPE.practitioner, { ...face, plateNumber: '示A04713' })
    // @ts-expect-error a date is a date
    faceOf(TYPE.practitioner, { ...face, birthDate: '1990' })
    expect(kindOf(TYPE.practitioner).face.map(({ name }) => name)).not.toContain('plateNumber')
  })
})

describe('GB/T 36903 basic metadata', () => {
  it('is named as the standard names it, each element once', () => {
    const names = METADATA_KEYS.map((key) => METADATA[key].name)
    expect(new Set(names).size).toBe(13)
    expect(names.filter((name) => !/^Certificate[A-Z]\w+$/.test(name))).toEqual([])
  })

  it('knows citizen number and credit code among the holder’s documents', () => {
    expect(['001', '111'].filter((code) => !hasCode('holderCodeType', code))).toEqual([])
  })
})
