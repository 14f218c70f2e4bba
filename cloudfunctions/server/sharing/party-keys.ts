/** Which party a key signs for, now: what the entrance for relying parties' systems asks of every request. */
import type { Failure } from '../../../src/core/failure'
import { ok, type Result, refuse } from '../../../src/core/result'
import { civilDateOf, type Instant } from '../../../src/core/time'
import { key, type Store } from '../ports'
import type { AskingParty } from './ask-for-grant'

/** The public key of `keyId`, uncompressed hex; undefined: not registered, retired, or past its last day. */
export async function partyKeyOf(
  store: Store,
  keyId: string,
  now: Instant,
): Promise<{ readonly party: string; readonly publicKey: string } | undefined> {
  const record = await store.get(key('partyKeys', keyId))
  const isGood =
    record?.state === 'active' && (record.validUntil === undefined || civilDateOf(now) <= record.validUntil)
  return record && isGood ? { party: record.party, publicKey: record.publicKey } : undefined
}

/** The party that signed, as long as it is not suspended. */
export async function partyOfKey(store: Store, keyId: string, now: Instant): Promise<Result<AskingParty, Failure>> {
  const signed = await partyKeyOf(store, keyId, now)
  const record = signed && (await store.get(key('relyingParties', signed.party)))
  if (!signed || !record) return refuse({ code: 'PARTY_NOT_REGISTERED' })
  return record.state === 'active' ? ok({ id: signed.party, record }) : refuse({ code: 'PARTY_SUSPENDED' })
}
