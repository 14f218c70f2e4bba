/**
 * 版式: how a printed line is laid out when it is more than running text: a table of qualifications, a grouped list of scopes, a plate.
 * Decided by the shape of the field and never by the type of licence, so that a tenth type needs nothing here.
 */
import type { Label } from '../label'
import { type CodeTable, hasCode } from './code-tables'
import type { FieldShape } from './face-field'
import { codeText, same, termText } from './face-value'
import type { FaceValue, Qualification } from './licence'

export type FaceLayout =
  /** A code, a date, a number or a word: half the width of the paper is enough. */
  | { readonly kind: 'short' }
  /** 号牌, in its own colour: a code of JT/T 697.7. */
  | { readonly kind: 'plate'; readonly colour?: string }
  | FaceTable
  | { readonly kind: 'groups'; readonly groups: readonly FaceGroup[] }

/** A ruled table. Every row has as many cells as there are columns; the first cell names the row. */
export interface FaceTable {
  readonly kind: 'table'
  readonly columns: readonly Label[]
  readonly rows: readonly (readonly Label[])[]
}

/** Items under the heading of their class; without one when the code table names no class for them. */
export interface FaceGroup {
  readonly title?: Label
  readonly items: readonly Label[]
}

const QUALIFICATION_COLUMNS: readonly Label[] = [
  { zh: '类别', en: 'Category' },
  { zh: '初次领证', en: 'First issued' },
  { zh: '有效期', en: 'Valid' },
]

/** Characters: a nationality or a file number, but no name of a company and no address. */
const SHORT_TEXT = 64

/** The layout of `value`; undefined for running text. */
export function layoutOf(shape: FieldShape, value: FaceValue): FaceLayout | undefined {
  switch (shape.kind) {
    case 'text':
      return shape.max <= SHORT_TEXT ? { kind: 'short' } : undefined
    case 'codes':
      return { kind: 'groups', groups: groupsOf(shape.table, textsOf(value)) }
    case 'qualifications':
      return { kind: 'table', columns: QUALIFICATION_COLUMNS, rows: qualificationsOf(value).map(rowOf) }
    default:
      return { kind: 'short' }
  }
}

function rowOf({ category, firstIssuedOn, validFrom, validUntil }: Qualification): readonly Label[] {
  return [codeText('jtt697_7_5_22', category), same(firstIssuedOn), termText(validFrom, validUntil)]
}

/** In the order the codes came, each class where its first code stands. */
function groupsOf(table: CodeTable, codes: readonly string[]): readonly FaceGroup[] {
  const classes = [...new Set(codes.map(classOf))]
  return classes.map((head) => {
    // The class itself, granted as a whole, is said by the heading.
    const items = codes.filter((code) => classOf(code) === head && code !== head).map((code) => codeText(table, code))
    return hasCode(table, head) ? { title: codeText(table, head), items } : { items }
  })
}

/** 大类: the first two digits of a scope's code, and zeros. */
function classOf(code: string): string {
  return code.slice(0, 2).padEnd(code.length, '0')
}

function textsOf(value: FaceValue): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function qualificationsOf(value: FaceValue): readonly Qualification[] {
  return Array.isArray(value) ? value.filter((item) => typeof item !== 'string') : []
}
