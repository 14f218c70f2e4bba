/** The fleets the person may look at, with their sizes. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { held, hold } from '../client/cache'
import { call } from '../client/call'
import type { FleetEntry } from '../contract/holder'
import { fleetHeldAs } from './use-fleet'

const HELD_AS = 'fleets'

/** So many fleets get their first page kept on the way: they open offline even if they were never opened before. */
const KEPT_AHEAD = 3

export function useFleets(): readonly FleetEntry[] {
  const [fleets, setFleets] = useState<readonly FleetEntry[]>(() => held<readonly FleetEntry[]>(HELD_AS)?.value ?? [])
  const load = useCallback(async () => {
    const outcome = await call('holder', 'listFleets', {})
    if (!outcome.ok) return
    const { items } = outcome.value
    hold(HELD_AS, items)
    setFleets(items)
    for (const { operator } of items.slice(0, KEPT_AHEAD)) keepFirstPage(operator)
  }, [])
  // The ways in appear below the list, when the page has long been shown.
  useEffect(() => {
    load()
  }, [load])
  useDidShow(load)
  return fleets
}

async function keepFirstPage(operator: string): Promise<void> {
  const outcome = await call('holder', 'listFleet', { operator })
  if (outcome.ok) hold(fleetHeldAs(operator), outcome.value)
}
