/** What a newcomer waits: a fresh clone, `npm ci && npm start`, until `/healthz` answers with the demo loaded. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { discard, startCloud, temporaryDirectory } from './cloud'
import { take } from './figure'

export async function measureColdStart(): Promise<void> {
  const contenders = [{ name: 'npm ci && npm start', run: minutesToReady }]
  await take({ name: 'cold start of a fresh clone', unit: 'min', atMost: 5, rounds: 1, contenders })
}

async function minutesToReady(): Promise<number> {
  const directory = temporaryDirectory()
  const clone = join(directory, 'clone')
  execFileSync('git', ['clone', '--quiet', '.', clone])
  const started = Date.now()
  execFileSync('npm', ['ci', '--silent'], { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] })
  const cloud = await startCloud(join(directory, 'data'), { repository: clone })
  const minutes = (Date.now() - started) / 60_000
  await cloud.stop()
  discard(directory)
  return minutes
}
