/** 状态 of grants and of delegations. The moves between them are in `grant-life` and `delegation`. */

/** `requested`: asked for by a relying party. `drafted`: being put together, in force for nobody. */
export const GRANT_STATES = [
  'requested',
  'drafted',
  'active',
  'refused',
  'retracted',
  'lapsed',
  'dropped',
  'withdrawn',
  'returned',
  'expired',
  'usedUp',
] as const
export type GrantState = (typeof GRANT_STATES)[number]

export type DelegationState = 'active' | 'notYet' | 'expired' | 'withdrawn' | 'representativeChanged'
