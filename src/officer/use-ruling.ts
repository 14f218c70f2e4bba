/** 记录情况: what the officer did with a verdict, noted with the check that waits, told at once, or told later. */
import { useState } from 'react'
import { call, type Obstacle } from '../client/call'
import { changeQueue, queue, setOpenCheck } from './offline-queue'
import { withNote, withRuling } from './queued-checks'
import type { Ruling } from './rulings'
import { officerNumber, tellQueue } from './tell-queue'

/** Which check it is about: one made on this phone, or one the cloud knows. */
export type About =
  | { readonly kind: 'queued'; readonly requestId: string }
  | { readonly kind: 'known'; readonly verification: string }

export type Noting =
  | { readonly state: 'open' | 'busy' | 'full' }
  | { readonly state: 'noted' | 'queued'; readonly ruling: Ruling }
  | { readonly state: 'failed'; readonly obstacle: Obstacle }

export function useRuling(about: About): readonly [Noting, (ruling: Ruling) => Promise<void>] {
  const [noting, setNoting] = useState<Noting>({ state: 'open' })
  const note = async (ruling: Ruling) => {
    if (noting.state === 'busy') return
    setNoting({ state: 'busy' })
    setNoting(
      about.kind === 'queued' ? noteQueued(about.requestId, ruling) : await noteKnown(about.verification, ruling),
    )
  }
  return [noting, note]
}

function noteQueued(requestId: string, ruling: Ruling): Noting {
  if (!queue().checks.some((check) => check.requestId === requestId)) return { state: 'full' }
  changeQueue((before) => withRuling(before, requestId, ruling))
  setOpenCheck(undefined)
  tellQueue()
  return { state: 'queued', ruling }
}

async function noteKnown(verification: string, ruling: Ruling): Promise<Noting> {
  const outcome = await call('officer', 'noteOutcome', { verification, ...ruling })
  if (outcome.ok) return { state: 'noted', ruling }
  const officer = officerNumber()
  if (outcome.failure.code !== 'UNREACHABLE' || officer === undefined) {
    return { state: 'failed', obstacle: outcome.failure }
  }
  const isKept = changeQueue((before) => withNote(before, { verification, officer, ...ruling }))
  return isKept ? { state: 'queued', ruling } : { state: 'full' }
}
