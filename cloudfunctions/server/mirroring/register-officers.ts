/** `POST /officers`: the province says who its agencies' officers are. The same signed channel as the events, and as repeatable. */
import * as v from 'valibot'
import { canonicalJson } from '../../../src/core/canonical-json'
import type { Failure } from '../../../src/core/failure'
import { checkResidentId } from '../../../src/core/identifier/resident-id'
import type { Finding } from '../../../src/core/licence/event'
import { ok, type Result } from '../../../src/core/result'
import { type CivilDate, parseCivilDate } from '../../../src/core/time'
import { officerIdOf } from '../identity/officer-id'
import { inParallel } from '../in-parallel'
import { type Busy, key } from '../ports'
import type { OfficerRecord } from '../records'
import type { MirroringDeps } from './arrival'
import type { Province } from './province'
import { type WireFinding, wireFinding } from './wire-finding'

export const registerOfficersRequest = v.strictObject({
  officers: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(100)),
})

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))

const officerSchema = v.strictObject({
  officerNumber: v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,40}$/)),
  name: text(100),
  holderCode: v.pipe(
    v.string(),
    v.check((code) => checkResidentId(code).ok),
  ),
  agency: text(100),
  division: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  validUntil: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((text) => parseCivilDate(text).ok),
      v.transform((text) => text as CivilDate),
    ),
  ),
  active: v.boolean(),
})

type Officer = v.InferOutput<typeof officerSchema>

const OFFICERS_AT_ONCE = 8

export interface OfficerResult {
  readonly officerNumber: string
  readonly outcome: 'accepted' | 'unchanged' | 'rejected'
  readonly findings: readonly WireFinding[]
}

export async function registerOfficers(
  deps: MirroringDeps,
  _province: Province,
  { officers }: v.InferOutput<typeof registerOfficersRequest>,
): Promise<Result<{ readonly results: readonly OfficerResult[] }, Failure>> {
  const results = await inParallel(officers, OFFICERS_AT_ONCE, (raw) => registerOne(deps, raw))
  const busy = results.find((result) => !result.ok)
  return busy ?? ok({ results: results.flatMap((result) => (result.ok ? [result.value] : [])) })
}

async function registerOne(deps: MirroringDeps, raw: unknown): Promise<Result<OfficerResult, Busy>> {
  const parsed = v.safeParse(officerSchema, raw)
  if (!parsed.success)
    return ok({
      officerNumber: '',
      outcome: 'rejected',
      findings: parsed.issues.map((issue) => wireFinding(findingOf(issue))),
    })
  const officer = parsed.output
  const id = key('officers', officerIdOf(deps.index, officer.holderCode))
  const record = recordOf(deps, id.id, officer)
  return deps.store.transact([id], (read) => {
    const stored = read.get(id)
    const same = stored?.digest === record.digest
    const result: OfficerResult = {
      officerNumber: officer.officerNumber,
      outcome: same ? 'unchanged' : 'accepted',
      findings: [],
    }
    return ok({ writes: same ? [] : [{ kind: stored ? 'replace' : 'insert', key: id, record }], value: result })
  })
}

function recordOf({ cipher, index, clock }: MirroringDeps, id: string, officer: Officer): OfficerRecord {
  const { holderCode: _, name, ...open } = officer
  return {
    ...open,
    name: cipher.seal({ collection: 'officers', id, field: 'name' }, name),
    digest: index.of('officer', canonicalJson(officer)),
    registeredAt: clock.now(),
  }
}

/** Names the member and never its value. */
function findingOf(issue: v.BaseIssue<unknown>): Finding {
  const field = v.getDotPath(issue) ?? 'officers'
  const message = {
    zh: '缺少该字段或格式不符，应符合接口文档，请核对后重新上报',
    en: 'Missing or malformed; it must be as the interface says. Please check it and push again',
  }
  return {
    rule: 'OFFICER_FIELD_INVALID',
    clause: 'docs/interfaces.md',
    group: 'validity',
    severity: 'error',
    field,
    message,
  }
}
