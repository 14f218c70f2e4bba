/**
 * Killed at random moments under load: what was acknowledged is there afterwards, and of two records written in one
 * transaction there are both or none.
 */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import { buildFixtures, remove, temporaryDir } from './fixtures/cloud'
import { startProcess } from './fixtures/process'

const ROUNDS = 8
const CLIENTS = 6

const functionsDir = buildFixtures(['writer'])
const dataDir = temporaryDir('sigkill')
afterAll(() => [dataDir, functionsDir].forEach(remove))

it(`loses nothing acknowledged and tears no pair in ${ROUNDS} kills`, async () => {
  const acknowledged = new Set<string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = acknowledged.size
    await runAndKill(round, acknowledged)
    const { left, right, intact } = readBack()
    expect(intact).toBe('ok')
    expect([...left].filter((id) => !right.has(id))).toEqual([])
    expect([...right].filter((id) => !left.has(id))).toEqual([])
    expect([...acknowledged].filter((id) => !left.has(id))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(before)
  }
})

async function runAndKill(round: number, acknowledged: Set<string>): Promise<void> {
  const { child, url, ended } = startProcess(dataDir, functionsDir)
  const base = await url
  const clients = Array.from({ length: CLIENTS }, (_, client) => write(base, `${round}-${client}`, acknowledged))
  const before = acknowledged.size
  while (acknowledged.size < before + 5) await sleep(5)
  await sleep(randomInt(0, 700))
  child.kill('SIGKILL')
  await ended
  await Promise.all(clients)
}

/** Writes pair after pair until the connection breaks. */
async function write(base: string, name: string, acknowledged: Set<string>): Promise<void> {
  for (let n = 0; ; n += 1) {
    const id = `${name}-${n}`
    const body = JSON.stringify({ id, touch: `counter-${n % 3}` })
    const reply = await fetch(`${base}/invoke/writer`, { method: 'POST', body }).catch(() => undefined)
    const answer = await reply?.text().catch(() => undefined)
    if (!reply || answer === undefined) return
    if (reply.status === 200) acknowledged.add(id)
  }
}

function readBack(): { left: Set<string>; right: Set<string>; intact: unknown } {
  const database = new Database(join(dataDir, 'database.db'))
  const ids = (table: string) =>
    new Set(
      database
        .prepare(`SELECT id FROM "${table}"`)
        .all()
        .map((row) => (row as { id: string }).id),
    )
  const [check] = database.pragma('integrity_check') as { integrity_check: string }[]
  const result = { left: ids('left'), right: ids('right'), intact: check?.integrity_check }
  database.close()
  return result
}
