/** 授权的状态 as recipients see it: the tone of the word. */
import type { Tone } from '../client/event-words'
import type { ItemState } from '../core/sharing/access'
import type { GrantState } from '../core/sharing/states'

export const STATE_TONES: { readonly [S in GrantState]: Tone } = {
  requested: 'warn',
  drafted: 'warn',
  active: 'ok',
  refused: 'bad',
  retracted: 'plain',
  lapsed: 'plain',
  dropped: 'plain',
  withdrawn: 'bad',
  returned: 'plain',
  expired: 'plain',
  usedUp: 'plain',
}

export const ITEM_TONES: { readonly [S in ItemState]: Tone } = { open: 'ok', usedUp: 'plain', withdrawn: 'bad' }

/** Who asked does not see that the holder has begun to answer. */
export function shownState(state: GrantState): GrantState {
  return state === 'drafted' ? 'requested' : state
}
