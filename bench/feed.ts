/** The demo's 887 events pushed over signed HTTP into an empty cloud: large requests against small ones. */
import { discard, startCloud, startFeed, succeeded, temporaryDirectory } from './cloud'
import { take } from './figure'

const FEED = 'local/demo/province-feed.ndjson'

export async function measureFeed(): Promise<void> {
  const contenders = [100, 10].map((batch) => ({
    name: `887 events, ${batch} a request`,
    run: () => secondsToPush(batch),
  }))
  await take({ name: 'provincial feed', unit: 's', atMost: 60, rounds: 3, contenders })
}

async function secondsToPush(batch: number): Promise<number> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory, { args: ['--no-demo'] })
  try {
    const started = Date.now()
    await succeeded(startFeed(directory, FEED, ['--url', cloud.url, '--batch', String(batch)]))
    return (Date.now() - started) / 1000
  } finally {
    await cloud.stop()
    discard(directory)
  }
}
