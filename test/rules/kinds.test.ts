/** 三类九证: the nine types as data. */
import { checkCreditCode } from '../../src/core/identifier/credit-code'
import { hasCode } from '../../src/core/licence/code-tables'
import { isTypeCode, KINDS, kindOf, TYPE_CODES } from '../../src/core/licence/kinds'
import { METADATA, METADATA_KEYS } from '../../src/core/licence/metadata'

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
