/** 车队: the vehicles of one operator, searched and filtered by the cloud, page by page. */
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { rememberSummaries } from '../client/cache'
import { call } from '../client/call'
import type { FleetCondition, FleetList, FleetOverview, FleetVehicle } from '../contract/holder'
import { type Pages, usePages } from './use-pages'

export interface Fleet extends Pages<FleetVehicle, FleetList> {
  /** What there is to choose from; stays while another question is under way. */
  readonly overview: FleetOverview | undefined
  /** When the screen is full: puts the vehicles that follow in place of those shown. */
  readonly goOn: () => void
}

/** Three hundred lines: what a phone scrolls without effort. Whoever looks for one vehicle of more searches for it. */
const MOST_PAGES = 6

/** A screenful. A page that came back shorter is followed by the next without being asked for. */
const ENOUGH = 10

export function useFleet(operator: string, condition: FleetCondition): Fleet {
  const asked = JSON.stringify(condition)
  const [start, setStart] = useState<{ readonly of: string; readonly cursor: string }>()
  const begin = start?.of === asked ? start.cursor : undefined
  const plain = asked === '{}' && begin === undefined
  const pages = usePages<FleetVehicle, FleetList>((after) => listFleet(operator, condition, after ?? begin), {
    about: `${asked} ${begin ?? ''}`,
    most: MOST_PAGES,
    ...(plain ? { heldAs: fleetHeldAs(operator) } : {}),
  })
  const items = eachOnce(pages.items)
  useEffect(() => rememberSummaries(items))
  useFollowing(pages, items.length)
  const { next } = pages
  const goOn = () => {
    if (next === undefined) return
    setStart({ of: asked, cursor: next })
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {})
  }
  return { ...pages, items, overview: useLatest(overviewOf(pages)), goOn }
}

/** The first page as it is kept for offline use. */
export function fleetHeldAs(operator: string): string {
  return `fleet:${operator}`
}

function listFleet(operator: string, condition: FleetCondition, cursor: string | undefined) {
  return call('holder', 'listFleet', { operator, ...condition, ...(cursor === undefined ? {} : { cursor }) })
}

/** A vehicle whose place changed between two pages may be on both. */
function eachOnce(vehicles: readonly FleetVehicle[]): readonly FleetVehicle[] {
  return [...new Map(vehicles.map((vehicle) => [vehicle.id, vehicle])).values()]
}

/** Each place is gone on from once: a page that failed waits for the person to ask. */
function useFollowing({ more, next, loadMore }: Pages<FleetVehicle, FleetList>, shown: number): void {
  const short = more === 'waiting' && shown < ENOUGH
  const followed = useRef<string>()
  useEffect(() => {
    if (!short || followed.current === next) return
    followed.current = next
    loadMore()
  })
}

function overviewOf({ remote }: Pages<FleetVehicle, FleetList>): FleetOverview | undefined {
  return remote.state === 'ready' ? remote.value.fleet : undefined
}

function useLatest<T>(value: T | undefined): T | undefined {
  const latest = useRef(value)
  if (value !== undefined) latest.current = value
  return latest.current
}
