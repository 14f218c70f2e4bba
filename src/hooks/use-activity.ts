/** 用证记录, newest first; or, of it, what the holder has put out of his sight. */
import { useEffect } from 'react'
import { rememberLines } from '../client/cache'
import { call } from '../client/call'
import type { ActivityLine } from '../contract/holder'
import type { Page } from '../contract/reply'
import { type Pages, usePages } from './use-pages'

export type Activity = Pages<ActivityLine, Page<ActivityLine>>

export function useActivity(hidden = false): Activity {
  const lines: Activity = usePages(
    (cursor) =>
      call('holder', 'listActivity', { ...(hidden ? { hidden } : {}), ...(cursor === undefined ? {} : { cursor }) }),
    { heldAs: hidden ? 'hiddenActivity' : 'activity' },
  )
  useEffect(() => rememberLines(lines.items))
  return lines
}
