/**
 * One method of the sharing service (GB/T 36906): who asks by the key that signed, for what by his own word, and the data. Every answer below the
 * signature is an envelope with status 200; only too many calls are refused before.
 */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { PURPOSE_FACTS, PURPOSES, type Purpose } from '../../../src/core/sharing/purposes'
import { type RecipientKey, recipientKey } from '../../../src/core/sharing/recipient'
import { key } from '../ports'
import type { Index, RelyingPartyRecord } from '../records'
import type { Route } from '../route'
import { partyKeyOf } from '../sharing/party-keys'
import { type CountingDeps, countCall } from './party-limits'
import { granted, refused, type ServiceReply } from './reply'

/** Who asks. */
export interface Asking {
  readonly party: string
  readonly record: RelyingPartyRecord
  readonly recipient: RecipientKey
  readonly purpose: Purpose
  /** Under which grant, when he says so. */
  readonly grant?: Index
  /** The same again is the same reading. */
  readonly requestId: string
}

/** 使用目的: a code of ours, or its Chinese name. */
const useFor = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => PURPOSES.find((each) => each === text || PURPOSE_FACTS[each].label.zh === text)),
  v.picklist(PURPOSES),
)

const head = v.strictObject({
  /** 用证单位标识, or the id of the key that signed. */
  accessId: v.pipe(v.string(), v.maxLength(64)),
  useFor,
  grantId: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  requestId: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/))),
})

const REQUEST_ID_BYTES = 16

export function method<E, S extends v.GenericSchema>(
  data: S,
  answer: (deps: E, asking: Asking, data: v.InferOutput<S>) => Promise<Result<unknown, Failure>>,
): Route<CountingDeps & E, string, ServiceReply> {
  const envelope = v.strictObject({ head, data })
  return {
    async run(deps, keyId, request) {
      const signer = await signerOf(deps, keyId)
      if (!signer.ok) return signer
      const { party, record } = signer.value
      const counted = await countCall(deps, party, 'asked')
      if (!counted.ok) return enveloped(counted)
      const parsed = v.safeParse(envelope, request)
      if (!parsed.success) return enveloped(misfit(parsed.issues[0]))
      const { head: given, data: asked } = parsed.output as Envelope<S>
      if (given.accessId !== party && given.accessId !== keyId) return enveloped(OTHER_PARTY)
      const { purpose, requestId } = { purpose: given.useFor, requestId: given.requestId ?? newId(deps) }
      const recipient = recipientKey({ kind: 'party', id: party })
      // Ids of this collection are made with the keyed index only; another finds nothing.
      const grant = given.grantId as Index | undefined
      const asking = { party, record, recipient, purpose, requestId, ...(grant ? { grant } : {}) }
      return enveloped(await answer(deps, asking, asked))
    },
  }
}

interface Envelope<S extends v.GenericSchema> {
  readonly head: v.InferOutput<typeof head>
  readonly data: v.InferOutput<S>
}

const OTHER_PARTY = refuse<Failure>({ code: 'REQUEST_INVALID', field: 'head.accessId' })

/** A key may have been retired since its signature was checked. */
async function signerOf({ store, clock }: CountingDeps, keyId: string) {
  const signed = await partyKeyOf(store, keyId, clock.now())
  const record = signed && (await store.get(key('relyingParties', signed.party)))
  return signed && record ? ok({ party: signed.party, record }) : refuse<Failure>({ code: 'SIGNATURE_INVALID' })
}

/** A party that the province has suspended uses nothing: what names a licence is refused where it is read, and all else here. */
export function standingOf({ record }: Asking): Result<true, Failure> {
  return record.state === 'active' ? ok(true) : refuse({ code: 'PARTY_SUSPENDED' })
}

function enveloped(result: Result<unknown, Failure>): Result<ServiceReply, Failure> {
  if (result.ok) return ok(granted(result.value))
  return result.failure.code === 'CALLS_TOO_MANY' ? result : ok(refused(result.failure))
}

function misfit(issue: v.BaseIssue<unknown>): Result<never, Failure> {
  return refuse({ code: 'REQUEST_INVALID', field: (v.getDotPath(issue) ?? 'request').slice(0, 60) })
}

function newId({ random }: CountingDeps): string {
  return Buffer.from(random.bytes(REQUEST_ID_BYTES)).toString('base64url')
}
