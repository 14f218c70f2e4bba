/** The holder takes his activation back. Codes already shown still verify, as undetermined. */
import type * as v from 'valibot'
import type { licenceRequest } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { ownedLicence, ownershipKeys } from '../licences/owned-licence'
import type { Index } from '../records'
import type { ActivationDeps } from './activate-licence'

export function deactivateLicence(
  { store, clock, cipher }: ActivationDeps,
  holder: Holder,
  request: v.InferOutput<typeof licenceRequest>,
): Promise<Result<Record<string, never>, Failure>> {
  const id = request.id as Index
  const now = clock.now()
  const keys = ownershipKeys(id)
  const [, activationKey] = keys
  return store.transact<Record<string, never>, Failure>([...keys, auditHeadKey(id)], (read) => {
    const owned = ownedLicence(cipher, holder, id, read)
    if (!owned.ok) return owned
    if (!owned.value.activated) return ok({ writes: [], value: {} })
    const facts = factsOf(owned.value.record)
    return ok({
      writes: [
        { kind: 'remove', key: activationKey },
        ...auditWrites(read, { licence: id, at: now, act: 'deactivated', actor: 'holder', facts }),
      ],
      value: {},
    })
  })
}
