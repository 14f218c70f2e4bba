/** 照面行: the printed lines under the names that files know them by, and the first character among them that no font draws. */
import { type FaceLine, faceLines } from '../../../../src/core/licence/disclosure'
import type { Licence } from '../../../../src/core/licence/licence'
import { METADATA } from '../../../../src/core/licence/metadata'
import { ok, type Result, refuse } from '../../../../src/core/result'
import type { DrawingFailure } from './drawing'
import type { Typesetter } from './typesetter'

/** Lines that are elements of GB/T 36903; the others keep the name of their face field. */
const ELEMENTS: Readonly<Record<string, string>> = {
  number: METADATA.number.name,
  holderName: METADATA.holderName.name,
  holderCode: METADATA.holderCode.name,
  issuedOn: METADATA.issuedOn.name,
  authority: METADATA.authorityName.name,
}

export const AUTHORITY = METADATA.authorityName.name

/** The whole face in printed order, each line under its name in the file. */
export function printedLines(licence: Licence): readonly FaceLine[] {
  return faceLines(licence, 'officer').map((line) => ({ ...line, field: ELEMENTS[line.field] ?? line.field }))
}

/** A text that is to be drawn, and the field it stands in. */
export type Written = readonly [field: string, text: string]

/** Refuses the first text with a character that would be a box. */
export function drawable(texts: readonly Written[], set: Typesetter): Result<true, DrawingFailure> {
  for (const [field, text] of texts) {
    const character = set.undrawable(text)
    if (character !== undefined) return refuse({ code: 'CHARACTER_NOT_DRAWABLE', character, field })
  }
  return ok(true)
}

/** All that the face writes of the licence. */
export function textsOfFace(licence: Licence): readonly Written[] {
  const lines = printedLines(licence).map(({ field, value }): Written => [field, value.zh])
  return [...lines, [METADATA.identifier.name, licence.identifier]]
}
