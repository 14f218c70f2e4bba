/** 加注件的状态 as pages show it: the tone of its word. */
import type { Tone } from '../client/event-words'
import type { CopyState } from '../contract/copies'

export const STATE_TONES: { readonly [S in CopyState]: Tone } = {
  making: 'info',
  ready: 'ok',
  failed: 'bad',
  expired: 'plain',
  withdrawn: 'plain',
}
