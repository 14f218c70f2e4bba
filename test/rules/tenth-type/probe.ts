/**
 * Run in a copy of the house whose table has a tenth entry: takes an event of the last type of the table all the way and prints what came
 * of it. Names no type: what it finds, it finds in the table.
 */
import { randomBytes } from 'node:crypto'
import { fieldCipher } from '../../../cloudfunctions/server/adapters/field-cipher'
import { keyedIndex } from '../../../cloudfunctions/server/adapters/keyed-index'
import { decodesPhoto } from '../../../cloudfunctions/server/adapters/photo-decoder'
import { openTypefaces } from '../../../cloudfunctions/server/adapters/typefaces'
import { licenceDocument } from '../../../cloudfunctions/server/documents/layout/licence-document'
import { licenceIdOf, openLicence, sealLicence } from '../../../cloudfunctions/server/licences/sealed-licence'
import { summaryOf } from '../../../cloudfunctions/server/licences/summary'
import { GENERATED } from '../../../docs/generated'
import { faceLines } from '../../../src/core/licence/disclosure'
import { TYPE_CODES } from '../../../src/core/licence/kinds'
import type { Licence } from '../../../src/core/licence/licence'
import { applyEvent } from '../../../src/core/licence/life'
import { readEvent } from '../../../src/core/licence/read-event'
import { instantOf } from '../../../src/core/time'

const NOW = instantOf(Date.parse('2026-11-23T00:00:00Z'))
const AT = { now: NOW, decodesPhoto }
const [raw] = JSON.parse(process.argv[2] ?? '[]') as { licence: { face: { [field: string]: unknown } } }[]
if (!raw) throw new Error('an event is needed')

const dataKey = randomBytes(48).toString('hex')
const cipher = fieldCipher({ current: 'k', keys: { k: dataKey } })
const index = keyedIndex(randomBytes(32).toString('hex'))

const { routeName: _, ...incomplete } = raw.licence.face
const refused = readEvent({ ...raw, licence: { ...raw.licence, face: incomplete } }, AT)
const licence = issued()
const id = licenceIdOf(index, licence.typeCode, licence.number)
const record = sealLicence({ cipher, index }, id, licence, { eventDigest: id, mirroredAt: NOW })
const opened = openLicence(cipher, id, record)

process.stdout.write(
  JSON.stringify({
    types: TYPE_CODES.length,
    findings: readEvent(raw, AT).findings,
    refused: refused.findings.map(({ rule, field }) => `${rule} ${field}`),
    licence,
    opened,
    sealed: Object.keys(record.sealedFace),
    lines: faceLines(opened, 'officer').map(({ field, label, value }) => [field, label.zh, value.zh]),
    summary: summaryOf({ id, record, licence: opened, activated: false }, NOW),
    drawn: drawnTexts(),
    documents: GENERATED.map(({ file, text }) => [file, text()]),
  }),
)

function issued(): Licence {
  const { event, findings } = readEvent(raw, AT)
  if (!event) throw new Error(JSON.stringify(findings))
  const step = applyEvent(undefined, event, '00000000000000000001')
  if (!step.ok) throw new Error(JSON.stringify(step.failure))
  return step.value
}

/** What stands on the pages of its file: each line with the field it shows. `process.argv[3]`: the folder of the fonts. */
function drawnTexts(): readonly (readonly [field: string | undefined, text: string])[] {
  const facts = { madeAt: NOW, stampSize: { width: 42, height: 42 } }
  const document = licenceDocument(opened, facts, openTypefaces(process.argv[3] ?? ''))
  if (!document.ok) throw new Error(JSON.stringify(document.failure))
  return document.value.pages.flatMap(({ body }) =>
    body.flatMap((mark) => (mark.kind === 'text' ? [[mark.field, mark.text] as const] : [])),
  )
}
