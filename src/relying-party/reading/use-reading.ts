/** One reading. A lost answer is asked for again under the same id, so that it is one use; the next reading has another. */
import { useRef } from 'react'
import { call, type Outcome } from '../../client/call'
import { newRequestId } from '../../client/request-id'
import type { GrantedLicence, GrantView } from '../../contract/sharing'
import { type Act, useAct } from '../../hooks/use-act'

export interface Reading {
  readonly act: Act<GrantedLicence>
  readonly read: () => void
}

export function useReading({ id: grant, terms: { purpose } }: GrantView, licence: string): Reading {
  const requestId = useRef(newRequestId())
  const ask = async (): Promise<Outcome<GrantedLicence>> => {
    const outcome = await call('grants', 'readGranted', { requestId: requestId.current, grant, licence, purpose })
    const isAnswered = outcome.ok || (outcome.failure.code !== 'UNREACHABLE' && outcome.failure.code !== 'BUSY')
    if (isAnswered) requestId.current = newRequestId()
    return outcome
  }
  const [act, read] = useAct(ask)
  return { act, read }
}
