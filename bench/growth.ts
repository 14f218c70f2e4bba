/**
 * What an event costs as the store grows: clouds with 1,000, 10,000 and 100,000 licences take the same new events in turn, from four
 * senders. Wall clock, processor time and requests to the database, each per event.
 */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pushFile } from '../local/demo/push'
import { readPair } from '../local/keys'
import { discard, type MeasuredCloud, startCloud, temporaryDirectory } from './cloud'
import { print } from './figure'
import { writeProvince } from './province/write'
import { MOST_LICENCES, storeOf } from './stores'

const SIZES = [MOST_LICENCES / 100, MOST_LICENCES / 10, MOST_LICENCES]
const SENDERS = 4
const BATCH = 50
/** New licences a round: enough for some seconds. */
const LICENCES = 640
const ROUNDS = 5
/** Rounds before the first that counts: the functions must be warm. */
const WARM_UP = 1
const FIRST_SEED = 10

interface Measured {
  readonly rate: number
  readonly milliseconds: number
  readonly processor: number
  readonly requests: number
}

export async function measureGrowth(): Promise<void> {
  const scratch = temporaryDirectory()
  const clouds = await Promise.all(
    (await copies(scratch)).map((directory) => startCloud(directory, { args: ['--no-demo'] })),
  )
  try {
    report(await rounds(scratch, clouds))
  } finally {
    for (const cloud of clouds) await cloud.stop()
    discard(scratch)
  }
}

/** Copies, so that the stores keep their size. */
async function copies(scratch: string): Promise<string[]> {
  const directories: string[] = []
  for (const size of SIZES) {
    const directory = join(scratch, String(size))
    cpSync(await storeOf(size), directory, { recursive: true })
    rmSync(join(directory, 'province.ndjson'))
    directories.push(directory)
  }
  return directories
}

async function rounds(scratch: string, clouds: readonly MeasuredCloud[]): Promise<Measured[][]> {
  const measured: Measured[][] = clouds.map(() => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const file = join(scratch, `round-${round}.ndjson`)
    const events = await writeProvince(file, { licences: LICENCES, seed: FIRST_SEED + WARM_UP + round })
    for (const [position, cloud] of clouds.entries()) {
      const one = await push(cloud, file, events)
      if (round >= 0) measured[position]?.push(one)
    }
  }
  return measured
}

async function push(cloud: MeasuredCloud, file: string, events: number): Promise<Measured> {
  const key = readPair(join(cloud.dataDirectory, 'keys'), 'province-licensing')
  const progressFile = join(cloud.dataDirectory, 'feed-progress.json')
  const before = { time: performance.now(), processor: cloud.processorTime(), requests: await requestsOf(cloud) }
  const totals = await pushFile({ file, url: cloud.url, key, batch: BATCH, senders: SENDERS, progressFile })
  if (totals.outcomes.accepted !== events) throw new Error(`not all accepted: ${JSON.stringify(totals.outcomes)}`)
  const milliseconds = (performance.now() - before.time) / events
  return {
    ...{ rate: 1000 / milliseconds, milliseconds },
    processor: (cloud.processorTime() - before.processor) / events,
    requests: ((await requestsOf(cloud)) - before.requests) / events,
  }
}

async function requestsOf(cloud: MeasuredCloud): Promise<number> {
  return Object.values(await cloud.requests()).reduce((sum, count) => sum + count, 0)
}

function report(measured: readonly (readonly Measured[])[]): void {
  const column = (name: keyof Measured) =>
    new Map(
      SIZES.map((size, position) => [`${size} licences stored`, (measured[position] ?? []).map((one) => one[name])]),
    )
  const rounds = ROUNDS
  const growth = { rounds, ratioAtMost: 1.2 }
  print({ name: `events accepted, ${SENDERS} senders`, unit: 'events/s', rounds, atLeast: 120 }, column('rate'))
  print({ name: 'time per event', unit: 'ms', ...growth }, column('milliseconds'))
  print({ name: 'processor time per event', unit: 'ms', ...growth }, column('processor'))
  print({ name: 'requests to the database per event', unit: '', ...growth }, column('requests'))
}
