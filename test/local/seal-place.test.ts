/** Who is told the seal's key: the local cloud gives a function only what its config names, and one of the two ways to a seal. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SealPlace } from '../../local/cloud'
import { environmentOf, sealElsewhere, sealHere } from '../../local/environment'
import { type FunctionConfig, readFunctions } from '../../local/host/function-config'
import { openKeys } from '../../local/keys'
import { remove, temporaryDir } from './fixtures/cloud'

const dataDir = temporaryDir('seal-place')
const keys = openKeys(dataDir)
afterAll(() => remove(dataDir))

const ADDRESS = 'http://127.0.0.1:8787'
const configs = readFunctions('dist/cloudfunctions')
const sealKey = keys.pair('province-seal').privateKey

function environment(config: FunctionConfig, place: SealPlace): Readonly<Record<string, string>> {
  const seal = place === 'local' ? sealHere(keys, 'cloud://seal') : sealElsewhere(keys, ADDRESS)
  return environmentOf(config, { keys, seal, url: ADDRESS })
}

const namesOf = (environment: Readonly<Record<string, string>>) =>
  Object.keys(environment).filter((name) => name.startsWith('SEAL_'))

describe.each(configs.map((config) => [config.name, config] as const))('%s', (name, config) => {
  it(
    name === 'sealing' ? 'is told the key of the seal, or the way to its service, never both' : 'is told neither',
    () => {
      const [local, remote] = [environment(config, 'local'), environment(config, 'simulator')]
      expect(namesOf(local).sort()).toEqual(name === 'sealing' ? ['SEAL_FILE', 'SEAL_KEY'] : [])
      expect(namesOf(remote).sort()).toEqual(name === 'sealing' ? ['SEAL_SERVICE_KEY', 'SEAL_SERVICE_URL'] : [])
      expect(JSON.stringify(remote)).not.toContain(sealKey)
      expect(JSON.stringify(local).includes(sealKey)).toBe(name === 'sealing')
    },
  )
})

it('those who check files are told whom to trust, and no key', () => {
  const config = configs.find(({ name }) => name === 'public')
  if (!config) throw new Error('there is no function for the public')
  const told = environment(config, 'local')
  const roots = JSON.parse(told.TRUST_ROOTS ?? '[]').map((text: string) => Buffer.from(text, 'base64'))
  const lists = JSON.parse(told.REVOCATION_LISTS ?? '[]').map((text: string) => Buffer.from(text, 'base64'))
  expect(roots).toEqual([readFileSync(join(dataDir, 'keys/trust/trust-root.cer'))])
  expect(lists).toEqual([readFileSync(join(dataDir, 'keys/trust/trust-root.crl'))])
  const privateKeys = (['trust-root', 'seal-maker', 'province-seal', 'seal-client'] as const).map(
    (name) => keys.pair(name).privateKey,
  )
  for (const key of privateKeys) expect(JSON.stringify(told)).not.toContain(key)
})
