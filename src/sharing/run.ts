/**
 * 授权的办理: from the draft to the grant that counts, one request after the other, each of which may be repeated. How far it has come is kept after
 * every answer: whoever is interrupted goes on where he was, and nothing is done twice.
 */
import { rememberSummaries, summaryOf } from '../client/cache'
import { call, type Outcome } from '../client/call'
import { now } from '../client/clock'
import { newRequestId } from '../client/request-id'
import type { FleetCondition } from '../contract/holder'
import type { FillLine, GrantFill } from '../contract/sharing'
import { ok } from '../core/result'
import { civilDateOf } from '../core/time'
import { termsOf } from './terms-of'
import type { LeftOutLine, PickedFleet, Run, Wish } from './wish'

/** What is to be done next. `ask`: some are left out, and the person decides. `empty`: there is nothing to give. */
export type RunStep = 'draft' | 'pick' | 'fleet' | 'ask' | 'empty' | 'give' | 'done'

/** As the contract. */
const AT_ONCE = 100

export function stepOf({ picked, fleet }: Wish, run: Run): RunStep {
  if (run.given) return 'done'
  if (run.grant === undefined) return 'draft'
  if (run.sent < picked.length) return 'pick'
  if (fleet && !run.fleetDone) return 'fleet'
  if (run.size === 0) return 'empty'
  return run.leftOut.length > 0 && !run.agreed ? 'ask' : 'give'
}

export function newRun(wish: Wish): Run {
  return {
    ...{ requestId: newRequestId(), of: essenceOf(wish), sent: 0, fleetDone: false, size: 0 },
    ...{ leftOut: [], agreed: false, given: false },
  }
}

/** The run that belongs to the wish as it is now; undefined when it has been changed since, or never begun. */
export function runOf(wish: Wish): Run | undefined {
  return wish.run?.of === essenceOf(wish) ? wish.run : undefined
}

/** What makes two wishes the same act. */
function essenceOf(wish: Wish): string {
  const { giver, picked, fleet, recipient, asked } = wish
  const terms = termsOf(wish, civilDateOf(now()))
  const licences = picked.map(({ id }) => id)
  const except = fleet?.except.map(({ id }) => id)
  return JSON.stringify([giver?.id, licences, fleet?.condition, except, recipient?.id, terms, asked?.grant])
}

/** Takes the next step. The run after it, or what stands in its way; then the same step is taken again. */
export function takeStep(wish: Wish, run: Run): Promise<Outcome<Run>> {
  const take = STEPS[stepOf(wish, run)]
  return take ? take(wish, run) : Promise.resolve(ok(run))
}

type Take = (wish: Wish, run: Run) => Promise<Outcome<Run>>

const STEPS: { readonly [S in RunStep]?: Take } = {
  draft,
  pick,
  fleet: fillFromFleet,
  give,
}

async function draft(wish: Wish, run: Run): Promise<Outcome<Run>> {
  const { giver, recipient, asked } = wish
  if (!giver || !recipient) throw new Error('a step before its time')
  const { kind, id } = recipient
  const outcome = await call('grants', 'draftGrant', {
    ...{ requestId: run.requestId, giver: giver.id, recipient: { kind, id } },
    terms: termsOf(wish, civilDateOf(now())),
    ...(asked ? { request: asked.grant } : {}),
  })
  return outcome.ok ? ok({ ...run, grant: outcome.value.id }) : outcome
}

async function pick({ picked }: Wish, run: Run): Promise<Outcome<Run>> {
  const licences = picked.slice(run.sent, run.sent + AT_ONCE)
  const outcome = await call('grants', 'fillGrant', {
    grant: grantOf(run),
    pick: { licences: licences.map(({ id }) => id) },
  })
  if (!outcome.ok) return outcome
  const nameOf = (id: string) => licences.find((each) => each.id === id)?.subject ?? '—'
  return ok({ ...run, sent: run.sent + licences.length, ...filled(run, outcome.value, nameOf) })
}

async function fillFromFleet(wish: Wish, run: Run): Promise<Outcome<Run>> {
  const { giver, fleet } = wish
  if (!giver || !fleet) throw new Error('a step before its time')
  const page = await (fleet.except.length === 0 ? fillPage : pickPage)(giver.id, fleet, run)
  if (!page.ok) return page
  const { next } = page.value
  const { cursor: _, ...rest } = run
  return ok({
    ...rest,
    ...filled(run, page.value, (id) => summaryOf(id)?.subject ?? '—'),
    ...(next === undefined ? { fleetDone: true } : { cursor: next }),
  })
}

/** The cloud picks the page itself. */
async function fillPage(operator: string, { condition }: PickedFleet, run: Run): Promise<Outcome<GrantFill>> {
  const pick = { fleet: condition, ...fromHere(run) }
  const outcome = await call('grants', 'fillGrant', { grant: grantOf(run), pick })
  if (outcome.ok) await learnNames(operator, condition, run, outcome.value.results)
  return outcome
}

/** With exceptions: the page is looked at, and the rest of it is picked by hand. */
async function pickPage(operator: string, { condition, except }: PickedFleet, run: Run): Promise<Outcome<GrantFill>> {
  const page = await call('holder', 'listFleet', { operator, ...condition, ...fromHere(run) })
  if (!page.ok) return page
  const { items, next } = page.value
  rememberSummaries(items)
  const gone = new Set(except.map(({ id }) => id))
  const licences = items.map(({ id }) => id).filter((id) => !gone.has(id))
  const onward = next === undefined ? {} : { next }
  if (licences.length === 0) return ok({ results: [], size: run.size, ...onward })
  const outcome = await call('grants', 'fillGrant', { grant: grantOf(run), pick: { licences } })
  if (!outcome.ok) return outcome
  const { results, size } = outcome.value
  return ok({ results, size, ...onward })
}

/** The answer names licences by their ids: plates of those left out are asked for, when no list has shown them yet. */
async function learnNames(
  operator: string,
  condition: FleetCondition,
  run: Run,
  results: readonly FillLine[],
): Promise<void> {
  const isUnknown = results.some(({ licence, outcome }) => outcome === 'leftOut' && !summaryOf(licence))
  if (!isUnknown) return
  const outcome = await call('holder', 'listFleet', { operator, ...condition, ...fromHere(run) })
  if (outcome.ok) rememberSummaries(outcome.value.items)
}

function fromHere({ cursor }: Run): { readonly cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}

async function give(_: Wish, run: Run): Promise<Outcome<Run>> {
  const outcome = await call('grants', 'giveGrant', { grant: grantOf(run) })
  return outcome.ok ? ok({ ...run, given: true, size: outcome.value.size }) : outcome
}

function filled(run: Run, { results, size }: GrantFill, nameOf: (licence: string) => string): Partial<Run> {
  const known = new Set(run.leftOut.map(({ licence }) => licence))
  const more = results.flatMap((line): LeftOutLine[] => {
    if (line.outcome !== 'leftOut' || known.has(line.licence)) return []
    return [{ licence: line.licence, subject: nameOf(line.licence), reason: line.reason }]
  })
  return { size, leftOut: [...run.leftOut, ...more] }
}

function grantOf({ grant }: Run): string {
  if (grant === undefined) throw new Error('a step before its time')
  return grant
}
