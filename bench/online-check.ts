/**
 * 在线核验 as phones make it: a holder's code asked about by an officer on shift, through gateway, worker, bundle, SDK and store; one at a time, then by
 * several at once. Beside it what anyone who scans is told. Officers are limited to sixty codes a minute, so there are pauses.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FleetEntry, FleetList, PresentationCode } from '../src/contract/holder'
import { discard, type MeasuredCloud, startCloud, temporaryDirectory } from './cloud'
import { print } from './figure'
import { invoke, signIn } from './people'

const CALLERS = [1, 4, 16] as const
/** Of one officer in a minute: below his limit. */
const CHECKS = 52
/** Of one person who is no officer: below his limit. */
const ANYONE = 8
const WARM_UP = 5
const PAUSE_MS = 61_000

interface Showing {
  readonly openid: string
  readonly licences: readonly string[]
}

interface Asker {
  readonly openid: string
  readonly route: 'verify' | 'checkCode'
}

interface SealingRun {
  readonly backlog: { readonly licences: { readonly queued: string } }
}

interface Measured {
  readonly milliseconds: readonly number[]
  readonly perSecond: number
  /** Processor time of the whole cloud per check, in ms. */
  readonly processor: number
}

export async function measureOnlineCheck(): Promise<void> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory)
  try {
    const showing = await showingCompany(cloud.url)
    await filesMade(cloud.url)
    const officers = await signIn(cloud.url, 'officer')
    await warmUp(cloud, showing, officers)
    const presented: number[] = []
    const measured = new Map<string, Measured>()
    for (const callers of CALLERS) {
      await sleep(PAUSE_MS)
      const codes = await codesFor(cloud.url, showing, officers.length * CHECKS, presented)
      const askers = codes.map((_, at): Asker => ({ openid: officers[at % officers.length] ?? '', route: 'verify' }))
      measured.set(`officers, ${callers} at once`, await ask(cloud, askers, codes, callers))
      const others = await codesFor(cloud.url, showing, 16 * ANYONE, presented)
      const anyone = others.map((_, at): Asker => ({ openid: `passer-by-${callers}-${at % 16}`, route: 'checkCode' }))
      measured.set(`anyone who scans, ${callers} at once`, await ask(cloud, anyone, others, callers))
    }
    report(measured, presented)
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

/** A company whose vehicles' licences are activated: codes of many licences, as at the roadside. */
async function showingCompany(url: string): Promise<Showing> {
  const [openid = ''] = await signIn(url, 'company', 1)
  const call = <T>(route: string, request: object) => invoke<T>(url, 'holder', openid, route, request)
  const { items: fleets } = await call<{ readonly items: readonly FleetEntry[] }>('listFleets', {})
  const pages = fleets.map(({ operator }) => call<FleetList>('listFleet', { operator, state: 'inForce' }))
  const licences = (await Promise.all(pages)).flatMap(({ items }) => items.map(({ id }) => id))
  if (licences.length === 0) throw new Error('the company has no vehicle in force')
  for (const id of licences) await call('activate', { id })
  return { openid, licences }
}

/** The files of the licences just loaded are made in the background, which is no part of a check: until none waits. */
async function filesMade(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/local/timers/sealing/run`, { method: 'POST' })
    const { value } = (await answer.json()) as { readonly value: SealingRun }
    if (Number(value.backlog.licences.queued) === 0) return
  }
}

/** The first calls start workers and are of no interest. */
async function warmUp(cloud: MeasuredCloud, showing: Showing, officers: readonly string[]): Promise<void> {
  const codes = await codesFor(cloud.url, showing, officers.length * WARM_UP, [])
  const askers = codes.map((_, at): Asker => ({ openid: officers[at % officers.length] ?? '', route: 'verify' }))
  await ask(cloud, askers, codes, officers.length)
}

/** Fresh codes, and how long each took to be made. */
async function codesFor(url: string, { openid, licences }: Showing, count: number, took: number[]): Promise<string[]> {
  const codes: string[] = []
  for (let at = 0; at < count; at++) {
    const started = performance.now()
    const id = licences[at % licences.length]
    codes.push((await invoke<PresentationCode>(url, 'holder', openid, 'present', { id })).code)
    took.push(performance.now() - started)
  }
  return codes
}

/** Each code asked about once, so many at a time. */
async function ask(
  cloud: MeasuredCloud,
  askers: readonly Asker[],
  codes: readonly string[],
  callers: number,
): Promise<Measured> {
  const milliseconds: number[] = []
  let next = 0
  const caller = async () => {
    for (let at = next++; at < codes.length; at = next++) {
      const { openid, route } = askers[at] ?? { openid: '', route: 'verify' }
      const requestId = randomBytes(12).toString('hex')
      const started = performance.now()
      await invoke(cloud.url, 'officer', openid, route, { code: codes[at], requestId })
      milliseconds.push(performance.now() - started)
    }
  }
  const processorBefore = cloud.processorTime()
  const started = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  const perSecond = (codes.length * 1000) / (performance.now() - started)
  return { milliseconds, perSecond, processor: (cloud.processorTime() - processorBefore) / codes.length }
}

function report(measured: ReadonlyMap<string, Measured>, presented: readonly number[]): void {
  const [first = ['', { milliseconds: [], perSecond: 0, processor: 0 }] as const] = measured
  const [name, { milliseconds }] = first
  const rounds = milliseconds.length
  print({ name: 'online check, whole', unit: 'ms', rounds, atMost: 25 }, new Map([[name, milliseconds]]))
  const times = [...measured].map(([who, each]) => [who, each.milliseconds] as const)
  print({ name: 'online checks', unit: 'ms', rounds }, new Map([...times, ['a code made (present)', presented]]))
  const work = [...measured].map(([who, { processor }]) => [who, [processor]] as const)
  print({ name: 'processor time per check', unit: 'ms', rounds: 1 }, new Map(work))
  const rates = [...measured].map(([who, { perSecond }]) => [who, [perSecond]] as const)
  print({ name: 'online checks, throughput', unit: 'checks/s', rounds: 1 }, new Map(rates))
}
