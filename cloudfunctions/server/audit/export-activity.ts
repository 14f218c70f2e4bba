/** 导出用证记录: the record as data, hidden lines among it, for files that the phone puts together. */
import type * as v from 'valibot'
import { ACT_NAMES, actorWords, groundWords, outcomeWords, SEEN_NAMES } from '../../../src/contract/activity-words'
import type { ActivityLine, ExportedActivity, exportActivityRequest } from '../../../src/contract/holder'
import type { Page } from '../../../src/contract/reply'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { ok, type Result } from '../../../src/core/result'
import { chinaTimeOf } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { cursorText, readCursor } from '../page-cursor'
import { type ActivityDeps, activityLines } from './activity-lines'
import { entriesAfter } from './entries'
import { hiddenAmong } from './hidden-entries'

/** As many as stay well below what a function may answer. */
export const EXPORT_PAGE = 200

export async function exportActivity(
  deps: ActivityDeps,
  holder: Holder,
  { cursor }: v.InferOutput<typeof exportActivityRequest>,
): Promise<Result<Page<ExportedActivity>, Failure>> {
  const after = readCursor(cursor)
  if (!after.ok) return after
  const found = await entriesAfter(deps.store, holder, EXPORT_PAGE, after.value)
  const lines = await activityLines(deps, found, await hiddenAmong(deps.store, holder, found))
  const items = lines.map(exported)
  const last = found.at(-1)
  return ok({ items, ...(last && found.length === EXPORT_PAGE ? { next: cursorText(last.cursor) } : {}) })
}

function exported({ licenceTitle, ...line }: ActivityLine): ExportedActivity {
  return {
    ...line,
    atInChina: chinaTimeOf(line.at),
    typeName: licenceTitle,
    actName: ACT_NAMES[line.act],
    actorName: actorWords(line.actor),
    ...given({
      outcomeName: outcomeWords(line),
      groundName: line.ground === undefined ? undefined : groundWords(line.ground),
      seenName: line.seen && SEEN_NAMES[line.seen],
    }),
  }
}
