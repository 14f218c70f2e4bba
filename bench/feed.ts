/** The demo's 887 events pushed over signed HTTP into an empty cloud: large requests against small ones. */
import { spawn } from 'node:child_process'
import { discard, startCloud, temporaryDirectory } from './cloud'
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
  const cloud = await startCloud(directory, ['--no-demo'])
  try {
    const started = Date.now()
    await push(directory, ['--url', cloud.url, '--batch', String(batch)])
    return (Date.now() - started) / 1000
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

/** With the cloud's own data directory: its keys, and no memory of an earlier push of the same file. */
function push(directory: string, args: readonly string[]): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'feed', '--', FEED, ...args], {
    env: { ...process.env, DATA_DIR: directory },
    stdio: 'ignore',
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm run feed ended with ${code}`))))
  })
}
