/**
 * 核验: the verdict on the code the officer has just read. The request is kept until there is an answer; a check made on this phone goes to the
 * queue at once, so that the holder hears of it when there is a network.
 */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Judged, judge, wantsMore } from '../judge'
import { changeQueue, setOpenCheck } from '../offline-queue'
import { endVerification, type PendingVerification, pendingVerification } from '../pending-verification'
import { withCheck, withVerdict } from '../queued-checks'
import { officerNumber, tellQueue } from '../tell-queue'
import { refreshTrust } from '../trust-refresh'
import { type Checked, checkCode } from './check-code'

/** `kept`: whether the cloud will hear of it; `nobody`: no officer is known here, so there is nobody to tell it. */
export type Keeping = 'queued' | 'full' | 'nobody'

export type Verification =
  | { readonly state: 'nothing' | 'checking' }
  | Exclude<Checked, { readonly state: 'offline' }>
  | (Extract<Checked, { readonly state: 'offline' }> & { readonly keeping: Keeping })

export interface Verifying {
  readonly verification: Verification
  readonly again: () => void
}

export function useVerification(): Verifying {
  const [verification, setVerification] = useState<Verification>({ state: 'checking' })
  const asking = useRef(false)
  const verify = useCallback(async () => {
    if (asking.current) return
    const pending = pendingVerification()
    if (!pending) return setVerification(orNothing)
    asking.current = true
    setVerification((before) => (before.state === 'offline' ? before : { state: 'checking' }))
    const checked = await checkCode(pending)
    if (checked.state !== 'unanswered') endVerification()
    asking.current = false
    if (checked.state === 'offline') {
      setVerification({ ...checked, keeping: kept(pending, checked) })
      judgeAgain(checked, setVerification)
    } else {
      setVerification(checked)
      // The network is there: what waited for it is told now.
      if (checked.state !== 'unanswered' && checked.state !== 'foreign') tellQueue()
    }
  }, [])
  useDidShow(() => {
    verify()
  })
  useEffect(() => turnAway, [])
  return { verification, again: verify }
}

/** As long as the page is there its check may still get an outcome; after that it is told. */
function turnAway(): void {
  setOpenCheck(undefined)
  tellQueue()
}

type OfflineChecked = Extract<Checked, { readonly state: 'offline' }>

function kept({ place }: PendingVerification, { judged, code, requestId }: OfflineChecked): Keeping {
  const officer = officerNumber()
  if (officer === undefined) return 'nobody'
  setOpenCheck(requestId)
  const { verdict, reason } = judged.verdict
  const check = { requestId, code, at: judged.at, verdict, officer, ...(place === undefined ? {} : { place }) }
  const isKept = changeQueue((queue) => withCheck(queue, { ...check, ...(reason === undefined ? {} : { reason }) }))
  return isKept ? 'queued' : 'full'
}

/** The verdict stands at once; where newer material could change it and there is a network, it is judged again with that. */
async function judgeAgain(
  { judged, code, requestId }: OfflineChecked,
  show: (change: (before: Verification) => Verification) => void,
): Promise<void> {
  if (!wantsMore(judged)) return
  await refreshTrust(true)
  const anew = judge(code, requestId)
  if (isSame(judged, anew)) return
  const { verdict, reason } = anew.verdict
  changeQueue((queue) => withVerdict(queue, requestId, { verdict, ...(reason === undefined ? {} : { reason }) }))
  show((before) =>
    before.state === 'offline' && before.requestId === requestId ? { ...before, judged: anew } : before,
  )
}

function isSame({ verdict: a }: Judged, { verdict: b }: Judged): boolean {
  return a.verdict === b.verdict && a.reason === b.reason && a.notices.length === b.notices.length
}

/** Coming back to a verdict that has been given leaves it on the screen. */
function orNothing(before: Verification): Verification {
  return before.state === 'checking' ? { state: 'nothing' } : before
}
