/** The two files of an export: one for people, in their language, and one for programs. Neither says what stood in a licence's fields. */
import type { Language } from '../../client/preferences'
import type { ExportedActivity } from '../../contract/holder'
import { chinaTimeOf, civilDateOf, compactDate, type Instant } from '../../core/time'
import { factsOf } from '../facts-of'
import type { RecordTexts } from '../texts'

export const EXPORT_FORMATS = ['text', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The record as it was read. */
export interface WholeRecord {
  readonly lines: readonly ExportedActivity[]
  readonly exportedAt: Instant
}

/** What the JSON file holds. */
export interface ExportedRecord {
  readonly exportedAt: Instant
  readonly count: number
  /** Newest first, as the cloud gave them. */
  readonly lines: readonly ExportedActivity[]
}

export interface ExportFile {
  readonly name: string
  readonly type: string
  readonly contents: string
}

const KINDS: { readonly [F in ExportFormat]: { readonly extension: string; readonly type: string } } = {
  text: { extension: 'txt', type: 'text/plain;charset=utf-8' },
  json: { extension: 'json', type: 'application/json' },
}

/** Its name tells the day and nothing of the person. */
export function exportFile(
  format: ExportFormat,
  whole: WholeRecord,
  words: RecordTexts,
  language: Language,
): ExportFile {
  const { extension, type } = KINDS[format]
  const name = `${words.file.name(compactDate(civilDateOf(whole.exportedAt)))}.${extension}`
  return { name, type, contents: format === 'json' ? exportedJson(whole) : exportedText(whole, words, language) }
}

function exportedJson({ lines, exportedAt }: WholeRecord): string {
  const record: ExportedRecord = { exportedAt, count: lines.length, lines }
  return `${JSON.stringify(record, undefined, 2)}\n`
}

function exportedText({ lines, exportedAt }: WholeRecord, words: RecordTexts, language: Language): string {
  const { file } = words
  const hidden = lines.filter((line) => line.hidden).length
  const head = [file.title, file.madeAt(chinaTimeOf(exportedAt)), file.counts(lines.length, hidden), file.about]
  const blocks = lines.map((line, place) => blockOf(line, place + 1, words, language))
  return [head, ...blocks].map((block) => `${block.join('\n')}\n`).join('\n')
}

function blockOf(line: ExportedActivity, place: number, words: RecordTexts, language: Language): readonly string[] {
  const { file } = words
  const title = `${place}. ${line.actName[language]}${line.hidden ? file.hidden : ''}`
  // A person's own words may run over several lines; each stays within its block.
  const facts = factsOf(line, words.line, language).map(({ label, value }) =>
    file.fact(label, value.replace(/\s*\n\s*/g, ' ')),
  )
  return [title, ...facts]
}
