/**
 * GB 32100-2015 统一社会信用代码: registering department, kind of body, six digits of area, nine of organisation code, check character.
 * The organisation code keeps its own check character of GB 11714; every code met so far satisfies both, so both are demanded.
 * The outer check catches every single wrong character and every swap of neighbours. The inner one catches forged organisation codes whose
 * outer check was worked out anew, unless old and new character stand a multiple of 11 apart.
 */
import { ok, type Result, refuse } from '../result'

export type CreditCode = string & { readonly __brand: 'CreditCode' }

export type CreditCodeProblem = 'CREDIT_CODE_FORMAT' | 'CREDIT_CODE_CHARACTER' | 'CREDIT_CODE_CHECK'

/** Without I, O, S, V and Z, which are too easily misread (GB 32100, 4.2). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const VALUES = valuesOf(ALPHABET)
const CHARACTERS = /^[0-9A-HJ-NPQRTUWXY]*$/
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const WEIGHTS = Uint8Array.of(1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = Uint8Array.of(3, 7, 9, 10, 5, 8, 4, 2)
const ORGANISATION_VALUES = valuesOf(ORGANISATION_ALPHABET)
const ORGANISATION_CHECKS = '0123456789X0'

/** Reads a credit code strictly: 18 characters of the standard's alphabet, six digits of area, both check characters right. */
export function checkCreditCode(text: string): Result<CreditCode, CreditCodeProblem> {
  if (!FORM.test(text)) return refuse(formProblemOf(text))
  if (text.charAt(17) !== checkCharacterOf(text)) return refuse('CREDIT_CODE_CHECK')
  if (text.charAt(16) !== organisationCheckOf(text)) return refuse('CREDIT_CODE_CHECK')
  return ok(text as CreditCode)
}

function formProblemOf(text: string): CreditCodeProblem {
  return text.length === 18 && !CHARACTERS.test(text) ? 'CREDIT_CODE_CHARACTER' : 'CREDIT_CODE_FORMAT'
}

function checkCharacterOf(text: string): string {
  const sum = weighted(text, 0, WEIGHTS, VALUES)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714, of the organisation code from the ninth character on: modulus 11, X for ten, 0 for eleven. */
function organisationCheckOf(text: string): string {
  const sum = weighted(text, 8, ORGANISATION_WEIGHTS, ORGANISATION_VALUES)
  return ORGANISATION_CHECKS.charAt(11 - (sum % 11))
}

function weighted(text: string, from: number, weights: Uint8Array, values: Uint8Array): number {
  let sum = 0
  for (let index = 0; index < weights.length; index++)
    sum += (weights[index] ?? 0) * (values[text.charCodeAt(from + index)] ?? 0)
  return sum
}

/** What each character counts, by its code: its place in the alphabet. */
function valuesOf(alphabet: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, alphabet.indexOf(String.fromCharCode(code))))
}
