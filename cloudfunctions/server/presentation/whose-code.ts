/**
 * Whose an offline code was, as far as its signatures prove it to the cloud: what an officer's phone says of it is not enough to write into
 * anybody's record.
 */

import { verifyCompact } from '../../../src/core/crypto/sm2-compact'
import type { Failure } from '../../../src/core/failure'
import type { TypeCode } from '../../../src/core/licence/kinds'
import { type CredentialContent, credentialMessage } from '../../../src/core/presentation/credential'
import { readProof } from '../../../src/core/presentation/proof'
import {
  isInTerm,
  issuerIn,
  keyIn,
  keyOf,
  readTrustList,
  type TrustList,
} from '../../../src/core/presentation/trust-list'
import { ok, type Result, refuse } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import type { Store } from '../ports'
import type { Index } from '../records'
import { referenceText } from '../status-lists/indexes'
import { TRUST_LIST } from '../trust/fetch-trust-list'

export interface CodeOwnerDeps {
  readonly store: Store
  /** Where our own codes point to: by it the trust list names us. */
  readonly publicHost: string
  readonly trustListRoots: Readonly<Record<string, string>>
}

/** What an issuer of the trust list signed. */
export interface CodeOwner {
  readonly typeCode: TypeCode
  readonly issuedAt: Instant
  /** Ours, and stored under this id. */
  readonly licence?: Index
}

/** Whether the list is still in its term does not matter: it is about what was signed then. Refused when there is none yet. */
export async function storedTrust({ store, trustListRoots }: CodeOwnerDeps): Promise<Result<TrustList, Failure>> {
  const stored = await store.get(TRUST_LIST)
  const read = stored && readTrustList(stored.token, trustListRoots)
  return read?.ok ? ok(read.value) : refuse({ code: 'MINISTRY_UNREACHABLE' })
}

/**
 * undefined when no province that we trust has signed it. The phone's own signature is not asked for: a credential that was copied is a matter of
 * its holder's too.
 */
export async function ownerOf(deps: CodeOwnerDeps, trust: TrustList, code: string): Promise<CodeOwner | undefined> {
  const read = readProof(code)
  if (!read.ok) return undefined
  const { content, encoded, signature } = read.value.credential
  const issuer = issuerIn(trust, content.issuer)
  const key = issuer && keyIn(issuer, content.keyNumber)
  if (!key?.uses.includes('credential') || key.revokedAt !== undefined) return undefined
  const verifying = isInTerm(key, content.issuedAt) ? keyOf(key.key) : undefined
  if (!verifying || !verifyCompact(credentialMessage(encoded), signature, verifying)) return undefined
  const { typeCode, issuedAt } = content
  if (issuer?.host.toLowerCase() !== deps.publicHost.toLowerCase()) return { typeCode, issuedAt }
  const licence = await licenceAt(deps.store, content)
  return { typeCode, issuedAt, ...(licence === undefined ? {} : { licence }) }
}

/** By its place in our lists, which is never another's. None: it was issued anew since, and what was shown was its former life. */
async function licenceAt(store: Store, { status }: CredentialContent): Promise<Index | undefined> {
  const statusReference = referenceText(status)
  const [found] = await store.find('licences', 'byStatus', {
    equals: { statusReference },
    order: 'ascending',
    limit: 1,
  })
  return found?.id as Index | undefined
}
