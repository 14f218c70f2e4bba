/**
 * 实人认证 over HTTP: redeems the one-time code that the identity provider gave the person (docs/interfaces.md, "Identity
 * provider"). An answer that is not signed by the provider counts as no answer.
 */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { verifySm2 } from '../../../src/core/crypto/sm2'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { IdentityProof, ProvenIdentity } from '../ports'

const TIMEOUT_MS = 5000

const UNREACHABLE = refuse<Failure>({ code: 'IDENTITY_PROVIDER_UNREACHABLE' })

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const identity = v.object({
  phone: v.exactOptional(v.pipe(v.string(), v.regex(/^1\d{10}$/))),
  name,
  code: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,64}$/)),
  codeType: v.pipe(v.string(), v.regex(/^\d{3}$/)),
  represents: v.pipe(
    v.array(v.object({ name, creditCode: v.pipe(v.string(), v.regex(/^[0-9A-Z]{18}$/)) })),
    v.maxLength(50),
  ),
})

/** `url` without a trailing slash; `publicKey` the provider's uncompressed SM2 key, hex. */
export function identityOverHttp(url: string, publicKey: string): IdentityProof {
  return { redeem: (code) => redeem(url, publicKey, code) }
}

async function redeem(url: string, publicKey: string, code: string): Promise<Result<ProvenIdentity, Failure>> {
  const nonce = randomBytes(16).toString('base64url')
  const answer = await ask(`${url}/redeem`, { code, nonce })
  if (!answer) return UNREACHABLE
  const signed = `${answer.status}\n${nonce}\n${sm3Hex(answer.body)}`
  if (!verifySm2(signed, answer.signature, publicKey)) return UNREACHABLE
  if (answer.status === 404) return refuse({ code: 'IDENTITY_CODE_WRONG' })
  return answer.status === 200 ? identityOf(answer.body) : UNREACHABLE
}

async function ask(url: string, request: object) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const signature = response.headers.get('x-signature') ?? ''
    return { status: response.status, signature, body: await response.text() }
  } catch {
    // Refused, reset or silent: for the person it is one thing, the provider cannot be asked now.
    return undefined
  }
}

function identityOf(body: string): Result<ProvenIdentity, Failure> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), identity), body)
  return parsed.success ? ok(parsed.output) : UNREACHABLE
}
