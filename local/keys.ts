/**
 * The keys of a data directory, made at first start and kept: SM2 pairs as PKCS#8 PEM that the openssl command reads, and the
 * symmetric keys of field encryption and lookup. Mode 0600. In production they come from the environment or a KMS.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTrust } from './pki/trust'
import type { NamedKey } from './signature'
import { writeWhole } from './write-whole'

const PAIRS = {
  'province-licensing': 'signs the requests of the provincial licensing system (X-Key-Id)',
  'province-seal': 'seals licence files',
  'province-issuer': 'signs offline credentials and status lists',
  'province-receipts': 'signs the receipts of granted use',
  'province-verifier': 'signs the requests of the province to the ministry (X-Key-Id)',
  ministry: 'signs the replies of the ministry simulator',
  'relying-party-demo': 'signs the requests of the demo relying party (X-Key-Id)',
  'identity-provider': 'signs the replies of the identity provider simulator',
  'trust-list-root': 'signs the trust list of the ministry simulator',
  'trust-root': 'the test authority: issues certificates and its revocation list',
  'seal-maker': 'makes the test seal (制章人)',
  'seal-client': 'signs the requests to the seal service (X-Key-Id)',
  'seal-service': 'signs the replies of the seal service simulator',
} as const
export type PairName = keyof typeof PAIRS

export type KeyPair = NamedKey
export interface Keys {
  readonly pair: (name: PairName) => KeyPair
  /** JSON: `{"current":"k1","keys":{"k1":"<32 hex SM4 key><64 hex HMAC-SM3 key>"}}` */
  readonly dataKeys: string
  /** 64 hex characters. */
  readonly indexKey: string
  /** 电子印章 of the province, DER. */
  readonly seal: Uint8Array
  /** Of who signs with it, DER. */
  readonly sealCertificate: Uint8Array
  /** The root certificates and revocation lists that files are checked against, DER. */
  readonly trust: { readonly roots: readonly Uint8Array[]; readonly revocationLists: readonly Uint8Array[] }
  /** Who may sign trust lists: compressed keys in hex, by key id. */
  readonly trustListRoots: Readonly<Record<string, string>>
}

/** Makes what is missing in `DATA_DIR/keys`, certificates and the test seal included, and reads all of it. */
export function openKeys(dataDir: string, now: Date = new Date()): Keys {
  const directory = join(dataDir, 'keys')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = Object.keys(PAIRS) as PairName[]
  const pairs = new Map(names.map((name) => [name, openPair(directory, name)]))
  writeWhole(join(directory, 'keys.json'), list(names))
  const pair = (name: PairName) => pairs.get(name) ?? readPair(directory, name)
  const sealers = { root: pair('trust-root'), maker: pair('seal-maker'), signer: pair('province-seal') }
  openTrust(directory, sealers, now.toISOString())
  const trustListRoots = rootsOf(pair('trust-list-root'))
  writeWhole(join(directory, 'trust', 'trust-list-root.json'), `${JSON.stringify(trustListRoots, null, 2)}\n`)
  return {
    pair,
    dataKeys: JSON.stringify(JSON.parse(kept(join(directory, 'data-keys.json'), newDataKeys))),
    indexKey: JSON.parse(kept(join(directory, 'index-key.json'), newIndexKey)).key,
    seal: readFileSync(join(directory, 'province-seal.esl')),
    sealCertificate: readFileSync(join(directory, 'province-seal.cer')),
    trust: {
      roots: [readFileSync(join(directory, 'trust', 'trust-root.cer'))],
      revocationLists: [readFileSync(join(directory, 'trust', 'trust-root.crl'))],
    },
    trustListRoots,
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
    writeWhole(join(directory, `${name}.pub`), publicKey.export({ format: 'pem', type: 'spki' }).toString())
    writeWhole(file, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
  }
  return readPair(directory, name)
}

function rootsOf({ keyId, publicKey }: KeyPair): Keys['trustListRoots'] {
  return { [keyId]: compressed(publicKey) }
}

/** The 66 hex digits of an uncompressed key: 02 or 03 by the parity of y, then x. */
export function compressed(publicKey: string): string {
  return `${Number.parseInt(publicKey.slice(-1), 16) % 2 === 0 ? '02' : '03'}${publicKey.slice(2, 66)}`
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
  if (!existsSync(file)) writeWhole(file, `${JSON.stringify(make(), null, 2)}\n`)
  return readFileSync(file, 'utf8')
}

function newDataKeys() {
  return { current: 'k1', keys: { k1: randomBytes(48).toString('hex') } }
}

function newIndexKey() {
  return { key: randomBytes(32).toString('hex') }
}
