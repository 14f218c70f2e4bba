/**
 * The keys of a data directory, made at first start and kept: SM2 pairs as PKCS#8 PEM that the openssl command reads, and the
 * symmetric keys of field encryption and lookup. Mode 0600. In production they come from the environment or a KMS.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PAIRS = {
  'province-licensing': 'signs the requests of the provincial licensing system (X-Key-Id)',
  'province-seal': 'seals licence files',
  ministry: 'signs the replies of the ministry simulator',
  'relying-party-demo': 'signs the requests of the demo relying party (X-Key-Id)',
  'identity-provider': 'signs the replies of the identity provider simulator',
} as const
export type PairName = keyof typeof PAIRS

export interface KeyPair {
  readonly keyId: string
  /** 64 hex characters. */
  readonly privateKey: string
  /** Uncompressed point, 130 hex characters from 04. */
  readonly publicKey: string
}
export interface Keys {
  readonly pair: (name: PairName) => KeyPair
  /** JSON: `{"current":"k1","keys":{"k1":"<32 hex SM4 key><64 hex HMAC-SM3 key>"}}` */
  readonly dataKeys: string
  /** 64 hex characters. */
  readonly indexKey: string
}

/** Makes what is missing in `DATA_DIR/keys` and reads all of it. */
export function openKeys(dataDir: string): Keys {
  const directory = join(dataDir, 'keys')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = Object.keys(PAIRS) as PairName[]
  const pairs = new Map(names.map((name) => [name, openPair(directory, name)]))
  write(join(directory, 'keys.json'), list(names))
  return {
    pair: (name) => pairs.get(name) ?? readPair(directory, name),
    dataKeys: JSON.stringify(JSON.parse(kept(join(directory, 'data-keys.json'), newDataKeys))),
    indexKey: JSON.parse(kept(join(directory, 'index-key.json'), newIndexKey)).key,
  }
}

/** Reads one pair; throws when the directory has none. */
export function readPair(directory: string, name: PairName): KeyPair {
  const key = createPrivateKey(readFileSync(join(directory, `${name}.key`)))
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' }).toString('hex')
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('hex')
  // RFC 5915 inside PKCS#8: version 1, then the private key as 32 octets.
  const [, privateKey = ''] = /0201010420([0-9a-f]{64})/.exec(pkcs8) ?? []
  return { keyId: keyIdOf(name), privateKey, publicKey: spki.slice(-130) }
}

function openPair(directory: string, name: PairName): KeyPair {
  const file = join(directory, `${name}.key`)
  if (!existsSync(file)) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    // PKCS#8, never SEC1: openssl 3 does not read a SEC1 file of this curve back.
    write(join(directory, `${name}.pub`), publicKey.export({ format: 'pem', type: 'spki' }).toString())
    write(file, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  }
  return readPair(directory, name)
}

function keyIdOf(name: PairName): string {
  return `${name}-1`
}

function list(names: readonly PairName[]): string {
  return `${JSON.stringify(
    names.map((name) => ({ keyId: keyIdOf(name), file: `${name}.key`, use: PAIRS[name] })),
    null,
    2,
  )}\n`
}

function kept(file: string, make: () => unknown): string {
  if (!existsSync(file)) write(file, `${JSON.stringify(make(), null, 2)}\n`)
  return readFileSync(file, 'utf8')
}

function newDataKeys() {
  return { current: 'k1', keys: { k1: randomBytes(48).toString('hex') } }
}

function newIndexKey() {
  return { key: randomBytes(32).toString('hex') }
}

/** Beside, then renamed: half a key would be worse than none, for nothing would make it again. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
