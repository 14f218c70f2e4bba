/**
 * The work of the sealing function: the timer works off what waits, a kick makes one copy at once. Several may run at the same time. A run is
 * bounded in time and stops when the seal service seems to be away: what is left waits for the next.
 */
import { epochOf } from '../../../src/core/time'
import { key } from '../ports'
import type { CopyRecord, VersionRecord } from '../records'
import { type Backlogs, backlogs } from './backlog'
import { makeCopy } from './copy-files'
import { makeLicenceFile } from './licence-file'
import type { Made, SealingDeps } from './made'
import { makingOf, takeOn } from './making'

/** Of each minute; the rest belongs to people, and on a small machine to everything else. */
const BUDGET_MS = 5_000
const MOST_PER_RUN = 500
const PAGE = 20

/** So many that could not go on in a row are no matter of their own. */
const MOST_WAITING = 3

export type WorkDone = { readonly [M in Made]: number } & { readonly backlog: Backlogs }

/** What may be taken on now, each not yet begun. */
type Due = (deps: SealingDeps) => Promise<readonly (() => Promise<Made>)[]>

/** People wait for copies; for licence files only the copies do. */
const IN_ORDER: readonly Due[] = [
  async (deps) => {
    const found = await deps.store.find('copies', 'byTurn', nextIn(deps))
    return found.map(
      ({ id, record }) =>
        () =>
          makeCopyIfDue(deps, id, record),
    )
  },
  async (deps) => {
    const found = await deps.store.find('versions', 'byTurn', nextIn(deps))
    return found.map(
      ({ id, record }) =>
        () =>
          makeLicenceFileIfDue(deps, id, record),
    )
  },
]

export async function workOff(deps: SealingDeps): Promise<WorkDone> {
  const made: Made[] = []
  const deadline = epochOf(deps.clock.now()) + BUDGET_MS
  for (const due of IN_ORDER) await workOffOne(deps, due, made, deadline)
  return { ...tallied(made), backlog: await backlogs(deps.store) }
}

/** One copy, if its turn has come. */
export async function makeNow(deps: SealingDeps, id: string): Promise<Made> {
  const record = await deps.store.get(key('copies', id))
  return record ? makeCopyIfDue(deps, id, record) : 'takenOver'
}

async function workOffOne(deps: SealingDeps, due: Due, made: Made[], deadline: number): Promise<void> {
  for (;;) {
    const page = await due(deps)
    for (const begin of page) {
      if (epochOf(deps.clock.now()) >= deadline || made.length >= MOST_PER_RUN || isAway(made)) return
      made.push(await begin())
    }
    if (page.length < PAGE) return
  }
}

function nextIn({ clock }: SealingDeps) {
  return { equals: { fileState: 'queued' }, order: 'ascending', upTo: clock.now(), limit: PAGE } as const
}

async function makeCopyIfDue(deps: SealingDeps, id: string, record: CopyRecord): Promise<Made> {
  const taken = await takeOn(deps, key('copies', id), record)
  return taken ? makeCopy(deps, id, taken) : 'takenOver'
}

async function makeLicenceFileIfDue(deps: SealingDeps, id: string, record: VersionRecord): Promise<Made> {
  const making = makingOf(record)
  const taken = making && (await takeOn(deps, key('versions', id), { ...record, ...making }))
  return taken ? makeLicenceFile(deps, id, taken) : 'takenOver'
}

function isAway(made: readonly Made[]): boolean {
  return made.length >= MOST_WAITING && made.slice(-MOST_WAITING).every((each) => each === 'waiting')
}

function tallied(made: readonly Made[]): { readonly [M in Made]: number } {
  const count = (wanted: Made) => made.filter((each) => each === wanted).length
  return {
    stored: count('stored'),
    waiting: count('waiting'),
    failed: count('failed'),
    takenOver: count('takenOver'),
  }
}
