/** Cursors as the phone carries them: opaque text around a place in an index. */
import * as v from 'valibot'
import type { Failure } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'
import type { Cursor, Found } from './ports'

const place = v.strictObject({
  value: v.optional(v.union([v.pipe(v.string(), v.maxLength(100)), v.number()])),
  id: v.pipe(v.string(), v.maxLength(200)),
})

const placeInRuns = v.strictObject({
  run: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  after: v.optional(place),
})

/** Items of a page. */
export const PAGE_SIZE = 50

/** A place in a row of index runs (licences/runs). */
export interface RunsCursor {
  readonly run: number
  readonly after?: Cursor
}

/** Reads a cursor that came back; no text begins at the beginning. */
export function readCursor(text: string | undefined): Result<Cursor | undefined, Failure> {
  const parsed = read(place, text)
  return parsed.ok ? ok(parsed.value && placeOf(parsed.value)) : parsed
}

/** Where the next page begins: after the last item, unless the page is not full. */
export function nextOf<T>(found: readonly Found<T>[]): { readonly next?: string } {
  const last = found.at(-1)
  return last && found.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
}

/** As {@link readCursor}, for a list of `runs` runs. */
export function readRunsCursor(text: string | undefined, runs: number): Result<RunsCursor, Failure> {
  const parsed = read(placeInRuns, text)
  if (!parsed.ok) return parsed
  const { run, after } = parsed.value ?? { run: 0 }
  if (run > 0 && run >= runs) return INVALID
  return ok(after ? { run, after: placeOf(after) } : { run })
}

export function nextInRuns(next: RunsCursor | undefined): { readonly next?: string } {
  return next ? { next: cursorText(next) } : {}
}

const INVALID = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'cursor' })

/** The text of a cursor. It holds no personal data: indexes hold none. */
export function cursorText(cursor: Cursor | RunsCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function read<S extends v.GenericSchema>(
  schema: S,
  text: string | undefined,
): Result<v.InferOutput<S> | undefined, Failure> {
  if (text === undefined) return ok(undefined)
  const json = Buffer.from(text, 'base64url').toString('utf8')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json)
  return parsed.success ? ok(parsed.output) : INVALID
}

function placeOf({ value, id }: v.InferOutput<typeof place>): Cursor {
  return value === undefined ? { id } : { value, id }
}
