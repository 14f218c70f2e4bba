/** `npm run docs`: writes every generated document anew. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { GENERATED } from './generated'

for (const { file, text } of GENERATED) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text())
}
