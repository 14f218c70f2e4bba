/**
 * 部级系统 over HTTP (docs/interfaces.md, "Ministry"), as far as checking needs it. What it did not sign, did not say in time or did not say in
 * the agreed form counts as unsaid: MINISTRY_UNREACHABLE, and never a word about a licence.
 */
import * as v from 'valibot'
import type { Failure } from '../../../src/core/failure'
import { isTypeCode } from '../../../src/core/licence/kinds'
import { ok, type Result, refuse } from '../../../src/core/result'
import { parseCivilDate, parseInstant } from '../../../src/core/time'
import type { Clock, Ministry, MinistryVerdict, MinistryVerification } from '../ports'
import { type SignedAccess, type SignedAnswer, type SignedCall, signedCall } from './signed-call'

/** Far more than any face has. */
const MOST_LINES = 60

/** What can have become of a code. Anything else that the ministry may answer tells an officer nothing. */
const REFUSALS = [
  'CODE_UNKNOWN',
  'CODE_USED',
  'CODE_EXPIRED',
  'CODE_OUTDATED',
  'CODE_SESSION_ENDED',
  'CODE_HOST_UNKNOWN',
] as const

const UNREACHABLE = refuse<Failure>({ code: 'MINISTRY_UNREACHABLE' })

const label = v.object({ zh: v.pipe(v.string(), v.maxLength(2000)), en: v.pipe(v.string(), v.maxLength(4000)) })
const layout = v.variant('kind', [
  v.object({ kind: v.literal('short') }),
  v.object({ kind: v.literal('plate'), colour: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,8}$/))) }),
])
const line = v.object({
  field: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/)),
  part: v.picklist(['head', 'body', 'foot']),
  label,
  value: label,
  layout: v.exactOptional(layout),
})
const instant = parsed(parseInstant)
const verdict = v.object({
  issuer: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  verdict: v.picklist(['valid', 'invalid', 'stale', 'undetermined']),
  reason: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/))),
  typeCode: v.pipe(v.string(), v.guard(isTypeCode)),
  checkedAt: instant,
  statusAsOf: instant,
  validUntil: v.exactOptional(parsed(parseCivilDate)),
  lines: v.pipe(v.array(line), v.maxLength(MOST_LINES)),
})
/** Nothing is valid for a reason, and nothing invalid without one. */
const verdictAnswer = v.pipe(
  verdict,
  v.check(({ verdict, reason }) => (reason === undefined ? verdict !== 'invalid' : verdict !== 'valid')),
)
const trustListAnswer = v.object({
  trustList: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/)),
})
const errorAnswer = v.object({ error: v.object({ code: v.picklist(REFUSALS) }) })

export function ministryOverHttp(access: SignedAccess, clock: Clock): Ministry {
  const call = signedCall(access, clock)
  return { trustList: () => trustList(call), verify: (request) => verify(call, request) }
}

async function trustList(call: SignedCall): Promise<Result<string, Failure>> {
  const answer = await call('GET', '/v1/trust-list')
  const told = answer?.status === 200 ? read(trustListAnswer, answer) : undefined
  return told ? ok(told.trustList) : UNREACHABLE
}

async function verify(call: SignedCall, request: MinistryVerification): Promise<Result<MinistryVerdict, Failure>> {
  const { requestId, code, agency, officerNumber, division } = request
  const body = JSON.stringify({ requestId, code, agency, officerNumber, division })
  const answer = await call('POST', '/v1/verifications', body)
  if (!answer || answer.status >= 500) return UNREACHABLE
  if (answer.status !== 200) {
    const refused = read(errorAnswer, answer)
    return refused ? refuse({ code: refused.error.code }) : UNREACHABLE
  }
  const told = read(verdictAnswer, answer)
  return told ? ok(told) : UNREACHABLE
}

function read<S extends v.GenericSchema>(schema: S, { body }: SignedAnswer): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body)
  return parsed.success ? parsed.output : undefined
}

/** A text as a reader of the core reads it, its own spelling put right. */
function parsed<T>(read: (text: string) => Result<T, string>) {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): T => {
      const result = read(dataset.value)
      if (result.ok) return result.value
      addIssue()
      return NEVER
    }),
  )
}
