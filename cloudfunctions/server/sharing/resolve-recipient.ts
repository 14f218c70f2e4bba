/** 接收方, found before anything is stored: registered and not suspended, or a person on some phone; and never the giver himself. */
import type * as v from 'valibot'
import type { recipientRequest } from '../../../src/contract/sharing'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { type PartyKind, type RecipientKey, recipientKey } from '../../../src/core/sharing/recipient'
import type { IdentityDeps } from '../identity/actors'
import { key } from '../ports'
import type { Index } from '../records'
import { nameOfPerson } from './find-person'

export interface ResolvedRecipient {
  readonly recipient: RecipientKey
  readonly name: string
  readonly partyKind?: PartyKind
}

/** `selves`: who would be granting to himself. */
export async function resolveRecipient(
  deps: IdentityDeps,
  asked: v.InferOutput<typeof recipientRequest>,
  selves: readonly Index[],
): Promise<Result<ResolvedRecipient, Failure>> {
  const recipient = recipientKey(asked)
  if (asked.kind === 'party') {
    const party = await deps.store.get(key('relyingParties', asked.id))
    if (!party) return refuse({ code: 'PARTY_NOT_FOUND' })
    if (party.state === 'suspended') return refuse({ code: 'PARTY_SUSPENDED' })
    if (selves.includes(party.company)) return refuse({ code: 'GRANT_TO_SELF' })
    return ok({ recipient, name: party.name, partyKind: party.kind })
  }
  const self = asked.id as Index
  if (selves.includes(self)) return refuse({ code: 'GRANT_TO_SELF' })
  const name = await nameOfPerson(deps, self)
  return name === undefined ? refuse({ code: 'PERSON_NOT_FOUND' }) : ok({ recipient, name })
}
