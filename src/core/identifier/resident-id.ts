/** GB 11643-1999 公民身份号码: six digits of area, date of birth, three of sequence (odd = male), check character (ISO 7064 MOD 11-2). */
import { ok, type Result, refuse } from '../result'
import { type CivilDate, parseCompactDate } from '../time'

export type ResidentId = string & { readonly __brand: 'ResidentId' }

export type ResidentIdProblem = 'RESIDENT_ID_FORMAT' | 'RESIDENT_ID_BIRTH_DATE' | 'RESIDENT_ID_CHECK'

const FORMAT = /^\d{17}[\dX]$/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Reads a citizen number strictly: 18 characters, capital X, a day that exists, the check character right. Areas are not looked up. */
export function checkResidentId(text: string): Result<ResidentId, ResidentIdProblem> {
  if (!FORMAT.test(text)) return refuse('RESIDENT_ID_FORMAT')
  if (!parseCompactDate(text.slice(6, 14)).ok) return refuse('RESIDENT_ID_BIRTH_DATE')
  if (text.charAt(17) !== checkCharacterOf(text)) return refuse('RESIDENT_ID_CHECK')
  return ok(text as ResidentId)
}

/** The day of birth the number says. */
export function birthDateOf(residentId: ResidentId): CivilDate {
  return `${residentId.slice(6, 10)}-${residentId.slice(10, 12)}-${residentId.slice(12, 14)}` as CivilDate
}

/** The sex the number says, as a code of GB/T 2261.1: odd sequence numbers go to men. */
export function sexOf(residentId: ResidentId): '1' | '2' {
  return Number(residentId.charAt(16)) % 2 === 1 ? '1' : '2'
}

function checkCharacterOf(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0)
  return CHECKS.charAt(sum % 11)
}
