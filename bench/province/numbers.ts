/**
 * Invented numbers that every check takes. Areas begin with 99, which does not exist, and then name the seed: two provinces of
 * different seeds have no number in common. The n-th number of a kind is always another one.
 */
import { createHash } from 'node:crypto'
import { checkCreditCode } from '../../src/core/identifier/credit-code'
import { checkResidentId } from '../../src/core/identifier/resident-id'

/** Seeds that have an area of their own. */
export const SEEDS = 100

const CHECKS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const BIRTHDAYS = 12_000
const FIRST_BIRTHDAY = Date.UTC(1968, 0, 1)
const DAY_MS = 86_400_000

/** 行政区划代码 of a seed. */
export function areaOf(seed: number): string {
  if (!Number.isInteger(seed) || seed < 0 || seed >= SEEDS) throw new RangeError(`a seed is 0 to ${SEEDS - 1}`)
  return `99${String(seed).padStart(2, '0')}01`
}

/** 公民身份号码 of the area's n-th person, n below 11,988,000. */
export function citizenNumber(area: string, n: number): string {
  const birthday = new Date(FIRST_BIRTHDAY + (n % BIRTHDAYS) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
  const sequence = String(Math.floor(n / BIRTHDAYS) + 1).padStart(3, '0')
  return completed(`${area}${birthday}${sequence}`, ['X', ...CHECKS], (text) => checkResidentId(text).ok)
}

/** 统一社会信用代码 of the area's n-th company, n below 10,000,000. Department 9 and kind 1: a company. */
export function companyCode(area: string, n: number): string {
  return creditCode(`91${area}${String(20_000_000 + n)}`)
}

/** 统一社会信用代码 of the area's transport bureau. Department 1 and kind 1: an organ of the state. */
export function authorityCode(area: string): string {
  return creditCode(`11${area}12345678`)
}

/** A UUID that is as random as real ones, so that an index is filled as in life and not at its end. */
export function eventId(seed: number, n: number): string {
  const hex = createHash('md5').update(`${seed}/${n}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)]
  return parts.join('-')
}

/** Both check characters, the organisation's own (GB 11714) and the code's, which only together are right. */
function creditCode(body: string): string {
  for (const inner of [...CHECKS, 'X']) {
    for (const check of CHECKS) if (checkCreditCode(body + inner + check).ok) return body + inner + check
  }
  throw new RangeError(`no credit code begins ${body}`)
}

function completed(body: string, checks: readonly string[], isRight: (text: string) => boolean): string {
  const check = checks.find((character) => isRight(body + character))
  if (check === undefined) throw new RangeError('no check character completes the number')
  return body + check
}
