/**
 * 跨省核验: a code of another province is asked of the ministry, which asks that province. Whose it is, the trust list says; whether that list is
 * still in its term does not matter for that, since nothing is concluded from it.
 */
import type { VerdictKind } from '../../../src/contract/officer'
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import type { LicenceStatus } from '../../../src/core/licence/status'
import { type OnlineCode, onlineCode } from '../../../src/core/presentation/code'
import { readTrustList, type TrustedIssuer } from '../../../src/core/presentation/trust-list'
import type { VerdictReason } from '../../../src/core/presentation/verdict'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, type Instant } from '../../../src/core/time'
import type { Clock, Ministry, MinistryVerdict, MinistryVerification, Store } from '../ports'
import { TRUST_LIST } from '../trust/fetch-trust-list'
import { count, type Limited } from './limits'

/** A province hears of its licences every day. Ours. */
const FRESH_MS = 24 * 60 * 60_000

export interface AskingElsewhereDeps {
  readonly store: Store
  readonly clock: Clock
  readonly ministry: Pick<Ministry, 'verify'>
  /** Who may sign trust lists: compressed keys in hex, by key id. */
  readonly trustListRoots: Readonly<Record<string, string>>
}

/** One request about another province's code. */
export interface AskedElsewhere {
  readonly code: OnlineCode
  readonly limited: Limited
  /** It was answered before: then it is no second question. */
  readonly isRepeat: boolean
  /** What the ministry is told besides the code. */
  readonly verification: Omit<MinistryVerification, 'code'>
}

export interface Elsewhere {
  readonly issuer: TrustedIssuer
  readonly told: MinistryVerdict
}

/** Refused with MINISTRY_UNREACHABLE whenever nothing is known: that the code is no good, only the province itself can say. */
export async function askElsewhere(
  deps: AskingElsewhereDeps,
  { code: { host, token }, limited, isRepeat, verification }: AskedElsewhere,
): Promise<Result<Elsewhere, Failure>> {
  const counted = isRepeat ? ok(undefined) : await count(deps.store, limited, ['asked'], deps.clock.now())
  if (!counted.ok) return counted
  const issuer = await issuerAt(deps, host)
  if (!issuer.ok) return issuer
  // Spelt as the list spells it, however the scanner did.
  const told = await deps.ministry.verify({ ...verification, code: onlineCode(issuer.value.host, token) })
  if (!told.ok) return refused(deps, limited, told.failure)
  // Another province's word on this one's code is nobody's.
  if (told.value.issuer !== issuer.value.issuer) return refuse({ code: 'MINISTRY_UNREACHABLE' })
  return ok({ issuer: issuer.value, told: told.value })
}

/** What another province found is valid only as long as it is fresh; what ended or was suspended there stays so until it says otherwise. */
export function verdictElsewhere(
  { verdict, statusAsOf, reason }: MinistryVerdict,
  now: Instant,
): { readonly verdict: VerdictKind; readonly reason?: VerdictReason } {
  const isOld = now > after(statusAsOf, FRESH_MS)
  return { verdict: verdict === 'valid' && isOld ? 'stale' : verdict, ...given({ reason: known(reason) }) }
}

async function issuerAt(
  { store, trustListRoots }: AskingElsewhereDeps,
  host: string,
): Promise<Result<TrustedIssuer, Failure>> {
  const stored = await store.get(TRUST_LIST)
  const list = stored && readTrustList(stored.token, trustListRoots)
  // Whose it is cannot be said, which is not to say that it is nobody's.
  if (!list?.ok) return refuse({ code: 'MINISTRY_UNREACHABLE' })
  const issuer = list.value.issuers.find((entry) => entry.host.toLowerCase() === host)
  return issuer ? ok(issuer) : refuse({ code: 'CODE_HOST_UNKNOWN' })
}

/** Unknown there is unknown here: guessing is counted wherever it is tried. */
async function refused(
  { store, clock }: AskingElsewhereDeps,
  limited: Limited,
  failure: Failure,
): Promise<Result<never, Failure>> {
  if (failure.code !== 'CODE_UNKNOWN') return refuse(failure)
  const counted = await count(store, limited, ['unknown'], clock.now())
  return counted.ok ? refuse(failure) : counted
}

const REASONS: { readonly [R in Exclude<LicenceStatus, 'inForce'> | 'notActivated']: true } = {
  ...{ suspended: true, superseded: true, cancelled: true, annulled: true, revoked: true },
  ...{ expired: true, notYetValid: true, notActivated: true },
}

/** A reason that we have words for. */
function known(reason: string | undefined): VerdictReason | undefined {
  return reason !== undefined && Object.hasOwn(REASONS, reason) ? (reason as VerdictReason) : undefined
}
