/** 激活: the holder binds a licence to himself in this app. */
import type * as v from 'valibot'
import type { licenceRequest } from '../../../src/contract/holder'
import { activate } from '../../../src/core/activation'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { ownedLicence, ownershipKeys } from '../licences/owned-licence'
import type { Clock, FieldCipher, Store } from '../ports'
import type { Index } from '../records'

export interface ActivationDeps {
  readonly store: Store
  readonly clock: Clock
  readonly cipher: FieldCipher
}

/** Activating again is no second act: it answers with the first. */
export function activateLicence(
  { store, clock, cipher }: ActivationDeps,
  holder: Holder,
  request: v.InferOutput<typeof licenceRequest>,
): Promise<Result<{ readonly activatedAt: Instant }, Failure>> {
  const id = request.id as Index
  const now = clock.now()
  const keys = ownershipKeys(id)
  const [, activationKey] = keys
  return store.transact([...keys, auditHeadKey(id)], (read) => {
    const owned = ownedLicence(cipher, holder, id, read)
    if (!owned.ok) return owned
    const { record, licence, activatedAt } = owned.value
    if (activatedAt) return ok({ writes: [], value: { activatedAt } })
    const activated = activate(licence, now)
    if (!activated.ok) return activated
    const { holderIndex, issueRevision } = record
    const kind = read.get(activationKey) ? 'replace' : 'insert'
    return ok({
      writes: [
        { kind, key: activationKey, record: { holderIndex, issueRevision, activatedAt: now } },
        ...auditWrites(read, { licence: id, at: now, act: 'activated', actor: 'holder', facts: factsOf(record) }),
      ],
      value: activated.value,
    })
  })
}
