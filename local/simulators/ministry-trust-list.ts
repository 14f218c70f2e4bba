/**
 * 信任列表 of the ministry simulator: whose keys may sign what, under the root of the data directory. A new one, with a higher sequence, when
 * something changed or a day has passed; the same one until then, over restarts too.
 */
import { signJws } from '../jws'
import type { NamedKey } from '../signature'
import type { MinistryLedger } from './ministry-ledger'

const TYPE = 'rtc-trust-list+jwt'
const DAY_MS = 24 * 3_600_000
const LIFE_MS = 30 * DAY_MS

/** A province as the list names it. Instants as `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export interface ListedProvince {
  readonly issuer: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly host: string
  readonly keys: readonly ListedKey[]
}

export interface ListedKey {
  readonly number: number
  /** Compressed, 66 hex digits. */
  readonly key: string
  readonly uses: readonly ('credential' | 'status')[]
  readonly from: string
  readonly until: string
  readonly revokedAt?: string
}

/** Which key of which province must not be trusted any more. */
export interface RevokedKey {
  readonly issuer: string
  readonly number: number
}

/** The list as it stands at `now`, a JWS. */
export function trustListAt(
  ledger: MinistryLedger,
  provinces: readonly ListedProvince[],
  root: NamedKey,
  now: number,
): string {
  const issuers = provinces.map((province) => withRevocations(ledger, province))
  const content = JSON.stringify(issuers)
  const last = ledger.lastTrustList()
  if (last && last.content === content && now >= last.issuedAt && now - last.issuedAt < DAY_MS) return last.token
  const sequence = (last?.sequence ?? 0) + 1
  const issuedAt = new Date(now).toISOString()
  const expiresAt = new Date(now + LIFE_MS).toISOString()
  const token = signJws(TYPE, root.keyId, { sequence, issuedAt, expiresAt, issuers }, root)
  ledger.keepTrustList({ sequence, issuedAt: now, content, token })
  return token
}

function withRevocations(ledger: MinistryLedger, province: ListedProvince): ListedProvince {
  const keys = province.keys.map((key) => {
    const revokedAt = ledger.revokedAt({ issuer: province.issuer, number: key.number })
    return revokedAt === undefined ? key : { ...key, revokedAt }
  })
  return { ...province, keys }
}
