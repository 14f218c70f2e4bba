/** The seal with a key of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localSeal } from '../../cloudfunctions/server/adapters/seal-local'
import { openKeys } from '../../local/keys'
import { granted, sealServiceConformance } from './seal-service-conformance'

const dataDir = mkdtempSync(join(tmpdir(), 'seal-local-'))
const keys = openKeys(dataDir)
afterAll(() => rmSync(dataDir, { recursive: true }))

const SEAL_FILE = 'cloud://seal/province-seal.esl'
const { privateKey, publicKey } = keys.pair('province-seal')

/** A storage with one file in it. */
function storage() {
  const files = new Map([[SEAL_FILE, keys.seal]])
  let reads = 0
  const get = async (id: string) => {
    reads += 1
    return files.get(id)
  }
  return { get, empty: () => files.clear(), reads: () => reads }
}

sealServiceConformance('the seal with a local key', async () => {
  const files = storage()
  return {
    seal: localSeal({ privateKey, sealFile: SEAL_FILE }, files),
    publicKey,
    lose: async () => files.empty(),
    close: async () => undefined,
  }
})

describe('the seal with a local key', () => {
  it('is read from storage once', async () => {
    const files = storage()
    const seal = localSeal({ privateKey, sealFile: SEAL_FILE }, files)
    const first = granted(await seal.material())
    expect(granted(await seal.material())).toEqual(first)
    expect(files.reads()).toBe(1)
  })

  it('is found once it is there', async () => {
    const files = new Map<string, Uint8Array>()
    const seal = localSeal({ privateKey, sealFile: SEAL_FILE }, { get: async (id) => files.get(id) })
    expect(await seal.material()).toEqual({ ok: false, failure: { code: 'SEAL_UNREACHABLE' } })
    files.set(SEAL_FILE, keys.seal)
    expect(granted(await seal.material()).seal).toEqual(keys.seal)
  })

  it('remembers no request: what it signed and the caller lost is made anew under another id', async () => {
    const seal = localSeal({ privateKey, sealFile: SEAL_FILE }, storage())
    granted(await seal.sign('signed-and-lost', Buffer.from('document')))
    expect(await seal.outcome('signed-and-lost')).toEqual({ ok: true, value: undefined })
  })

  it('does not start with a key that no signer of the seal has', async () => {
    const seal = localSeal({ privateKey: keys.pair('ministry').privateKey, sealFile: SEAL_FILE }, storage())
    await expect(seal.material()).rejects.toThrow('not the key of any signer')
  })

  it('does not start with a file that is no seal', async () => {
    const files = { get: async () => Buffer.from('not a seal') }
    await expect(localSeal({ privateKey, sealFile: SEAL_FILE }, files).material()).rejects.toThrow()
  })
})
