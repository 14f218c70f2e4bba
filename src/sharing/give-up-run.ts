/** A draft nobody wants any more is thrown away. Nothing waits for it: one that stays is in force for nobody and lapses by itself. */
import { call } from '../client/call'
import type { Wish } from './wish'

/** The draft of an answer is the request itself, which is not refused by the way. */
export function giveUpRun({ run, asked }: Wish): void {
  if (run?.grant === undefined || run.given || asked) return
  call('grants', 'dropGrant', { grant: run.grant })
}
