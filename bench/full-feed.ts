/**
 * A whole province through `npm run feed`: memory while it runs, and what is stored although the cloud was killed and started again
 * at a third of it and the feed at two thirds. What it fills stays as the store of that size.
 */
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended, freePort, type MeasuredCloud, residentMegabytes, startCloud, startFeed } from './cloud'
import { brokenChains, type Effects, effectsIn, expectedEffects } from './effects'
import { print } from './figure'
import { keep, MOST_LICENCES, prepared, STORE_SEED } from './stores'

/** Every so many licences one whose audit chain is checked. */
const CHAIN_STEP = 50
const SAMPLE_MS = 1000
const SHARES = [0.1, 0.5, 1] as const

interface Sample {
  readonly done: number
  readonly cloud: number
  readonly feed: number
}

export async function measureFullFeed(): Promise<void> {
  const { directory, file } = await prepared(MOST_LICENCES)
  const run = new FullFeed(directory, file, await freePort())
  const { samples, seconds } = await run.measure()
  const expected = expectedEffects({ licences: MOST_LICENCES, seed: STORE_SEED })
  checkEffects(directory, expected)
  await keep(directory)
  printMemory(samples)
  const rate = new Map([[`${expected.acceptedEvents} events, both killed once`, [expected.acceptedEvents / seconds]]])
  print({ name: 'full feed', unit: 'events/s', rounds: 1 }, rate)
}

class FullFeed {
  private readonly samples: Sample[] = []
  private cloud: MeasuredCloud | undefined
  private feed: ChildProcess | undefined

  constructor(
    private readonly directory: string,
    private readonly file: string,
    private readonly port: number,
  ) {}

  async measure(): Promise<{ readonly samples: readonly Sample[]; readonly seconds: number }> {
    const started = Date.now()
    await this.startCloud()
    this.startFeed()
    await this.reach(1 / 3)
    await this.cloud?.kill()
    await this.startCloud()
    await this.reach(2 / 3)
    if (this.feed) await ended(this.feed, 'SIGKILL')
    this.startFeed()
    await this.reach(1)
    const seconds = (Date.now() - started) / 1000
    await this.cloud?.stop()
    return { samples: this.samples, seconds }
  }

  private async startCloud(): Promise<void> {
    this.cloud = await startCloud(this.directory, { args: ['--no-demo'], port: this.port })
  }

  private startFeed(): void {
    this.feed = startFeed(this.directory, this.file, ['--url', `http://127.0.0.1:${this.port}`])
  }

  /** Waits until so much is acknowledged, and samples meanwhile. Throws when the feed gives up. */
  private async reach(share: number): Promise<void> {
    for (;;) {
      const done = this.acknowledged()
      if (done >= share) return
      if (this.feed?.exitCode) throw new Error(`the feed ended with ${this.feed.exitCode} at ${done}`)
      this.samples.push({ done, cloud: this.cloud?.residentMegabytes() ?? 0, feed: this.feedMegabytes() })
      await sleep(SAMPLE_MS)
    }
  }

  private feedMegabytes(): number {
    return this.feed ? residentMegabytes(this.feed) : 0
  }

  private acknowledged(): number {
    const progress = join(this.directory, 'feed-progress.json')
    if (!existsSync(progress)) return 0
    const offsets = Object.values(JSON.parse(readFileSync(progress, 'utf8'))).map(Number)
    return Math.max(0, ...offsets) / statSync(this.file).size
  }
}

function checkEffects(directory: string, expected: Effects): void {
  const found = effectsIn(directory)
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`stored ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
  }
  const { checked, broken } = brokenChains(directory, CHAIN_STEP)
  if (broken > 0) throw new Error(`${broken} of ${checked} audit chains are broken`)
  console.log(
    `\nfull feed: each of ${found.acceptedEvents} events has taken effect exactly once; ${checked} audit chains whole`,
  )
}

function printMemory(samples: readonly Sample[]): void {
  const columns = { cloud: 400, feed: 200 } as const
  for (const column of ['cloud', 'feed'] as const) {
    const at = SHARES.map((share): [string, number[]] => [`at ${share * 100} %`, [near(samples, share)[column]]])
    const highest: [string, number[]] = ['highest', [Math.max(...samples.map((sample) => sample[column]))]]
    const figure = { name: `full feed, ${column}, resident`, unit: 'MB', atMost: columns[column], rounds: 1 }
    print(figure, new Map([...at, highest]))
  }
}

/** The last sample at or before `share`. */
function near(samples: readonly Sample[], share: number): Sample {
  const before = samples.filter(({ done }) => done <= share).at(-1)
  if (!before) throw new Error('nothing was sampled')
  return before
}
