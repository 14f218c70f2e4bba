/** Cursors as the phone carries them: opaque text around a place in an index. */
import * as v from 'valibot'
import type { Failure } from '../../src/core/failure'
import { ok, type Result, refuse } from '../../src/core/result'
import type { Cursor, Found } from './ports'

const place = v.strictObject({
  value: v.optional(v.union([v.pipe(v.string(), v.maxLength(100)), v.number()])),
  id: v.pipe(v.string(), v.maxLength(200)),
})

/** Items of a page. */
export const PAGE_SIZE = 50

/** The text of a cursor. It holds no personal data: indexes hold none. */
export function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Reads a cursor that came back; no text begins at the beginning. */
export function readCursor(text: string | undefined): Result<Cursor | undefined, Failure> {
  if (text === undefined) return ok(undefined)
  const json = Buffer.from(text, 'base64url').toString('utf8')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), place), json)
  return parsed.success ? ok(placeOf(parsed.output)) : refuse({ code: 'REQUEST_INVALID', field: 'cursor' })
}

/** Where the next page begins: after the last item, unless the page is not full. */
export function nextOf<T>(found: readonly Found<T>[]): { readonly next?: string } {
  const last = found.at(-1)
  return last && found.length === PAGE_SIZE ? { next: cursorText(last.cursor) } : {}
}

function placeOf({ value, id }: v.InferOutput<typeof place>): Cursor {
  return value === undefined ? { id } : { value, id }
}
