/**
 * 测试信任: the certificates, the revocation list and the seal of a data directory, made at first start. A test authority: nothing
 * it issues has legal effect.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SigningKey } from '../signature'
import { writeWhole } from '../write-whole'
import { type Authority, authority, issue, revoke } from './authority'
import type { Term } from './certificate'
import type { Name } from './names'
import { makeSeal, type SealPicture } from './seal'

const DAY_MS = 24 * 60 * 60 * 1000
const YEARS = 10

const ORGANISATION = '示例省交通运输厅（测试）'
const ROOT: Name = { organisation: ORGANISATION, commonName: '测试根证书' }
const MAKER: Name = { organisation: ORGANISATION, commonName: '测试制章人' }
const SIGNER: Name = { organisation: ORGANISATION, commonName: '示例省道路运输电子证照专用章（测试）' }

/** 99: no administrative division has this code. */
const SEAL_ID = '99000000000001'

export interface TrustKeys {
  readonly root: SigningKey
  readonly maker: SigningKey
  readonly signer: SigningKey
}

/**
 * Makes in `directory` what is missing of `province-seal.cer`, `province-seal.esl`, `seal-maker.cer` and `trust/`, the directory
 * that `verify-file --trust` reads. `now`, an instant: everything is valid from the day before for ten years.
 */
export function openTrust(directory: string, keys: TrustKeys, now: string): void {
  mkdirSync(join(directory, 'trust'), { recursive: true, mode: 0o700 })
  const kept = (name: string, make: () => Uint8Array) => keptIn(join(directory, name), make)
  const term = termFrom(now)
  const root = rootOf(keys.root, term, kept)
  const certified = (file: string, name: Name, { publicKey }: SigningKey) =>
    kept(file, () => issue(root, { name, publicKey, serial: newSerial(), term }))
  const maker = certified('seal-maker.cer', MAKER, keys.maker)
  const signer = certified('province-seal.cer', SIGNER, keys.signer)
  kept('trust/trust-root.crl', () => revoke(root, [], term))
  kept('province-seal.esl', () =>
    makeSeal(
      { id: SEAL_ID, name: SIGNER.commonName, signers: [signer], createdAt: now, term, picture: sealPicture() },
      { key: keys.maker, certificate: maker },
    ),
  )
}

/** The picture of the test seal; `seal-picture/draw.ts` draws it. */
export function sealPicture(): SealPicture {
  const bytes = readFileSync(join(__dirname, 'seal-picture', 'seal.png'))
  return { format: 'png', bytes, widthMm: 40, heightMm: 40 }
}

function rootOf(key: SigningKey, term: Term, kept: (name: string, make: () => Uint8Array) => Uint8Array): Authority {
  const made = () => authority({ name: ROOT, key, serial: newSerial(), term }).certificate
  return { name: ROOT, key, certificate: kept('trust/trust-root.cer', made) }
}

/** The day before, for clocks that are behind. */
function termFrom(now: string): Term {
  const from = Date.parse(now) - DAY_MS
  const to = new Date(from)
  to.setUTCFullYear(to.getUTCFullYear() + YEARS)
  return { from: new Date(from).toISOString(), to: to.toISOString() }
}

/** Unpredictable, as serials should be, and positive. */
function newSerial(): bigint {
  return BigInt(`0x01${randomBytes(15).toString('hex')}`)
}

function keptIn(file: string, make: () => Uint8Array): Uint8Array {
  if (!existsSync(file)) writeWhole(file, make())
  return readFileSync(file)
}
