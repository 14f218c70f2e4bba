/**
 * What a phone does to check a code without a network, as samples in microseconds: bundled, and run both with and without JIT. Every check meets a device
 * key that was not seen before; the issuer's key is known.
 */
import { sm2 as smCrypto } from 'sm-crypto'
import { sm2 as smCryptoV2 } from 'sm-crypto-v2'
import { toHex } from '../src/core/crypto/hex'
import { signJws } from '../src/core/crypto/jws'
import {
  compactPublicKey,
  prepared,
  SIGNATURE_BYTES,
  signCompact,
  type VerifyingKey,
  verifyingKey,
} from '../src/core/crypto/sm2-compact'
import { hexOf } from '../src/core/crypto/sm2-field'
import { sm3 } from '../src/core/crypto/sm3'
import { credentialMessage, encodeCredential, joined } from '../src/core/presentation/credential'
import { makeProof, proofMessage, readProof } from '../src/core/presentation/proof'
import { type CheckingMeans, judgeProof } from '../src/core/presentation/proof-verdict'
import { keyOf, readTrustList, TRUST_LIST_TYPE, type TrustList } from '../src/core/presentation/trust-list'
import { instantOf } from '../src/core/time'

export type Act = 'judge' | 'make' | 'tables' | 'smCrypto' | 'smCryptoV2'

/** In whole seconds, as credentials hold it. */
const NOW = instantOf(Math.floor(Date.now() / 1000) * 1000)
const LATER = instantOf(Date.now() + 86_400_000)
const ROOT = sm3(Uint8Array.of(1))
const ISSUER = sm3(Uint8Array.of(2))
const OPTIONS = { hash: true, userId: '1234567812345678' }

interface Shown {
  readonly device: Uint8Array
  readonly credential: Uint8Array
  readonly code: string
}

const issuerKey = known(verifyingKey(compactPublicKey(ISSUER)))
let tables: VerifyingKey | undefined
const means: CheckingMeans = {
  now: NOW,
  trust: trustList(),
  statusOf: () => ({ status: 0, asOf: NOW }),
  scannedBefore: () => undefined,
  keyFor: () => {
    tables ??= prepared(issuerKey)
    return tables
  },
}
let made = 0

/** One sample: microseconds of one act that has not been done with these keys before. */
const ACTS: Readonly<Record<Act, () => number>> = {
  judge: () => {
    const { code } = shown()
    return timed(() => {
      if (judgeProof(code, means).verdict !== 'valid') throw new Error('not valid: its time says nothing')
    })
  },
  make: () => {
    const { credential, device } = shown()
    const random = joined(sm3(device), sm3(credential)).subarray(0, 40)
    return timed(() => makeProof(credential, NOW, device, random))
  },
  tables: () => timed(() => prepared(known(verifyingKey(compactPublicKey(sm3(Uint8Array.of(3, made++))))))),
  smCrypto: () => both((message, signature, key) => smCrypto.doVerifySignature([...message], signature, key, OPTIONS)),
  smCryptoV2: () => both((message, signature, key) => smCryptoV2.doVerifySignature(message, signature, key, OPTIONS)),
}

/** The samples of an act, after as many that do not count, at most three. */
export function samplesOf(act: Act, count: number): number[] {
  for (let at = 0; at < Math.min(count, 3); at++) ACTS[act]()
  return Array.from({ length: count }, () => ACTS[act]())
}

/** Both signatures of a code by a library, from keys that it need not decompress. */
function both(verify: (message: Uint8Array, signature: string, key: string) => boolean): number {
  const read = readProof(shown().code)
  if (!read.ok) throw new Error(read.failure)
  const { credential, signed, signature } = read.value
  const device = uncompressed(known(verifyingKey(credential.content.deviceKey)))
  const issuer = uncompressed(issuerKey)
  const messages = [credentialMessage(credential.encoded), proofMessage(signed)] as const
  return timed(() => {
    const right =
      verify(messages[0], toHex(credential.signature), issuer) && verify(messages[1], toHex(signature), device)
    if (!right) throw new Error('a library does not verify: its time says nothing')
  })
}

function shown(): Shown {
  made += 1
  const device = sm3(Uint8Array.of(9, made >> 8, made))
  const encoded = encodeCredential({
    issuer: '990000',
    keyNumber: 1,
    typeCode: '11100000000019713D071',
    status: { list: 0, index: made },
    issuedAt: NOW,
    lifeMinutes: 1440,
    version: 1,
    deviceKey: compactPublicKey(device),
    subject: { holder: '李**', numberEnd: '6775', codes: ['02001'] },
  })
  const random = joined(sm3(encoded), sm3(device))
  const signature = signCompact(credentialMessage(encoded), ISSUER, random.subarray(SIGNATURE_BYTES / 2))
  const credential = joined(encoded, signature)
  return { device, credential, code: makeProof(credential, NOW, device, random.subarray(0, 40)) }
}

function trustList(): TrustList {
  const key = { number: 1, key: toHex(compactPublicKey(ISSUER)), uses: ['credential'], from: NOW, until: LATER }
  const issuer = { issuer: '990000', name: { zh: '示例省', en: 'Example Province' }, host: 'a.example', keys: [key] }
  const list = { sequence: 1, issuedAt: NOW, expiresAt: LATER, issuers: [issuer] }
  const token = signJws({ kid: 'root', typ: TRUST_LIST_TYPE }, list, ROOT, sm3(ROOT))
  const read = readTrustList(token, { root: toHex(compactPublicKey(ROOT)) })
  if (!read.ok) throw new Error(read.failure)
  return read.value
}

function uncompressed({ x, y }: VerifyingKey): string {
  return `04${hexOf(x)}${hexOf(y)}`
}

function known(key: VerifyingKey | undefined): VerifyingKey {
  if (!key || !keyOf(toHex(key.bytes))) throw new Error('no key')
  return key
}

function timed(act: () => unknown): number {
  const started = performance.now()
  act()
  return (performance.now() - started) * 1000
}

// `node OUTPUT ACT COUNT`: what runs without JIT tells its samples through its output.
const [, script, act, count] = process.argv
if (script === __filename) process.stdout.write(JSON.stringify(samplesOf(act as Act, Number(count))))
