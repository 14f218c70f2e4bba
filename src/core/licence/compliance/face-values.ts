/** Values of the face as rules on the whole licence read them: of the type they must be, or absent. */
import { type CivilDate, parseCivilDate } from '../../time'
import type { Qualification } from '../licence'
import { type Members, member, membersOf } from '../members'

export function faceText(face: Members, name: string): string | undefined {
  const value = member(face, name)
  return typeof value === 'string' ? value : undefined
}

export function faceNumber(face: Members, name: string): number | undefined {
  const value = member(face, name)
  return typeof value === 'number' ? value : undefined
}

export function faceDate(face: Members, name: string): CivilDate | undefined {
  return dateIn(member(face, name))
}

/** The codes of a list, without whatever else is in it. */
export function faceCodes(face: Members, name: string): readonly string[] {
  const value = member(face, name)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : NONE
}

/** The items of the list that are whole. */
export function faceQualifications(face: Members): readonly Qualification[] {
  const value = member(face, 'qualifications')
  return Array.isArray(value) ? value.map(qualificationIn).filter((item) => item !== undefined) : NONE
}

/** A category and three dates that exist; the category is not looked up. */
export function qualificationIn(value: unknown): Qualification | undefined {
  const item = membersOf(value)
  if (!item) return undefined
  const category = faceText(item, 'category')
  const firstIssuedOn = faceDate(item, 'firstIssuedOn')
  const validFrom = faceDate(item, 'validFrom')
  const validUntil = faceDate(item, 'validUntil')
  if (category === undefined || !firstIssuedOn || !validFrom || !validUntil) return undefined
  return { category, firstIssuedOn, validFrom, validUntil }
}

/** The date `value` writes. */
export function dateIn(value: unknown): CivilDate | undefined {
  if (typeof value !== 'string') return undefined
  const date = parseCivilDate(value)
  return date.ok ? date.value : undefined
}

const NONE: readonly never[] = []
