/**
 * GB/T 32918.5: the curve's numbers, and arithmetic modulo its prime and its order. A residue may be negative or larger than the modulus until
 * somebody asks for the least one: that saves most of the reductions. BigInt arithmetic takes a time that depends on the numbers.
 *
 * No BigInt literals: WeChat's transform cannot read them. A runtime without BigInt loads this module all the same.
 */
import { toHex } from './hex'

/** Whether this runtime has the arithmetic that checking and signing codes needs. Phones before 2020 may not. */
export function hasBigIntegers(): boolean {
  return typeof BigInt !== 'undefined'
}

export const ZERO = big('0')
export const ONE = big('1')
/** The prime of the field, 2^256 - 2^224 - 2^96 + 2^64 - 1. */
export const PRIME = big('0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff')
/** The order of the base point. */
export const ORDER = big('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
/** The curve is y² = x³ - 3x + b. */
const B = big('0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93')
const THREE = big('3')

/** Nothing is computed with what stands in for a number where there are none. */
function big(digits: string): bigint {
  return hasBigIntegers() ? BigInt(digits) : Object(0)
}

/** Big-endian. */
export function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`)
}

/** 64 hex digits of a number below 2^256. */
export function hexOf(number: bigint): string {
  return number.toString(16).padStart(64, '0')
}

/** The least residue that is not negative. */
export function least(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus
  return rest < ZERO ? rest + modulus : rest
}

/** By Euclid. `value` must not be a multiple of the modulus, which must be prime. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [high, low, factor, next] = [modulus, least(value, modulus), ZERO, ONE]
  while (low !== ZERO) {
    const quotient = high / low
    const rest = high - quotient * low
    high = low
    low = rest
    const following = factor - quotient * next
    factor = next
    next = following
  }
  return least(factor, modulus)
}

/** The inverses of all, none of which may be a multiple of the prime: one inversion and three products each. */
export function inverses(values: readonly bigint[]): bigint[] {
  const before: bigint[] = []
  let product = ONE
  for (const value of values) {
    before.push(product)
    product = (product * value) % PRIME
  }
  let rest = inverse(product, PRIME)
  const found: bigint[] = []
  for (let at = values.length - 1; at >= 0; at--) {
    found[at] = (rest * (before[at] ?? ONE)) % PRIME
    rest = (rest * (values[at] ?? ONE)) % PRIME
  }
  return found
}

/** The ordinates of the points with this abscissa are the root and its negative; undefined when there is no such point. */
export function ordinateOf(x: bigint): bigint | undefined {
  const square = (((x * x) % PRIME) * x - THREE * x + B) % PRIME
  const root = candidateRoot(square)
  return (root * root - square) % PRIME === ZERO ? least(root, PRIME) : undefined
}

/** square^((p+1)/4): the exponent is in binary 31 ones, a zero, 128 ones, 31 zeros, a one, 62 zeros. */
function candidateRoot(square: bigint): bigint {
  const ones2 = squared(square, 1) * square
  const ones4 = squared(ones2, 2) * ones2
  const ones8 = squared(ones4, 4) * ones4
  const ones16 = squared(ones8, 8) * ones8
  const ones24 = squared(ones16, 8) * ones8
  const ones28 = squared(ones24, 4) * ones4
  const ones30 = squared(ones28, 2) * ones2
  const ones31 = squared(ones30, 1) * square
  const ones32 = (squared(ones31, 1) * square) % PRIME
  let power = squared(ones31, 33) * ones32
  for (let run = 0; run < 3; run++) power = squared(power, 32) * ones32
  return squared(squared(power, 32) * square, 62)
}

/** value^(2^times) */
function squared(value: bigint, times: number): bigint {
  let power = value % PRIME
  for (let time = 0; time < times; time++) power = (power * power) % PRIME
  return power
}
