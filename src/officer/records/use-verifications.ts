/** The officer's own verifications, newest first. */
import { call } from '../../client/call'
import type { VerificationLine } from '../../contract/officer'
import type { Page } from '../../contract/reply'
import { type Pages, usePages } from '../../hooks/use-pages'

export function useVerifications(): Pages<VerificationLine, Page<VerificationLine>> {
  return usePages((cursor) => call('officer', 'listVerifications', cursor === undefined ? {} : { cursor }))
}
