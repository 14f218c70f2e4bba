/** A province's feed while the cloud and the feed are killed in the middle: every event takes effect once, and none is lost. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brokenChains, effectsIn, expectedEffects } from '../../bench/effects'
import { writeProvince } from '../../bench/province/write'
import { remove, temporaryDir } from '../local/fixtures/cloud'
import { type Run, startProcess } from '../local/fixtures/process'

const PROVINCE = { licences: 800, seed: 5 }
const FUNCTIONS = 'dist/cloudfunctions'

const dataDir = temporaryDir('feed-killed')
const file = join(dataDir, 'province.ndjson')
afterAll(() => remove(dataDir))

it('ends with each event applied exactly once and every audit chain whole', async () => {
  await writeProvince(file, PROVINCE)
  const port = await freePort()
  const cloud = startProcess(dataDir, FUNCTIONS, { port })
  await cloud.url
  const feed = startFeed(port)

  await acknowledged(0.2)
  await killed(cloud.child)
  const second = startProcess(dataDir, FUNCTIONS, { port })
  await acknowledged(0.5)
  await killed(feed)
  const again = startFeed(port)
  await acknowledged(0.75)
  await Promise.all([killed(again), killed(second.child)])

  const third: Run = startProcess(dataDir, FUNCTIONS, { port })
  await third.url
  expect(await exitOf(startFeed(port))).toBe(0)
  await killed(third.child)
  expect(effectsIn(dataDir)).toEqual(expectedEffects(PROVINCE))
  expect(brokenChains(dataDir, 1)).toEqual({ checked: PROVINCE.licences, broken: 0 })
})

function startFeed(port: string): ChildProcess {
  const args = ['--import', 'tsx', 'local/demo/feed.ts', file, '--url', `http://127.0.0.1:${port}`, '--batch', '20']
  return spawn(process.execPath, args, { env: { ...process.env, DATA_DIR: dataDir }, stdio: 'ignore' })
}

/** Resolves when so much of the file is acknowledged. */
async function acknowledged(share: number): Promise<void> {
  const progress = join(dataDir, 'feed-progress.json')
  const { size } = statSync(file)
  for (;;) {
    const offsets = existsSync(progress) ? Object.values(JSON.parse(readFileSync(progress, 'utf8'))) : []
    if (Math.max(0, ...offsets.map(Number)) >= size * share) return
    await sleep(20)
  }
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await exitOf(child)
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.on('exit', resolve))
}

/** The same port after each start: the feed is told one address, and comes back to it. */
/**
 * A port that nobody listens at, for a cloud that is to come back to it: below those that the system gives to whoever asks for any, or another test
 * could be given it between two starts.
 */
function freePort(): Promise<string> {
  const port = randomInt(20_000, 32_000)
  return new Promise((resolve) => {
    const server = createServer()
      .on('error', () => resolve(freePort()))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(String(port))))
  })
}
