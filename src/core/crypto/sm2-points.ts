/**
 * Points of the curve of GB/T 32918.5: sums and multiples. Not constant in time: what is multiplied by a secret shows in how long it takes, to
 * whoever can measure that on the same machine.
 */
import { hexOf, inverse, inverses, least, ONE, ORDER, PRIME, ZERO } from './sm2-field'

/** X/ZZ and Y/ZZZ, where ZZ³ = ZZZ²; the point at infinity when ZZ is zero. */
export interface Point {
  readonly x: bigint
  readonly y: bigint
  readonly zz: bigint
  readonly zzz: bigint
}

/**
 * A point's multiples by 1 to 2^(WINDOW-1), each times 2^(WINDOW·place) for every place of a scalar's signed digits: x, y, x, y, … Any multiple of the
 * point is a sum of at most as many of them as there are places.
 */
export type Multiples = readonly bigint[]

/** Bits of a digit. 7 makes a table of 2,368 points. */
const WINDOW = 7
const PLACES = Math.ceil(257 / WINDOW)
const HIGHEST_DIGIT = 2 ** (WINDOW - 1)
/** Bits of a digit where there is no table. */
const SHORT_WINDOW = 5

export const INFINITY: Point = { x: ONE, y: ONE, zz: ZERO, zzz: ZERO }

export function pointAt(x: bigint, y: bigint): Point {
  return { x, y, zz: ONE, zzz: ONE }
}

/** Both coordinates, least residues. The point must not be at infinity. */
export function coordinatesOf({ x, y, zz, zzz }: Point): readonly [x: bigint, y: bigint] {
  const inverted = inverse(zzz, PRIME)
  // ZZ/ZZZ is 1/Z.
  const root = (inverted * zz) % PRIME
  return [least(((root * root) % PRIME) * x, PRIME), least(y * inverted, PRIME)]
}

/**
 * Whether the point's abscissa is `residue` (least) modulo the order. The abscissa is one modulo the prime, which is larger: two may have the same
 * residue. Without a division.
 */
export function hasAbscissa({ x, zz }: Point, residue: bigint): boolean {
  if (zz === ZERO) return false
  const other = residue + ORDER
  return (residue * zz - x) % PRIME === ZERO || (other < PRIME && (other * zz - x) % PRIME === ZERO)
}

/** base + scalar·P by the table of P. `scalar`: from 0 to 2^256 - 1. */
export function addMultiple(base: Point, scalar: bigint, table: Multiples): Point {
  let sum = base
  const digits = placedDigits(scalar)
  for (let place = 0; place < PLACES; place++) {
    const digit = digits[place] ?? 0
    if (digit === 0) continue
    const at = ((Math.abs(digit) - 1) * PLACES + place) * 2
    const y = table[at + 1] ?? ZERO
    sum = addAffine(sum, table[at] ?? ZERO, digit < 0 ? -y : y)
  }
  return sum
}

/** scalar·P without a table. `scalar`: from 0 to 2^256 - 1. */
export function multiple(scalar: bigint, point: Point): Point {
  const odd = oddMultiples(point)
  const digits = sparseDigits(scalar)
  let sum = INFINITY
  for (let at = digits.length - 1; at >= 0; at--) {
    if (sum.zz !== ZERO) sum = double(sum)
    const digit = digits[at] ?? 0
    const term = digit === 0 ? undefined : odd[Math.abs(digit) >> 1]
    if (term) sum = add(sum, digit < 0 ? { ...term, y: -term.y } : term)
  }
  return sum
}

/** The table of the point with these coordinates. */
export function multiplesOf(x: bigint, y: bigint): Multiples {
  const table = placesOf(x, y)
  const row = table.length
  // From the multiples by 1 to m come those by m+1 to 2m, with one inversion for them all.
  while (table.length < row * HIGHEST_DIGIT) table.push(...sumsWith(table.slice(-row), table))
  return table
}

/** The point times 2^(WINDOW·place) for every place. */
function placesOf(x: bigint, y: bigint): bigint[] {
  const points = [pointAt(x, y)]
  while (points.length < PLACES) {
    let next = points[points.length - 1] ?? INFINITY
    for (let bit = 0; bit < WINDOW; bit++) next = double(next)
    points.push(next)
  }
  const inverted = inverses(points.map(({ zzz }) => zzz))
  return points.flatMap((point, at) => {
    const zzz = inverted[at] ?? ZERO
    const root = (zzz * point.zz) % PRIME
    return [(((root * root) % PRIME) * point.x) % PRIME, (point.y * zzz) % PRIME]
  })
}

