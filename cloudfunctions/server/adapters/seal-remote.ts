/**
 * 签章服务 over HTTP (docs/interfaces.md, "Seal service"): the seal and its key lie with the province. An answer that the service
 * did not sign counts as none, and a signature that the seal's certificate does not verify is not one.
 */
import * as v from 'valibot'
import { fromBase64, toBase64 } from '../../../src/core/crypto/base64'
import { verifySm2 } from '../../../src/core/crypto/sm2'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, type Instant } from '../../../src/core/time'
import { publicKeyIn } from '../documents/seal/read-certificate'
import type { Clock, SealFailure, SealMaterial, SealService } from '../ports'
import { type SignedAccess, type SignedAnswer, type SignedCall, signedCall } from './signed-call'

/** How long the seal is taken to be the same: a province exchanges it a few times in its life. */
const MATERIAL_LIFE_MS = 10 * 60_000

/** What asking again would not change. Anything else, a refused key included, may be put right on either side. */
const FINAL: readonly number[] = [400, 409, 410, 413, 422]

/** The service closed the request: it was not signed and never will be. */
const NEVER_SIGNED = 'REQUEST_UNKNOWN'

const UNREACHABLE = refuse<SealFailure>({ code: 'SEAL_UNREACHABLE' })

const der = v.pipe(
  v.string(),
  v.transform((text) => fromBase64(text)),
  v.instance(Uint8Array),
)
const sealAnswer = v.object({ seal: der, certificate: der, chain: v.array(der) })
const signingAnswer = v.object({ signature: v.string(), certificate: der })
const outcomeAnswer = v.object({ ...signingAnswer.entries, toSign: der })
const errorAnswer = v.object({ error: v.object({ code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,63}$/)) }) })

interface Known {
  readonly material: SealMaterial
  readonly until: Instant
}

/** What the adapter works with: how it asks, and the seal it was last told of. */
interface Service {
  readonly call: SignedCall
  readonly clock: Clock
  known?: Known | undefined
}

export function remoteSeal(access: SignedAccess, clock: Clock): SealService {
  const service: Service = { call: signedCall(access, clock), clock }
  return {
    material: () => material(service),
    sign: (requestId, toSign) => sign(service, requestId, toSign),
    outcome: (requestId) => outcome(service, requestId),
  }
}

async function material(service: Service): Promise<Result<SealMaterial, SealFailure>> {
  const now = service.clock.now()
  if (service.known && now < service.known.until) return ok(service.known.material)
  const answer = await service.call('GET', '/v1/seal')
  const told = answer?.status === 200 ? read(sealAnswer, answer) : undefined
  if (!told) return UNREACHABLE
  service.known = { material: told, until: after(now, MATERIAL_LIFE_MS) }
  return ok(told)
}

async function sign(service: Service, id: string, toSign: Uint8Array): Promise<Result<Uint8Array, SealFailure>> {
  const held = await material(service)
  if (!held.ok) return held
  const answer = await service.call('PUT', requestPath(id), JSON.stringify({ toSign: toBase64(toSign) }))
  if (answer && FINAL.includes(answer.status)) return refuse({ code: 'SEAL_REFUSED', reason: reasonOf(answer) })
  const made = answer?.status === 200 ? read(signingAnswer, answer) : undefined
  return signatureOf(service, held.value, toSign, made)
}

async function outcome(service: Service, id: string): Promise<Result<Uint8Array | undefined, SealFailure>> {
  const held = await material(service)
  if (!held.ok) return held
  const answer = await service.call('GET', requestPath(id))
  if (answer?.status === 404 && reasonOf(answer) === NEVER_SIGNED) return ok(undefined)
  const made = answer?.status === 200 ? read(outcomeAnswer, answer) : undefined
  if (!made) return UNREACHABLE
  if (isSame(made.certificate, held.value.certificate)) return signatureOf(service, held.value, made.toSign, made)
  return (await isExchanged(service, made.certificate)) ? ok(undefined) : UNREACHABLE
}

/** Whether the seal is another one now than `certificate`'s: what was signed with that can go into no file any more. Asks anew. */
async function isExchanged(service: Service, certificate: Uint8Array): Promise<boolean> {
  service.known = undefined
  const now = await material(service)
  return now.ok && !isSame(now.value.certificate, certificate)
}

/** The signature, once it has been verified; else nothing is known, and the seal is asked for anew next time: it may be another. */
function signatureOf(
  service: Service,
  held: SealMaterial,
  toSign: Uint8Array,
  made: v.InferOutput<typeof signingAnswer> | undefined,
): Result<Uint8Array, SealFailure> {
  if (!made) return UNREACHABLE
  const publicKey = isSame(made.certificate, held.certificate) ? publicKeyIn(held.certificate) : undefined
  const signature = fromBase64(made.signature)
  if (publicKey && signature && verifySm2(toSign, made.signature, publicKey)) return ok(signature)
  service.known = undefined
  return UNREACHABLE
}

function requestPath(id: string): string {
  return `/v1/seal-requests/${encodeURIComponent(id)}`
}

function reasonOf(answer: SignedAnswer): string {
  return read(errorAnswer, answer)?.error.code ?? `HTTP_${answer.status}`
}

function read<S extends v.GenericSchema>(schema: S, { body }: SignedAnswer): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body)
  return parsed.success ? parsed.output : undefined
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other)
}
