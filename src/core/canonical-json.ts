/**
 * RFC 8785 (JCS): one text for one JSON value, whatever the order of its keys, so that it can be hashed and compared.
 * JSON is walked by recursion, so depth is bounded: what arrives from outside is refused long before ({@link MAX_DEPTH}).
 */

/** No record of ours comes near it. */
const MAX_DEPTH = 64

/**
 * The canonical text of a JSON value. Members that are `undefined` are left out, as `JSON.stringify` does.
 * Throws TypeError on what JSON cannot say (functions, bigints, NaN, class instances) and RangeError beyond 64 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError('JSON nested too deeply')
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`
  if (isPlain(value)) return writeMembers(value, depth)
  throw new TypeError(`not JSON: ${typeof value}`)
}

function writeMembers(members: object, depth: number): string {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${write(value, depth + 1)}`).join(',')}}`
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
