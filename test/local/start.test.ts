/** The executable: one writer per data directory, clear refusals with exit code 2, a clean stop. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buildFixtures, post, remove, temporaryDir } from './fixtures/cloud'
import { startProcess } from './fixtures/process'

const scratch = temporaryDir('start')
const functionsDir = buildFixtures(['writer', 'echo'])
afterAll(() => [scratch, functionsDir].forEach(remove))

const start = (dataDir: string, more: { args?: string[]; port?: string } = {}) =>
  startProcess(dataDir, functionsDir, more)

it('refuses a second start on the same data directory, naming the process; after SIGKILL the next one starts', async () => {
  const dataDir = join(scratch, 'locked')
  const first = start(dataDir)
  await first.url
  const second = await start(dataDir).ended
  expect(second.code).toBe(2)
  expect(second.stderr).toContain('DATA_DIR_IN_USE')
  expect(second.stderr).toContain(String(first.child.pid))
  first.child.kill('SIGKILL')
  await first.ended
  const third = start(dataDir)
  await third.url
  third.child.kill('SIGTERM')
  expect((await third.ended).code).toBe(0)
})

it('stops cleanly: what runs is finished, the database is one file', async () => {
  const dataDir = join(scratch, 'clean')
  const run = start(dataDir)
  const url = await run.url
  const written = post(`${url}/invoke/writer`, JSON.stringify({ id: 'last', touch: 'a' }))
  await post(`${url}/invoke/echo`, '{}')
  run.child.kill('SIGINT')
  expect((await written).status).toBe(200)
  expect((await run.ended).code).toBe(0)
  const log = join(dataDir, 'database.db-wal')
  expect(existsSync(log) ? statSync(log).size : 0).toBe(0)
})

it('refuses a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { code, stderr } = await start(join(scratch, 'port'), { port: String(port) }).ended
  other.close()
  expect([code, stderr]).toEqual([2, expect.stringContaining('PORT_IN_USE')])
})

it('refuses a data directory it cannot use: a file, or a database that is none', async () => {
  const file = join(scratch, 'file')
  writeFileSync(file, 'not a directory')
  expect(await start(file).ended).toMatchObject({ code: 2, stderr: expect.stringContaining('DATA_DIR_UNREADABLE') })
  const damaged = temporaryDir('damaged')
  writeFileSync(join(damaged, 'database.db'), 'this is no database'.repeat(100))
  expect(await start(damaged).ended).toMatchObject({ code: 2, stderr: expect.stringContaining('DATA_DIR_UNREADABLE') })
  expect(readFileSync(join(damaged, 'database.db'), 'utf8')).toContain('this is no database')
  remove(damaged)
})

it('refuses a missing build, a wrong faults file and an unknown option', async () => {
  const nowhere = join(scratch, 'nowhere')
  expect(await startProcess(nowhere, nowhere).ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('BUILD_MISSING'),
  })
  expect(await start(nowhere, { args: ['--faults', nowhere] }).ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('FAULTS_FILE_INVALID'),
  })
  for (const args of [['--what'], ['--seal-service', 'elsewhere'], ['--seal-service']]) {
    expect(await start(nowhere, { args }).ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('OPTION_INVALID'),
    })
  }
  expect(existsSync(nowhere)).toBe(false)
})

it('listens at PORT on the loopback and keeps everything in DATA_DIR', async () => {
  const dataDir = join(scratch, 'chosen')
  const first = start(dataDir)
  const { port, hostname } = new URL(await first.url)
  first.child.kill('SIGINT')
  expect([(await first.ended).code, hostname]).toEqual([0, '127.0.0.1'])
  const again = start(dataDir, { port })
  expect(await again.url).toBe(`http://127.0.0.1:${port}`)
  expect(existsSync(join(dataDir, 'database.db'))).toBe(true)
  again.child.kill('SIGINT')
  expect((await again.ended).code).toBe(0)
})

describe('npm start', () => {
  const npmStart = (args: readonly string[], env: Record<string, string> = {}) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
    const [, ...given] = scripts.start.split(' ')
    return spawnSync(process.execPath, [...given, ...args], { encoding: 'utf8', env: { ...process.env, ...env } })
  }

  it('explains every option on --help, in both languages, and starts nothing', () => {
    const dataDir = join(scratch, 'help')
    const { status, stdout } = npmStart(['--help'], { DATA_DIR: dataDir })
    expect([status, existsSync(dataDir)]).toEqual([0, false])
    for (const option of ['PORT', 'DATA_DIR', '--reset', '--no-demo', '--faults', '--seal-service', '--help'])
      expect(stdout).toContain(option)
    expect(stdout).toMatch(/数据目录 \/ data directory/)
  })

  it.each([
    [['--what'], {}],
    [['more'], {}],
    [[], { PORT: 'http' }],
    [[], { PORT: '65536' }],
    [[], { PORT: '-1' }],
  ] as const)('refuses %j %j before it builds anything', (args, env) => {
    const { status, stdout, stderr } = npmStart(args, { ...env, DATA_DIR: join(scratch, 'refused') })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^OPTION_INVALID: .+--help.+ \/ .+--help\n$/)
    expect(existsSync(join(scratch, 'refused'))).toBe(false)
  })
})
