/** `docs/file-problems.md`: everything that can be wrong with a file, under the layer it belongs to. */

import { PROBLEMS, UNREADABLE } from '../../cloudfunctions/server/documents/verify-file/problems'
import type { Layer } from '../../cloudfunctions/server/documents/verify-file/verdict'
import { LAYER_NAMES } from '../../commands/verdict-text'
import { generatedHead, table } from './markdown'

export function fileProblems(): string {
  const head = generatedHead(
    '查验结果代码 · Problems of files',
    '`cloudfunctions/server/documents/verify-file/problems.ts`',
  )
  // The table's keys are the layers.
  const layers = Object.keys(LAYER_NAMES) as Layer[]
  return `${[head, intro(), ...layers.map(section)].join('\n\n')}\n`
}

function intro(): string {
  return [
    'The codes are stable; a file gets the first that applies, from the outermost layer inwards ([what each layer demands](file-verification.md)).',
    'Those marked * say that the file is none that can be judged: `unreadable`, exit code 2. All others are `notValid`, exit code 1.',
  ].join('\n')
}

function section(layer: Layer): string {
  const rows = Object.entries(PROBLEMS)
    .filter(([, problem]) => problem.layer === layer)
    .map(([code, { zh, en }]) => [`\`${code}\`${UNREADABLE.has(code) ? ' *' : ''}`, zh, en])
  return `## ${LAYER_NAMES[layer]}\n\n${table(['code', '中文', 'English'], rows)}`
}
