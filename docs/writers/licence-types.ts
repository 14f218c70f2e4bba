/** `docs/licence-types.md`: the nine types as their table declares them. */

import type { CodeFit } from '../../src/core/licence/code-fit'
import { CODE_TABLES, type CodeTable } from '../../src/core/licence/code-tables'
import type { FaceField, FieldShape } from '../../src/core/licence/face-field'
import { kindOf, type LicenceKind, TYPE_CODES } from '../../src/core/licence/kinds'
import { METADATA, METADATA_KEYS } from '../../src/core/licence/metadata'
import { generatedHead, table } from './markdown'

export function licenceTypes(): string {
  const head = generatedHead('三类九证 · Types of licence', '`src/core/licence/kinds.ts` and what it is made of')
  return `${[head, overview(), metadata(), ...TYPE_CODES.map((code) => section(kindOf(code))), codeTables()].join('\n\n')}\n`
}

function overview(): string {
  const rows = TYPE_CODES.map(kindOf).map(({ typeCode, name, standard, holderCategory, review }) => {
    return [`\`${typeCode}\``, name.zh, name.en, standard, holderCategory, review]
  })
  return table(['type code', '证照', 'licence', 'standard', 'holder', 'review'], rows)
}

function metadata(): string {
  const rows = METADATA_KEYS.map((key) => METADATA[key]).map(({ name, label, max, required }) => {
    return [`\`${name}\``, label.zh, label.en, yes(required), `text, at most ${max}`]
  })
  const intro = 'The names of GB/T 36903-2018 stand on the wire; inside, `src/core/licence/metadata.ts` maps them once.'
  return `## 基本元数据 · Basic metadata\n\n${intro}\n\n${table(['wire name', '元素', 'element', 'required', 'value'], rows)}`
}

function section(kind: LicenceKind): string {
  const heads = ['#', 'wire name', '照面项', 'field', 'required', 'value', 'personal']
  const rows = kind.face.map((field, at) => [String(at + 1), ...row(field)])
  return `## ${kind.name.zh} · ${kind.name.en}\n\n${facts(kind).join('\n')}\n\n${table(heads, rows)}`
}

function row({ name, label, required, value, personal }: FaceField): readonly string[] {
  return [`\`${name}\``, label.zh, label.en, yes(required), valueText(value), yes(personal)]
}

function facts(kind: LicenceKind): readonly string[] {
  const { typeCode, standard, shortName, headings, design, permits } = kind
  const all = [
    `type code \`${typeCode}\`, ${standard}, short: ${shortName.zh} / ${shortName.en}`,
    `printed above the fields: ${headings.map(({ label }) => `${label.zh} ${label.en}`).join(', ')}`,
    `design: ${design.form}, theme ${design.theme}, ${design.portrait ? 'with' : 'without'} portrait`,
    ...fitFact('qualifications', kind.qualifications),
    ...fitFact('scopes of business', kind.scope),
    ...(permits ? [`runs under ${permits.map((code) => kindOf(code).name.zh).join('、')}`] : []),
  ]
  return all.map((fact) => `- ${fact}`)
}

function fitFact(what: string, fit: CodeFit | undefined): readonly string[] {
  if (!fit) return []
  const except = fit.except ? `, except ${fit.except.join(', ')}` : ''
  const required = fit.required ? `; ${fit.required} required` : ''
  return [`${what} beginning with ${fit.allowed.join(', ')}${except}${required}`]
}

function valueText(shape: FieldShape): string {
  switch (shape.kind) {
    case 'text':
      return `text, at most ${shape.max}`
    case 'code':
      return `code of ${link(shape.table)}`
    case 'codes':
      return `list of codes of ${link(shape.table)}`
    case 'date':
      return 'date `YYYY-MM-DD`'
    case 'integer':
      return `integer ${shape.min}–${shape.max} ${shape.unit?.en ?? ''}`.trimEnd()
    case 'decimal':
      return `number ${shape.min}–${shape.max} ${shape.unit?.en ?? ''}`.trimEnd()
    case 'qualifications':
      return `list of \`category\` (code of ${link('jtt697_7_5_22')}), \`firstIssuedOn\`, \`validFrom\`, \`validUntil\` (dates)`
  }
}

function codeTables(): string {
  const used = new Set(TYPE_CODES.flatMap((code) => kindOf(code).face.flatMap(({ value }) => tableOf(value))))
  const rows = (Object.keys(CODE_TABLES) as CodeTable[])
    .filter((name) => used.has(name))
    .map((name) => {
      const { title, source, codes } = CODE_TABLES[name]
      return [`<a id="${name}"></a>\`${name}\``, title.zh, title.en, source, String(codes.size)]
    })
  return `## 代码表 · Code tables\n\n${table(['key', '代码表', 'table', 'source', 'codes'], rows)}`
}

function tableOf(shape: FieldShape): readonly CodeTable[] {
  if (shape.kind === 'qualifications') return ['jtt697_7_5_22']
  return 'table' in shape ? [shape.table] : []
}

function link(name: CodeTable): string {
  return `[${CODE_TABLES[name].title.zh}](#${name})`
}

function yes(is: boolean): string {
  return is ? 'yes' : ''
}
