/** The documents that are derived from the code, so that they cannot say something else. `npm run docs` writes them, test/docs.test.ts holds them. */
import { TYPE_CODES } from '../src/core/licence/kinds'
import { complianceRules } from './writers/compliance-rules'
import { eventSchema } from './writers/event-schema'
import { fileProblems } from './writers/file-problems'
import { licenceTypes } from './writers/licence-types'

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly file: string
  readonly text: () => string
}

export const GENERATED: readonly GeneratedFile[] = [
  { file: 'docs/licence-types.md', text: licenceTypes },
  { file: 'docs/compliance-rules.md', text: complianceRules },
  { file: 'docs/file-problems.md', text: fileProblems },
  ...TYPE_CODES.map((code) => ({ file: `docs/schemas/${code}.json`, text: () => eventSchema(code) })),
]
