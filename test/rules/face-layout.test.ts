/** 版式: how the lines of a face are laid out, by the shape of the field. */
import { faceLines } from '../../src/core/licence/disclosure'
import { type FaceLayout, layoutOf } from '../../src/core/licence/face-layout'
import type { Licence } from '../../src/core/licence/licence'
import type { CivilDate } from '../../src/core/time'
import { licenceOf, TYPE } from './samples'

const LORRY = licenceOf(TYPE.transport)
const DRIVER = licenceOf(TYPE.practitioner)
const lineOf = (licence: Licence, field: string) => faceLines(licence, 'officer').find((line) => line.field === field)
const layout = (licence: Licence, field: string) => lineOf(licence, field)?.layout
const date = (text: string) => text as CivilDate

/** The groups of a scope in Chinese, each as its heading and its items. */
function scopes(codes: readonly string[]): unknown {
  const laid: FaceLayout | undefined = layoutOf({ kind: 'codes', table: 'businessScope' }, codes)
  return laid?.kind === 'groups' && laid.groups.map(({ title, items }) => [title?.zh, items.map(({ zh }) => zh)])
}

describe('a list of scopes', () => {
  it('stands under the full name of each class, in the order the province gave', () => {
    expect(scopes(['03131', '02101', '03181'])).toEqual([
      ['道路危险货物运输', ['危险货物运输(3类)', '危险货物运输(8类)']],
      ['道路普通货运', ['道路普通货物运输']],
    ])
  })

  it('is only the heading when the whole class was granted', () => {
    expect(scopes(['01000'])).toEqual([['道路旅客运输', []]])
  })

  it('has no heading where the code table names no class', () => {
    expect(scopes(['06201'])).toEqual([[undefined, ['道路货运站(场)']]])
  })
})

describe('qualifications', () => {
  it('are a table: which, since when, and for how long', () => {
    const rows = [
      {
        category: '02001',
        firstIssuedOn: date('2014-06-01'),
        validFrom: date('2020-06-01'),
        validUntil: date('2026-05-31'),
      },
      {
        category: '03001',
        firstIssuedOn: date('2019-01-01'),
        validFrom: date('2025-01-01'),
        validUntil: date('2030-12-31'),
      },
    ]
    const laid = layout({ ...DRIVER, face: { ...DRIVER.face, qualifications: rows } }, 'qualifications')
    expect(laid).toMatchObject({ kind: 'table', columns: [{ zh: '类别' }, { zh: '初次领证' }, { zh: '有效期' }] })
    expect(laid?.kind === 'table' && laid.rows.map((row) => row.map(({ zh }) => zh))).toEqual([
      ['经营性道路货物运输驾驶员', '2014-06-01', '2020-06-01 至 2026-05-31'],
      ['道路危险货物运输驾驶员', '2019-01-01', '2025-01-01 至 2030-12-31'],
    ])
  })
})

describe('a vehicle', () => {
  it('has its three dimensions on one line', () => {
    const { lengthMm, widthMm, heightMm } = LORRY.face
    expect(lineOf(LORRY, 'dimensions')?.value).toEqual({
      zh: `${lengthMm} × ${widthMm} × ${heightMm} 毫米`,
      en: `${lengthMm} × ${widthMm} × ${heightMm} mm`,
    })
    expect(lineOf(LORRY, 'lengthMm')).toBeUndefined()
  })

  it('has them one by one when one is missing: a line of two would say which two wrongly', () => {
    const { widthMm: _, ...face } = LORRY.face
    const lorry = { ...LORRY, face }
    expect(lineOf(lorry, 'dimensions')).toBeUndefined()
    expect(lineOf(lorry, 'lengthMm')?.value.zh).toBe(`${face.lengthMm} 毫米`)
    expect(lineOf(lorry, 'heightMm')?.value.zh).toBe(`${face.heightMm} 毫米`)
  })

  it('has its plate in the colour of the plate, and plain without one', () => {
    expect(layout(LORRY, 'plateNumber')).toEqual({ kind: 'plate', colour: '2' })
    const { plateColour: _, ...face } = LORRY.face
    expect(layout({ ...LORRY, face }, 'plateNumber')).toEqual({ kind: 'plate' })
  })
})

it('dates, codes and numbers are short; names and addresses are running text', () => {
  expect(['birthDate', 'sex', 'issuedOn'].map((field) => layout(DRIVER, field)?.kind)).toEqual([
    'short',
    'short',
    'short',
  ])
  expect(layout(LORRY, 'tonnage')?.kind).toBe('short')
  expect(layout(LORRY, 'operatorAddress')).toBeUndefined()
})
