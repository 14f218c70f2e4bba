/** Injected faults happen as the file says, and a wrong file is refused before anything starts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFaults } from '../../local/faults'
import { buildFixtures, type FixtureCloud, remove, startFixtureCloud, temporaryDir } from './fixtures/cloud'

const functionsDir = buildFixtures(['probe'])
const scratch = temporaryDir('faults')
afterAll(() => [functionsDir, scratch].forEach(remove))

async function withFaults(rules: unknown, act: (cloud: FixtureCloud) => Promise<void>): Promise<void> {
  const faultsFile = join(scratch, 'faults.json')
  writeFileSync(faultsFile, JSON.stringify(rules))
  const cloud = await startFixtureCloud({ functionsDir, faultsFile })
  try {
    await act(cloud)
  } finally {
    await cloud.close()
    remove(cloud.dataDir)
  }
}
const doc = (...link: unknown[]) => ({ chain: [['collection', 'things'], ['doc', 'a'], link] })
const inTransaction = (...link: unknown[]) => ({ on: 't', ...doc(...link) })

it('conflict at an operation: refused with TransactionBusy, nothing done', () =>
  withFaults([{ on: 'database.updateDocument', fault: 'conflict' }], async (cloud) => {
    const [set] = await cloud.script(doc('set', { data: { n: 1 } }))
    expect(set?.error?.message).toContain('TransactionBusy')
    expect((await cloud.script(doc('get')))[0]?.value).toMatchObject({ data: null })
  }))

it('conflict at commit: the SDK sees its own code and may retry, nothing is written', () =>
  withFaults([{ on: 'transaction.commit', fault: 'conflict' }], async (cloud) => {
    const steps = [{ on: 't', start: true }, inTransaction('set', { data: { n: 1 } }), { on: 't', chain: [['commit']] }]
    const [, , commit, read] = await cloud.script(...steps, doc('get'))
    expect(commit?.error).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
    expect(read?.value).toMatchObject({ data: null })
  }))

it('dropReply: done, but the caller never learns', () =>
  withFaults([{ on: 'database.modifyDocument', fault: 'dropReply' }], async (cloud) => {
    const [set, read] = await cloud.script(doc('set', { data: { n: 1 } }), doc('get'))
    expect(set?.error).toBeDefined()
    expect(read?.value).toMatchObject({ data: { n: 1 } })
  }))

it('dropReply of an invocation: the connection is cut, the work was done', () =>
  withFaults([{ on: 'invoke:probe', fault: 'dropReply' }], async (cloud) => {
    await expect(cloud.script(doc('set', { data: { n: 1 } }))).rejects.toThrow('fetch failed')
  }))

it('killWorker: the caller learns that the function ended', () =>
  withFaults([{ on: 'invoke:probe', fault: 'killWorker', afterMs: 50 }], async (cloud) => {
    const { status, json } = await cloud.invoke('probe', { do: 'hang' })
    expect([status, json]).toMatchObject([500, { error: { code: 'FUNCTION_CRASHED' } }])
  }))

it('latency: everything still works', () =>
  withFaults({ rules: [{ on: '*', fault: 'latency', ms: 5 }] }, async (cloud) => {
    expect((await cloud.script(doc('get')))[0]?.value).toMatchObject({ data: null })
  }))

it('draws the same for the same seed, and about as often as the rate says', () => {
  const draws = (seed: number) => {
    const faults = parseFaults({ seed, rules: [{ on: 'x', fault: 'conflict', rate: 0.1 }] })
    return Array.from({ length: 2000 }, () => faults.strike('x').conflict)
  }
  expect(draws(1)).toEqual(draws(1))
  expect(draws(1)).not.toEqual(draws(2))
  expect(draws(1).filter(Boolean).length).toBeGreaterThan(120)
  expect(draws(1).filter(Boolean).length).toBeLessThan(290)
})

it.each([
  ['no rules', {}],
  ['an unknown fault', [{ on: '*', fault: 'explode' }]],
  ['a rate over 1', [{ on: '*', fault: 'conflict', rate: 2 }]],
  ['no target', [{ fault: 'conflict' }]],
])('refuses a file with %s', async (_name, rules) => {
  await expect(withFaults(rules, async () => undefined)).rejects.toMatchObject({ code: 'FAULTS_FILE_INVALID' })
})
