/** 证照信息验证 (GB/T 36906): what a relying party has in hand, compared with what is on record, and the number that says how it is. */
import { canonicalJson } from '../canonical-json'
import { METADATA } from '../licence/metadata'
import type { MinistryState } from '../licence/standard-state'
import type { WireLicence, WireValue } from './wire'

/**
 * `0` right and valid, `1` right but not activated, `2` right but for now without effect, `3` right but without effect for good, `4` too little to
 * check, `5` no such licence, `6` something is not as on record.
 */
export type InfoResult = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const TOO_LITTLE: InfoResult = 4
export const NO_SUCH: InfoResult = 5
export const OTHERWISE: InfoResult = 6

const RIGHT: { readonly [S in MinistryState]: InfoResult } = { valid: 0, notActivated: 1, suspended: 2, invalid: 3 }

export interface InfoCheck {
  readonly result: InfoResult
  /** Names of what was given and could not be compared: of a licence without effect only what says which it is can be read. */
  readonly notCompared: readonly string[]
}

/** What is given and what is on record, face fields beside the others. */
export type Info = { readonly [element: string]: WireValue | undefined }

export function checkInfo(given: Info, onRecord: Info, state: MinistryState): InfoCheck {
  const names = Object.keys(given)
  const compared = names.filter((name) => onRecord[name] !== undefined || state === 'valid' || state === 'notActivated')
  const isRight = compared.every((name) => isSame(name, given[name], onRecord[name]))
  const notCompared = names.filter((name) => !compared.includes(name))
  return { result: isRight ? RIGHT[state] : OTHERWISE, notCompared }
}

/** The members of the face beside the others: no two have one name. */
export function flatInfo({ face, ...rest }: WireLicence): Info {
  return { ...rest, ...face }
}

/** Codes are typed in capitals or not. */
const CODES: ReadonlySet<string> = new Set([METADATA.holderCode.name, METADATA.number.name])

function isSame(name: string, given: WireValue | undefined, onRecord: WireValue | undefined): boolean {
  const [one, other] = [given, onRecord].map((value) => canonicalJson(value ?? ''))
  return CODES.has(name) ? one?.toUpperCase() === other?.toUpperCase() : one === other
}
