/** JT/T 415, JT/T 697.7, GA/T 16.4, GB/T 2261.1, GB/T 36903 appendix A: the tables are the public dictionaries', code by code. */
import { CODE_TABLES, type CodeTable, codeLabel, codeLabelEn, hasCode } from '../../src/core/licence/code-tables'
import { KINDS, TYPE_CODES } from '../../src/core/licence/kinds'
import dictionaries from './vectors/codes.json'

type Dictionary = { readonly values: { readonly [code: string]: string } }
const published: { readonly [table: string]: Dictionary } = dictionaries
const tables = Object.keys(CODE_TABLES) as CodeTable[]

describe('code tables', () => {
  it.each(tables.filter((table) => table !== 'integrityGrade'))('%s is the published dictionary', (table) => {
    expect(Object.fromEntries(CODE_TABLES[table].codes)).toEqual(published[table]?.values)
  })

  it('name the nine types as the dictionary does', () => {
    const names = Object.fromEntries(TYPE_CODES.map((code) => [code, KINDS[code].name.zh]))
    expect(names).toEqual(published.certTypeCode?.values)
  })

  it('do not know the code next to one they know', () => {
    expect(hasCode('plateColorExt', '94')).toBe(true)
    expect(hasCode('plateColorExt', '95')).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'toString', ''])('do not know %j, which every object has', (code) => {
    for (const table of tables) expect(hasCode(table, code)).toBe(false)
  })

  it('give the label in both languages, Chinese where there is no English, the code where there is no label', () => {
    expect(codeLabel('plateColorExt', '94')).toBe('渐变绿')
    expect(codeLabelEn('plateColorExt', '94')).toBe('Green gradient')
    expect(codeLabelEn('gat16_4', 'K12')).toBe('大型双层客车')
    expect(codeLabel('gat16_4', 'Z99')).toBe('Z99')
  })

  it('spare readers the dictionary’s marks of level', () => {
    expect(codeLabel('businessScope', '09101')).toBe('客运出租运输')
  })
})
