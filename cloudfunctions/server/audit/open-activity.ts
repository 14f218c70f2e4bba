/** One line of the record as it is now: it may have been hidden or objected to since a list told of it. */
import type * as v from 'valibot'
import type { ActivityLine, activityLineRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Holder } from '../identity/actors'
import { key } from '../ports'
import { type ActivityDeps, activityLines } from './activity-lines'
import { isOf } from './entries'
import { hiddenKey } from './hidden-entries'

export async function openActivity(
  deps: ActivityDeps,
  holder: Holder,
  { id }: v.InferOutput<typeof activityLineRequest>,
): Promise<Result<ActivityLine, Failure>> {
  const [record, hidden] = await Promise.all([deps.store.get(key('audit', id)), deps.store.get(hiddenKey(holder, id))])
  if (!record || !isOf(holder, record)) return refuse({ code: 'ACTIVITY_NOT_FOUND' })
  const [line] = await activityLines(deps, [{ id, record }], new Set(hidden ? [id] : []))
  return line ? ok(line) : refuse({ code: 'ACTIVITY_NOT_FOUND' })
}
