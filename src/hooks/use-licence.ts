/** One licence opened by its holder. */
import { useState } from 'react'
import { summaryOf } from '../client/cache'
import { call } from '../client/call'
import type { LicenceSummary, LicenceView } from '../contract/licence'
import { type Reloadable, useRemote } from './use-remote'

export interface OpenedLicence extends Reloadable<LicenceView> {
  /** What a list already told of it, for the time before (or without) the face. */
  readonly summary: LicenceSummary | undefined
}

export function useLicence(id: string): OpenedLicence {
  const opened = useRemote(() => call('holder', 'openLicence', { id }))
  const told = useSummary(id)
  return { ...opened, summary: opened.remote.state === 'ready' ? opened.remote.value.summary : told }
}

/** What is known of a licence without opening it: opening is itself written to the activity. */
export function useSummary(id: string): LicenceSummary | undefined {
  const [summary] = useState(() => summaryOf(id))
  return summary
}
