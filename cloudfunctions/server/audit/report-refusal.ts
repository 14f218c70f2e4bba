/** 提出异议: the holder says that an officer refused him wrongly. Once for a check; the province answers it (list-objections). */
import type * as v from 'valibot'
import type { reportRefusalRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Holder } from '../identity/actors'
import { type Clock, type FieldCipher, key, probablyAbsent, type Store } from '../ports'
import type { AuditRecord, ObjectionRecord } from '../records'
import { auditHeadKey, auditWrites } from './append'
import { isOf } from './entries'
import { objectionStanding, sealObjection } from './objection'
import { sealTrailText } from './trail-text'

export interface ObjectingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

export async function reportRefusal(
  deps: ObjectingDeps,
  holder: Holder,
  { id, words }: v.InferOutput<typeof reportRefusalRequest>,
): Promise<Result<Record<string, never>, Failure>> {
  const entry = await deps.store.get(key('audit', id))
  if (!entry || !isOf(holder, entry)) return refuse({ code: 'ACTIVITY_NOT_FOUND' })
  const { verification } = entry.facts
  if (verification === undefined) return refuse({ code: 'OBJECTION_NOT_POSSIBLE' })
  return object(deps, entry, verification, words)
}

function object({ store, clock, cipher }: ObjectingDeps, entry: AuditRecord, verification: string, words: string) {
  const { act, stream: licence, facts } = entry
  const checkKey = key('verifications', verification)
  const objectionKey = probablyAbsent(key('objections', verification))
  const at: Instant = clock.now()
  return store.transact<Record<string, never>, Failure>([checkKey, objectionKey, auditHeadKey(licence)], (read) => {
    const check = read.get(checkKey)
    const standing = objectionStanding(act, check, read.get(objectionKey))
    if (!check || standing === undefined) return refuse({ code: 'OBJECTION_NOT_POSSIBLE' })
    if (standing === 'made') return refuse({ code: 'OBJECTION_MADE' })
    const sealed = sealObjection(cipher, verification, words)
    const record: ObjectionRecord = {
      ...{ licence, holderIndex: entry.holderIndex, officer: check.officer },
      ...{ words: sealed, state: 'open', at },
    }
    const { holder, typeCode } = facts
    const told = { holder, typeCode, verification, words: sealTrailText(cipher, licence, 'words', words) }
    return ok({
      writes: [
        { kind: 'insert', key: objectionKey, record },
        ...auditWrites(read, { licence, at, act: 'refusalReported', actor: 'holder', facts: told }),
      ],
      value: {},
    })
  })
}
