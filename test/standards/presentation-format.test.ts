/** docs/presentation-format.md by its vectors: every byte, every intermediate value, and every verdict with its reason. */
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { toBase64Url } from '../../src/core/crypto/base64'
import { fromHex, toHex } from '../../src/core/crypto/hex'
import { readJws } from '../../src/core/crypto/jws'
import { compactPublicKey, verifyCompact, verifyingKey } from '../../src/core/crypto/sm2-compact'
import { sm3 } from '../../src/core/crypto/sm3'
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'
import { onlineCode } from '../../src/core/presentation/code'
import { credentialMessage, encodeCredential, joined, readCredential } from '../../src/core/presentation/credential'
import { encodeText } from '../../src/core/presentation/credential-text'
import { PROOF_PREFIX, proofMessage, readProof } from '../../src/core/presentation/proof'
import { type CheckingMeans, judgeProof } from '../../src/core/presentation/proof-verdict'
import { applyStatusChanges, readStatusList, statusFrom } from '../../src/core/presentation/read-status-list'
import { statusIn } from '../../src/core/presentation/status-list'
import { readTrustList } from '../../src/core/presentation/trust-list'
import { instant } from '../support/offline-code'
import { VECTORS } from '../support/presentation-vectors'

const { keys, credential, proof, trustList, statusList, statusChanges } = VECTORS
const DOCUMENT = readFileSync('docs/presentation-format.md', 'utf8')

function unwrapped<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string },
): T {
  if (!result.ok) throw new Error(result.failure)
  return result.value
}

const TRUST = unwrapped(readTrustList(trustList.token, trustList.roots))
const [PROVINCE] = TRUST.issuers
if (!PROVINCE) throw new Error('no province')
const SOURCE = { issuer: PROVINCE, list: 0 }
const LIST = unwrapped(readStatusList(statusList.token, SOURCE, (packed) => inflateSync(packed)))

describe('keys', () => {
  it.each(Object.entries(keys))('%s: public from private, and Z', (_name, key) => {
    expect(toHex(compactPublicKey(fromHex(key.private)))).toBe(key.public)
    expect(toHex(verifyingKey(fromHex(key.public))?.identity ?? new Uint8Array())).toBe(key.z)
  })
})

describe('base45 and the online code', () => {
  it.each(VECTORS.base45)('%s is written %s', (hex, text) => {
    expect(toBase45(fromHex(hex))).toBe(text)
    expect(toHex(fromBase45(text) ?? new Uint8Array())).toBe(hex)
  })

  it('16 bytes at a host', () => {
    expect(onlineCode(VECTORS.online.host, toBase64Url(fromHex(VECTORS.online.tokenBytes)))).toBe(VECTORS.online.text)
  })
})

describe('the credential', () => {
  const content = { ...credential.content, deviceKey: fromHex(credential.content.deviceKey) }
  const issuer = verifyingKey(fromHex(keys.issuer.public))

  it('is encoded byte by byte', () => {
    expect(toHex(encodeText(content.subject))).toBe(credential.text)
    expect(toHex(encodeCredential(content))).toBe(credential.encoded)
    const whole = joined(fromHex(credential.encoded), fromHex(credential.signature))
    expect(unwrapped(readCredential(whole)).content).toEqual(content)
  })

  it('is signed over its message', () => {
    const message = credentialMessage(fromHex(credential.encoded))
    expect(toHex(message)).toBe(credential.message)
    expect(toHex(sm3(joined(fromHex(keys.issuer.z), message)))).toBe(credential.digest)
    expect(issuer && verifyCompact(message, fromHex(credential.signature), issuer)).toBe(true)
  })
})

describe('the code', () => {
  const device = verifyingKey(fromHex(keys.device.public))

  it('is the credential, time and nonce, and the phone’s signature', () => {
    const signed = fromHex(proof.signed)
    const seconds = (Date.parse(proof.shownAt) / 1000).toString(16)
    expect(proof.signed).toBe(credential.encoded + credential.signature + seconds + proof.nonce)
    expect(toHex(sm3(joined(fromHex(keys.device.z), proofMessage(signed))))).toBe(proof.digest)
    expect(device && verifyCompact(proofMessage(signed), fromHex(proof.signature), device)).toBe(true)
    expect(PROOF_PREFIX + toBase45(joined(signed, fromHex(proof.signature)))).toBe(proof.text)
    expect(toHex(unwrapped(readProof(proof.text)).nonce)).toBe(proof.nonce)
  })
})

describe('trust list, status list and changes', () => {
  it('say what they say', () => {
    expect(TRUST).toEqual(trustList.payload)
    expect(unwrapped(readJws(statusList.token)).payload).toEqual(statusList.payload)
    expect(unwrapped(readJws(statusChanges.token)).payload).toEqual(statusChanges.payload)
  })

  it.each(VECTORS.badTrustLists)('no trust list: $name', ({ token, failure }) => {
    expect(readTrustList(token, trustList.roots)).toEqual({ ok: false, failure })
  })

  const nonZero = (list: typeof LIST) =>
    Array.from({ length: statusList.length }, (_, index) => [index, statusIn(list, index)]).filter(
      ([, status]) => status,
    )

  it('the list, entry by entry, before and after the changes', () => {
    expect(nonZero(LIST)).toEqual(statusList.nonZero)
    const changed = unwrapped(applyStatusChanges(LIST, statusChanges.token, SOURCE))
    expect(nonZero(changed)).toEqual(statusChanges.after.filter(([, status]) => status !== 0))
    expect(changed.seq).toBe(6)
  })
})

describe('verdicts', () => {
  it.each(VECTORS.codes.map((code) => [code.name, code.verdict, code.reason ?? 'no reason', code] as const))(
    '%s: %s, %s',
    (_name, verdict, _reason, { text, at, trust, lists, reason }) => {
      const means: CheckingMeans = {
        now: instant(at),
        trust: trust === false ? undefined : TRUST,
        statusOf: (issuer, { list, index }) =>
          lists !== false && issuer === LIST.issuer && list === LIST.list ? statusFrom(LIST, index) : undefined,
        scannedBefore: () => undefined,
      }
      const judged = judgeProof(text, means)
      expect([judged.verdict, judged.reason]).toEqual([verdict, reason])
    },
  )

  it('are at least ten that are not valid', () => {
    expect(VECTORS.codes.filter(({ verdict }) => verdict !== 'valid').length).toBeGreaterThanOrEqual(10)
  })
})

describe('the document', () => {
  it('contains the keys and every value of the worked example', () => {
    const values = [
      ...Object.values(keys).flatMap((key) => [key.private, key.public]),
      ...[keys.issuer.z, keys.device.z, VECTORS.online.text, credential.text, credential.encoded, credential.digest],
      ...[credential.signature, proof.nonce, proof.digest, proof.signature, proof.text],
    ]
    for (const value of values) expect(DOCUMENT).toContain(value)
  })

  it('names every reason, and every code of the vectors with its verdict', () => {
    for (const { name, verdict, reason } of VECTORS.codes) {
      expect(DOCUMENT).toContain(`| ${name} | ${verdict}${reason === undefined ? '' : ` \`${reason}\``} |`)
    }
  })
})