/** Each point of `table` plus the one of its place in `row`. The last of them are those of the row itself: they are doubled. */
function sumsWith(row: readonly bigint[], table: readonly bigint[]): bigint[] {
  const doubled = table.length - row.length
  const rises: bigint[] = []
  const runs: bigint[] = []
  for (let at = 0; at < table.length; at += 2) {
    const [x = ZERO, y = ZERO, x1 = ZERO, y1 = ZERO] = [
      table[at],
      table[at + 1],
      row[at % row.length],
      row[(at % row.length) + 1],
    ]
    const slope = at < doubled ? y - y1 : (x * x - ONE) % PRIME
    rises.push(at < doubled ? slope : slope + slope + slope)
    runs.push(at < doubled ? x - x1 : y + y)
  }
  return inverses(runs).flatMap((inverted, index) => {
    const at = index * 2
    const [x = ZERO, y = ZERO, x1 = ZERO] = [table[at], table[at + 1], row[at % row.length]]
    const slope = (inverted * (rises[index] ?? ZERO)) % PRIME
    const x3 = (slope * slope - x - x1) % PRIME
    return [x3, (slope * (x - x3) - y) % PRIME]
  })
}

/** P, 3P, 5P, … as far as a digit goes. */
function oddMultiples(point: Point): Point[] {
  const twice = double(point)
  const found = [point]
  while (found.length < 2 ** (SHORT_WINDOW - 2)) found.push(add(found[found.length - 1] ?? INFINITY, twice))
  return found
}

/** dbl-2008-s-1 of the Explicit-Formulas Database, for a = -3. */
function double({ x, y, zz, zzz }: Point): Point {
  const u = y + y
  const v = (u * u) % PRIME
  const w = (u * v) % PRIME
  const s = (x * v) % PRIME
  const third = ((x - zz) * (x + zz)) % PRIME
  const m = third + third + third
  const x3 = (m * m - s - s) % PRIME
  return { x: x3, y: (m * (s - x3) - w * y) % PRIME, zz: (v * zz) % PRIME, zzz: (w * zzz) % PRIME }
}

/** add-2008-s, for any two points. */
function add(a: Point, b: Point): Point {
  if (a.zz === ZERO) return b
  if (b.zz === ZERO) return a
  const u = (a.x * b.zz) % PRIME
  const s = (a.y * b.zzz) % PRIME
  const run = (b.x * a.zz - u) % PRIME
  const rise = (b.y * a.zzz - s) % PRIME
  if (run === ZERO) return rise === ZERO ? double(a) : INFINITY
  return chord(u, s, run, rise, (a.zz * b.zz) % PRIME, (a.zzz * b.zzz) % PRIME)
}

/** madd-2008-s: the second one by its coordinates. */
function addAffine(a: Point, x: bigint, y: bigint): Point {
  if (a.zz === ZERO) return pointAt(x, y)
  const run = (x * a.zz - a.x) % PRIME
  const rise = (y * a.zzz - a.y) % PRIME
  if (run === ZERO) return rise === ZERO ? double(a) : INFINITY
  return chord(a.x, a.y, run, rise, a.zz, a.zzz)
}

/** The third point on the chord, mirrored. */
function chord(x: bigint, y: bigint, run: bigint, rise: bigint, zz: bigint, zzz: bigint): Point {
  const square = (run * run) % PRIME
  const cube = (run * square) % PRIME
  const q = (x * square) % PRIME
  const x3 = (rise * rise - cube - q - q) % PRIME
  return { x: x3, y: (rise * (q - x3) - y * cube) % PRIME, zz: (zz * square) % PRIME, zzz: (zzz * cube) % PRIME }
}

/** The scalar's digits of WINDOW bits, from -HIGHEST_DIGIT + 1 to HIGHEST_DIGIT, the lowest place first. */
function placedDigits(scalar: bigint): Int8Array {
  const bits = bitsOf(scalar)
  const digits = new Int8Array(PLACES)
  let carry = 0
  for (let place = 0; place < PLACES; place++) {
    const digit = windowAt(bits, place * WINDOW, WINDOW) + carry
    carry = digit > HIGHEST_DIGIT ? 1 : 0
    digits[place] = digit - carry * 2 ** WINDOW
  }
  return digits
}

/** The scalar in odd digits below 2^(SHORT_WINDOW-1), or zero, one for each bit: of any SHORT_WINDOW in a row at most one is not zero. */
function sparseDigits(scalar: bigint): Int8Array {
  const bits = bitsOf(scalar)
  const digits = new Int8Array(bits.length)
  let carry = 0
  for (let at = 0; at < bits.length; ) {
    if ((bits[at] ?? 0) === carry) {
      at += 1
      continue
    }
    const digit = windowAt(bits, at, SHORT_WINDOW) + carry
    carry = digit > 2 ** (SHORT_WINDOW - 1) ? 1 : 0
    digits[at] = digit - carry * 2 ** SHORT_WINDOW
    at += SHORT_WINDOW
  }
  return digits
}

function windowAt(bits: Uint8Array, from: number, width: number): number {
  let value = 0
  for (let at = from + width - 1; at >= from; at--) value = value * 2 + (bits[at] ?? 0)
  return value
}

/** The lowest first; more than 256, so that a carry has a place to go. */
function bitsOf(scalar: bigint): Uint8Array {
  const hex = hexOf(scalar)
  const bits = new Uint8Array(256 + WINDOW)
  for (let at = 0; at < 256; at += 4) {
    const four = Number.parseInt(hex.charAt(63 - at / 4), 16)
    for (let bit = 0; bit < 4; bit++) bits[at + bit] = (four >> bit) & 1
  }
  return bits
}
