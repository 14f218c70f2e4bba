/**
 * 授权的状态: one table of states, moves and who may make them. What is not in it cannot happen: nobody brings back what was withdrawn, has expired
 * or is used up, and no recipient has a move that passes a grant on.
 */
import type { Failure } from '../failure'
import { ok, type Result, refuse } from '../result'
import { after, type CivilDate, epochOf, type Instant, parseInstant } from '../time'
import type { GrantState } from './states'

/** Who makes a move. `calendar`: time alone. `count`: the last use of the last licence. The authority moves only what it gave itself. */
export type GrantMover = 'holder' | 'recipient' | 'authority' | 'calendar' | 'count'

export const GRANT_MOVES = [
  'allow',
  'refuse',
  'retract',
  'give',
  'drop',
  'withdraw',
  'return',
  'lapse',
  'expire',
  'useUp',
] as const
export type GrantMove = (typeof GRANT_MOVES)[number]

interface MoveFacts {
  readonly from: readonly GrantState[]
  readonly to: GrantState
  readonly by: readonly GrantMover[]
}

const MOVES: { readonly [M in GrantMove]: MoveFacts } = {
  allow: { from: ['requested'], to: 'drafted', by: ['holder'] },
  refuse: { from: ['requested', 'drafted'], to: 'refused', by: ['holder'] },
  retract: { from: ['requested'], to: 'retracted', by: ['recipient'] },
  give: { from: ['drafted'], to: 'active', by: ['holder', 'authority'] },
  drop: { from: ['drafted'], to: 'dropped', by: ['holder', 'authority'] },
  withdraw: { from: ['active'], to: 'withdrawn', by: ['holder', 'authority'] },
  return: { from: ['active'], to: 'returned', by: ['recipient'] },
  lapse: { from: ['requested', 'drafted'], to: 'lapsed', by: ['calendar'] },
  expire: { from: ['active'], to: 'expired', by: ['calendar'] },
  useUp: { from: ['active'], to: 'usedUp', by: ['count'] },
}

/** What the calendar needs to know of a grant. */
export interface GrantTime {
  readonly state: GrantState
  /** Up to and including this moment it may stay as it is. */
  readonly endsAt: Instant
}

/** The states that nothing leads out of. */
export function isFinal(state: GrantState): boolean {
  return GRANT_MOVES.every((move) => !MOVES[move].from.includes(state))
}

/** The state at `now`: what was stored, unless its time has run out since. */
export function grantStateAt({ state, endsAt }: GrantTime, now: Instant): GrantState {
  if (now <= endsAt) return state
  const move = state === 'active' ? MOVES.expire : MOVES.lapse
  return move.from.includes(state) ? move.to : state
}

/** The state after `move`, made by `by` at `now`; refused when it is no move of his or none from there. */
export function moved(grant: GrantTime, move: GrantMove, by: GrantMover, now: Instant): Result<GrantState, Failure> {
  const { from, to, by: movers } = MOVES[move]
  const state = grantStateAt(grant, now)
  const isPossible = movers.includes(by) && from.includes(by === 'calendar' ? grant.state : state)
  if (by === 'calendar' && now <= grant.endsAt) return refuse({ code: 'GRANT_STATE', state })
  return isPossible ? ok(to) : refuse({ code: 'GRANT_STATE', state })
}

/** 阶段: what a list is read by. */
export type GrantStage = 'asked' | 'standing' | 'over'

export function stageOf(state: GrantState): GrantStage {
  if (state === 'requested') return 'asked'
  return state === 'drafted' || state === 'active' ? 'standing' : 'over'
}

/** Ours: a holder has two weeks to answer, as long as a reminder and a holiday take. */
export const REQUEST_LIFE_MS = 14 * 24 * 60 * 60_000
/** Ours: whoever is interrupted while he picks five thousand vehicles can go on the next day. */
export const DRAFT_LIFE_MS = 24 * 60 * 60_000

/** The last moment of `day` in China. */
export function endOfDay(day: CivilDate): Instant {
  const end = parseInstant(`${day}T23:59:59.999+08:00`)
  // A civil date is a day that exists; the year 9999 ends earlier in UTC, not later.
  if (!end.ok) throw new RangeError(`no such day: ${day}`)
  return end.value
}

/** How long a grant that was just brought into `state` may stay so. */
export function endsAtOf(state: 'requested' | 'drafted' | 'active', until: CivilDate, now: Instant): Instant {
  const end = endOfDay(until)
  if (state === 'active') return end
  const life = after(now, state === 'requested' ? REQUEST_LIFE_MS : DRAFT_LIFE_MS)
  return epochOf(life) < epochOf(end) ? life : end
}
