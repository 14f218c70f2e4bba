/** What the local cloud does by itself: timers at their times, a log that does not grow for ever. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseConfig } from '../../local/host/function-config'
import { openFunctionLog } from '../../local/host/function-log'
import { startTimers } from '../../local/timers/scheduler'
import { remove, temporaryDir } from './fixtures/cloud'

const timed = (name: string, config: string) =>
  parseConfig(name, '/f', { triggers: [{ name: 't', type: 'timer', config }] })

describe('timers', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-23T18:59:50.000Z') }))
  afterEach(() => jest.useRealTimers())

  it('run at their times, also when one fails, and not after the stop', async () => {
    const ran: string[] = []
    const stop = startTimers(
      [timed('nightly', '0 0 3 * * * *'), timed('delivery', '*/20 * * * * * *')],
      async (name) => {
        ran.push(`${name} ${new Date().toISOString().slice(11, 19)}`)
        throw new Error('fails')
      },
    )
    await jest.advanceTimersByTimeAsync(50_000)
    stop()
    await jest.advanceTimersByTimeAsync(24 * 3600 * 1000)
    expect(ran.sort()).toEqual(['delivery 19:00:00', 'delivery 19:00:20', 'delivery 19:00:40', 'nightly 19:00:00'])
  })
  it('wait longer than a timeout can', async () => {
    const ran: string[] = []
    const stop = startTimers([timed('yearly', '0 0 0 1 3 * *')], async () => {
      ran.push(new Date().toISOString())
    })
    await jest.advanceTimersByTimeAsync(100 * 24 * 3600 * 1000)
    stop()
    expect(ran).toEqual(['2027-02-28T16:00:00.000Z'])
  })
  it('refuse a faulty expression at the start, naming the function', () => {
    expect(() => startTimers([timed('wrong', '0 0 25 * * * *')], async () => undefined)).toThrow(/BUILD_INVALID.*wrong/)
  })
})

it('keeps two log files of at most 5 MB', () => {
  const directory = temporaryDir('log')
  const log = openFunctionLog(directory)
  for (let n = 0; n < 13; n += 1) log.write('noisy', 'x'.repeat(1024 * 1024))
  const file = join(directory, 'logs', 'functions.log')
  for (const path of [file, `${file}.1`]) expect(statSync(path).size).toBeLessThanOrEqual(5 * 1024 * 1024)
  expect(existsSync(`${file}.2`)).toBe(false)
  remove(directory)
})
