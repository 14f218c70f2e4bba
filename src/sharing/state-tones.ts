/** 授权 and 委托的状态 as pages show them: the tone of the word. */
import type { Tone } from '../client/event-words'
import type { DelegationState, GrantState } from '../core/sharing/states'

export const GRANT_TONES: { readonly [S in GrantState]: Tone } = {
  requested: 'warn',
  drafted: 'info',
  active: 'ok',
  refused: 'plain',
  retracted: 'plain',
  lapsed: 'plain',
  dropped: 'plain',
  withdrawn: 'plain',
  returned: 'plain',
  expired: 'plain',
  usedUp: 'plain',
}

export const DELEGATION_TONES: { readonly [S in DelegationState]: Tone } = {
  active: 'ok',
  notYet: 'info',
  expired: 'plain',
  withdrawn: 'plain',
  representativeChanged: 'warn',
}
