/** The port `Files` on CloudBase's storage: the adapter in this process, over the real SDK. */
import { cloudbaseFiles, cloudStorage } from '../../cloudfunctions/server/adapters/cloudbase-files'
import { cloudDatabase } from '../../cloudfunctions/server/adapters/cloudbase-store'
import type { Files } from '../../cloudfunctions/server/ports'
import {
  buildFixtures,
  type FixtureCloud,
  platformEnvironment,
  remove,
  startFixtureCloud,
} from '../local/fixtures/cloud'

const functionsDir = buildFixtures(['probe'])
let cloud: FixtureCloud
let files: Files

beforeAll(async () => {
  cloud = await startFixtureCloud({ functionsDir })
  Object.assign(process.env, await platformEnvironment(cloud))
  cloudDatabase()
  files = cloudbaseFiles(cloudStorage())
})
afterAll(async () => {
  await cloud.close()
  remove(cloud.dataDir)
  remove(functionsDir)
})

/** Every byte value, and no text in any encoding. */
const allBytes = Uint8Array.from({ length: 256 }, (_, index) => index)
const textOf = async (id: string) => Buffer.from((await files.get(id)) ?? []).toString()

describe('a file in storage', () => {
  it.each<[string, Uint8Array]>([
    ['of every byte value', allBytes],
    ['of 200 KB', Uint8Array.from({ length: 200 * 1024 }, (_, index) => (index * 7919) >> 3)],
    ['of one byte', Uint8Array.of(0)],
    ['that looks like the storage’s own error', Buffer.from('<Error><Code>NoSuchKey</Code></Error>')],
    ['that is a window into a larger buffer', allBytes.subarray(100, 120)],
    ['of no bytes', new Uint8Array()],
  ])('%s comes back as it was put', async (name, bytes) => {
    const id = await files.put(`kinds/${Buffer.from(name).toString('hex')}.bin`, bytes)
    expect(Buffer.from((await files.get(id)) ?? 'absent').toString('hex')).toBe(Buffer.from(bytes).toString('hex'))
  })

  it('may lie under a path in Chinese', async () => {
    const id = await files.put('licences/道路运输证 1.ofd', allBytes)
    expect(await files.get(id)).toEqual(allBytes)
  })

  it('is replaced by another under its path, and keeps its id', async () => {
    const first = await files.put('again.ofd', Buffer.from('first'))
    const second = await files.put('again.ofd', Buffer.from('second'))
    expect(second).toBe(first)
    expect(await textOf(first)).toBe('second')
  })

  it('is one of those put at once, whole', async () => {
    const candidates = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000))
    const ids = await Promise.all(candidates.map((text) => files.put('contested.ofd', Buffer.from(text))))
    expect(new Set(ids).size).toBe(1)
    expect(candidates).toContain(await textOf(ids[0] ?? ''))
  })

  it('is gone once removed, and may be removed again', async () => {
    const id = await files.put('short-lived.pdf', allBytes)
    await files.remove(id)
    expect(await files.get(id)).toBeUndefined()
    await files.remove(id)
  })

  it('that was never put is none', async () => {
    const id = await files.put('there.pdf', allBytes)
    expect(await files.get(id.replace('there', 'elsewhere'))).toBeUndefined()
  })

  it.each(['../outside.ofd', 'a//b.ofd', '/absolute.ofd', 'question?.ofd', ''])(
    'is refused under the path "%s"',
    async (path) => {
      await expect(files.put(path, allBytes)).rejects.toThrow('not kept')
    },
  )
})

describe('a storage that cannot be reached', () => {
  const address = 'http://127.0.0.1/cos/secret.ofd?sign=00'
  const error = Object.assign(new Error(`Status:500 Url:${address}`), { code: 'STORAGE_REQUEST_FAIL' })
  const failing = cloudbaseFiles({
    uploadFile: () => Promise.reject(error),
    downloadFile: () => Promise.reject(error),
    deleteFile: () => Promise.resolve({ fileList: [{ status: -503002 }] }),
  })

  it('is a fault, never an absent file', async () => {
    await expect(failing.get('cloud://x')).rejects.toThrow('not read (STORAGE_REQUEST_FAIL)')
    await expect(failing.put('x', allBytes)).rejects.toThrow('not kept (STORAGE_REQUEST_FAIL)')
    await expect(failing.remove('cloud://x')).rejects.toThrow('not removed (-503002)')
  })

  it('tells nobody the signed address of a file', async () => {
    const told = await failing.get('cloud://x').catch(({ message }) => message)
    expect(told).not.toContain('sign=')
  })
})
