import { writeFileSync } from 'node:fs'
import { cloudbaseStore, cloudDatabase } from '../../cloudfunctions/server/adapters/cloudbase-store'
import { key } from '../../cloudfunctions/server/ports'
import { ok, refuse } from '../../src/core/result'
import { buildFixtures, platformEnvironment, remove, startFixtureCloud, temporaryDir } from '../local/fixtures/cloud'
import { type OpenStore, SHELF, type Shelf, type ShelfIndexes, storeConformance } from './store-conformance'

const functionsDir = buildFixtures(['probe'])
afterAll(() => remove(functionsDir))

storeConformance('the CloudBase store', () => openStore([]))

// One in five of each, so that most transactions of the suite meet at least one.
storeConformance('the CloudBase store under conflicts', () =>
  openStore(
    ['transaction.commit', 'database.insertDocument', 'database.modifyDocument', 'transaction.start'].map((on) => ({
      on,
      fault: 'conflict',
      rate: 0.2,
    })),
  ),
)

describe('the CloudBase store in endless conflict', () => {
  let opened: OpenStore
  beforeAll(async () => {
    opened = await openStore([{ on: 'transaction.commit', fault: 'conflict', rate: 1 }])
  })
  afterAll(() => opened.close())

  it('says BUSY, and has stored nothing', async () => {
    const id = key('counters', 'unlucky')
    const result = await opened.store.transact([id], () =>
      ok({ writes: [{ kind: 'insert', key: id, record: { value: 1 } }], value: undefined }),
    )
    expect(result).toEqual(refuse({ code: 'BUSY' }))
    expect(await opened.store.get(id)).toBeUndefined()
  })
})

interface Fault {
  readonly on: string
  readonly fault: string
  readonly rate: number
}

/** The store in this process, over the real SDK, on the credential the local cloud gave a function. */
async function openStore(rules: readonly Fault[]): Promise<OpenStore> {
  const dataDir = temporaryDir('store')
  const faultsFile = `${dataDir}.faults.json`
  writeFileSync(faultsFile, JSON.stringify({ seed: 7, rules }))
  const cloud = await startFixtureCloud({ functionsDir, dataDir, faultsFile })
  Object.assign(process.env, await platformEnvironment(cloud))
  return {
    store: cloudbaseStore<Shelf, ShelfIndexes>(cloudDatabase(), SHELF),
    close: async () => {
      await cloud.close()
      remove(dataDir)
      remove(faultsFile)
    },
  }
}
