/** 车队: the transport certificates of the company that holds the permit. */
import { useEffect, useState } from 'react'
import { hold, rememberSummaries } from '../client/cache'
import { call } from '../client/call'
import type { LicenceList } from '../contract/holder'
import type { LicenceSummary } from '../contract/licence'
import { kindOf } from '../core/licence/kinds'
import { type Pages, usePages } from './use-pages'

export function useFleet(permit: string): Pages<LicenceSummary, LicenceList> {
  const pages = usePages<LicenceSummary, LicenceList>(
    (cursor) => call('holder', 'listFleet', cursor === undefined ? { permit } : { permit, cursor }),
    heldName(permit),
  )
  useEffect(() => rememberSummaries(pages.items))
  return pages
}

/**
 * How many vehicles each permit's company has, by the permit's id: `128`, or `50+` when there are more pages. The first page
 * is kept on the way, so that a fleet opens offline even if it was never opened before.
 */
export function useFleetSizes(licences: readonly LicenceSummary[]): ReadonlyMap<string, string> {
  const [sizes, setSizes] = useState<ReadonlyMap<string, string>>(new Map())
  const permits = licences.filter((licence) => kindOf(licence.typeCode).category === 'business').map(({ id }) => id)
  const wanted = permits.join()
  useEffect(() => {
    for (const permit of wanted === '' ? [] : wanted.split(',')) {
      sizeOf(permit).then((size) => setSizes((before) => (size ? new Map(before).set(permit, size) : before)))
    }
  }, [wanted])
  return sizes
}

async function sizeOf(permit: string): Promise<string | undefined> {
  const outcome = await call('holder', 'listFleet', { permit })
  if (!outcome.ok) return undefined
  hold(heldName(permit), outcome.value)
  const { items, next } = outcome.value
  return items.length === 0 ? undefined : `${items.length}${next === undefined ? '' : '+'}`
}

function heldName(permit: string): string {
  return `fleet:${permit}`
}
