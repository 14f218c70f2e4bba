/** The provincial feed: signed, in batches, resumed after the last acknowledged one, its findings without personal values. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud, temporaryDir } from './fixtures/cloud'

const root = join(__dirname, '..', '..')
const scratch = temporaryDir('feed')
const functionsDir = buildFixtures(['province'])
let cloud: FixtureCloud

beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir })
})
afterAll(async () => {
  await cloud.close()
  for (const directory of [cloud.dataDir, scratch, functionsDir]) remove(directory)
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function feed(...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: cloud.dataDir }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'local', 'demo', 'feed.ts'), ...args], {
    cwd: root,
    env,
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, out, err })))
}

function fileOf(name: string, events: readonly object[]): string {
  const file = join(scratch, name)
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  return file
}
const events = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ eventId: `${prefix}-${n}` }))

it('pushes a file in batches and, the second time, nothing more', async () => {
  const file = fileOf('plain.ndjson', events('plain', 250))
  expect(await feed(file, '--url', cloud.url)).toMatchObject({ code: 0, out: 'events 250  accepted 250\n' })
  expect(await feed(file, '--url', cloud.url)).toMatchObject({
    code: 0,
    out: expect.stringContaining('nothing left to push'),
  })
  expect(await feed(file, '--url', cloud.url, '--restart')).toMatchObject({
    code: 0,
    out: 'events 250  duplicate 250\n',
  })
})

it('pushes the file again to another cloud, which has acknowledged nothing of it', async () => {
  const file = fileOf('two-clouds.ndjson', events('two-clouds', 3))
  const other = await startFixtureCloud({ functionsDir })
  await feed(file, '--url', cloud.url)
  const { out } = await feed(file, '--url', other.url, '--keys', join(other.dataDir, 'keys'))
  expect(out).toBe('events 3  accepted 3\n')
  await other.close()
  remove(other.dataDir)
})

it('tells which rule and field refused an event, never a value, and exits with 1', async () => {
  const file = fileOf('bad.ndjson', [{ eventId: 'good' }, { eventId: 'bad', reason: 'bad' }])
  const { code, out, err } = await feed(file, '--url', cloud.url)
  expect([code, out]).toEqual([1, 'events 2  accepted 1  rejected 1\n  bad  HOLDER_CODE  CertificateHolderCode\n'])
  expect(out + err).not.toContain('990101')
})

it('tries again when the service is busy, and loses nothing', async () => {
  const file = fileOf('busy.ndjson', [...events('busy', 5), { eventId: 'last', reason: 'busy' }])
  expect(await feed(file, '--url', cloud.url, '--batch', '3')).toMatchObject({ code: 0, out: 'events 6  accepted 6\n' })
})

it('remembers its place after each acknowledged batch', async () => {
  const file = fileOf('broken.ndjson', events('broken', 4))
  writeFileSync(file, `${readFileSync(file, 'utf8')}this is no event\n`)
  expect(await feed(file, '--url', cloud.url, '--batch', '2')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is not JSON'),
  })
  const progress = Object.values(JSON.parse(readFileSync(join(cloud.dataDir, 'feed-progress.json'), 'utf8')))
  expect(progress).toContain(4 * '{"eventId":"broken-0"}\n'.length - 2 * '{"eventId":"broken-0"}\n'.length)
})

it('refuses an unreadable file, a missing key and an unknown option with exit code 2', async () => {
  expect((await feed(join(scratch, 'nothing'), '--url', cloud.url)).code).toBe(2)
  expect((await feed(fileOf('x', []), '--keys', scratch)).err).toContain('province-licensing.key')
  expect((await feed('--what')).code).toBe(2)
})
