/** `npm run mirror:status`, as a person at the province runs it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { widthOf } from '../../local/demo/columns'
import { issueNumbered, next } from './province-events'
import { openStand, type Stand } from './stand'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(...args: readonly string[]): Promise<Ended> {
  const command = ['--import', 'tsx', join('local', 'demo', 'mirror-status.ts'), ...args]
  const child = spawn(process.execPath, command, { env: { ...process.env, DATA_DIR: stand.dataDir } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, ...said })))
}

const status = (...args: readonly string[]) => run('--url', stand.url, ...args)

/** How many columns stand before `text` on its line. */
function columnOf(out: string, text: string): number {
  const line = out.split('\n').find((each) => each.includes(text))
  if (line === undefined) throw new Error(`${text} is not shown`)
  return widthOf(line.slice(0, line.indexOf(text)))
}

// In this order: the province makes mistakes, looks, mends them, and looks again.
describe('mirror:status', () => {
  const issue = issueNumbered('990101840001')
  const wrong = issueNumbered('990101840002', { type: 'nothing' })
  const early = next(issue, 3, { type: 'resume' })

  it('says that nothing waits, and exits with 0', async () => {
    expect(await status()).toEqual({ code: 0, out: '暂存 held 0 · 退回 rejected 0 · 告警 alert 0\n', err: '' })
  })

  it('shows what waits in columns, with what is missing and what is wrong in both languages, and exits with 1', async () => {
    await stand.push([issue, early, wrong])
    const { code, out } = await status()
    expect(code).toBe(1)
    expect(out).toContain('暂存 held 1 · 退回 rejected 1 · 告警 alert 0')
    expect(out).toContain('等待修订号 2 / waits for revision 2')
    expect(out).toContain('EVENT_TYPE type：业务办理类型缺失')
    expect(out).toContain(' / The event type is missing')
    const places = ['事件 id', String(early.eventId), String(wrong.eventId)].map((text) => columnOf(out, text))
    expect(new Set(places).size).toBe(1)
    expect(out).not.toContain('990101840002')
  })

  it('shows one list only, and JSON a line for other programs', async () => {
    const { out } = await status('--state', 'held', '--json')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ state: 'held', eventId: early.eventId, revision: 3, waitsFor: 2 }])
    expect((await status('--state', 'alert')).code).toBe(0)
  })

  it('drives one again, and all, and says what became of them', async () => {
    const [{ id }] = (await status('--state', 'rejected', '--json')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)) as [{ id: string }]
    const one = await status('--redrive', id)
    expect([one.code, one.err]).toEqual([1, '已处理 driven 1 · 仍待办 still open 1\n'])
    expect(one.out).toContain('退回 rejected')
    const all = await status('--redrive', 'all')
    expect([all.code, all.err]).toEqual([1, '已处理 driven 2 · 仍待办 still open 2\n'])
  })

  it('exits with 0 when all has been put right', async () => {
    await stand.push([{ ...wrong, type: 'issue' }, next(issue, 2, { type: 'suspend', reason: '检查' })])
    expect((await status()).code).toBe(0)
    expect(await status('--redrive', 'all')).toMatchObject({ code: 0, err: '已处理 driven 0 · 仍待办 still open 0\n' })
  })

  it('explains itself', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const option of ['--state', '--redrive', '--json', '--url', '--keys']) expect(out).toContain(option)
  })

  it.each([
    ['an unknown option', ['--what']],
    ['an unknown list', ['--state', 'open']],
    ['a directory without keys', ['--keys', 'test']],
    ['an id that is none', ['--redrive', 'x']],
    ['a service that is not there', ['--url', 'http://127.0.0.1:1']],
  ])('exits with 2 and a reason for %s', async (_, args) => {
    const { code, out, err } = await status(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toMatch(/\n {4}at /)
    expect(err.length).toBeGreaterThan(10)
  })
})
