/** 用证记录, newest first. */
import { call } from '../client/call'
import type { ActivityLine } from '../contract/holder'
import type { Page } from '../contract/reply'
import { type Pages, usePages } from './use-pages'

export function useActivity(): Pages<ActivityLine, Page<ActivityLine>> {
  return usePages((cursor) => call('holder', 'listActivity', cursor === undefined ? {} : { cursor }), {
    heldAs: 'activity',
  })
}
