/** 亮证: makes the code that the holder shows. The token leaves in the code and is kept nowhere; the store knows its digest. */
import type * as v from 'valibot'
import type { licenceRequest, PresentationCode } from '../../../src/contract/holder'
import { mayPresent } from '../../../src/core/activation'
import { sm3Hex } from '../../../src/core/crypto/sm3'
import type { Failure } from '../../../src/core/failure'
import { onlineCode, PRESENTATION_LIFE_MS } from '../../../src/core/presentation/code'
import { ok, type Result } from '../../../src/core/result'
import { after, type Instant } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { type OwnedLicence, ownedLicence, ownershipKeys } from '../licences/owned-licence'
import { type Clock, type FieldCipher, type Key, key, type Random, type Store } from '../ports'
import type { Index, PresentationRecord } from '../records'

export interface PresentingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly cipher: FieldCipher
  /** The host that codes point to. */
  readonly publicHost: string
}

const TOKEN_BYTES = 16
/** Long enough for a slow network to bring the next one. */
const RENEW_BEFORE_MS = 20_000

export async function present(
  { store, clock, random, cipher, publicHost }: PresentingDeps,
  holder: Holder,
  request: v.InferOutput<typeof licenceRequest>,
): Promise<Result<PresentationCode, Failure>> {
  const id = request.id as Index
  const now = clock.now()
  const expiresAt = after(now, PRESENTATION_LIFE_MS)
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
  return store.transact([...ownershipKeys(id), auditHeadKey(id)], (read) => {
    const owned = ownedLicence(cipher, holder, id, read)
    if (!owned.ok) return owned
    const allowed = mayPresent(owned.value, now)
    if (!allowed.ok) return allowed
    const facts = factsOf(owned.value.record)
    const record = recordOf(holder, owned.value, expiresAt)
    return ok({
      writes: [
        { kind: 'insert', key: presentationKey(token), record },
        ...auditWrites(read, { licence: id, at: now, act: 'presented', actor: 'holder', facts }),
      ],
      value: {
        code: onlineCode(publicHost, token),
        issuedAt: now,
        expiresAt,
        renewAt: after(expiresAt, -RENEW_BEFORE_MS),
      },
    })
  })
}

function recordOf({ person, session }: Holder, { id, record }: OwnedLicence, expiresAt: Instant): PresentationRecord {
  return { licence: id, person, session, identifier: record.identifier, state: 'waiting', expiresAt }
}

export function presentationKey(token: string): Key<'presentations'> {
  return key('presentations', sm3Hex(token))
}
