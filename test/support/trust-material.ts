/** What the cloud would give a phone to check the codes of {@link ./offline-code} with: the trust list and the status lists, signed. */
import { deflateSync } from 'node:zlib'
import type { TrustMaterial } from '../../src/contract/presentation'
import { toBase64Url } from '../../src/core/crypto/base64'
import { toHex } from '../../src/core/crypto/hex'
import { signJws } from '../../src/core/crypto/jws'
import { compactPublicKey } from '../../src/core/crypto/sm2-compact'
import {
  listBytes,
  STATUS_CHANGES_TYPE,
  STATUS_LIST_TYPE,
  type StatusList,
  setStatus,
  type TokenStatus,
} from '../../src/core/presentation/status-list'
import { TRUST_LIST_TYPE, type TrustList } from '../../src/core/presentation/trust-list'
import { epochOf, type Instant } from '../../src/core/time'
import { ISSUER_KEY, SHOWN_AT, TRUST } from './offline-code'

const ROOT_KEY = new Uint8Array(32).fill(11)
const RANDOM = new Uint8Array(32).fill(2)
const SUB = 'https://licence.example.cn/api/public/v1/status-lists/0'
const ENTRIES = 1000

type Entry = readonly [index: number, status: TokenStatus]

/** The answer to `public.trust`. */
export function trustMaterial(seq: number, now: Instant = SHOWN_AT, list: TrustList = TRUST): TrustMaterial {
  return {
    now,
    roots: { root: toHex(compactPublicKey(ROOT_KEY)) },
    trustList: signJws({ kid: 'root', typ: TRUST_LIST_TYPE }, list, ROOT_KEY, RANDOM),
    lists: [{ issuer: '990000', list: 0, seq }],
  }
}

/** The whole list of the first province; whatever is not named is valid. */
export function statusToken(seq: number, entries: readonly Entry[] = [], asOf: Instant = SHOWN_AT): string {
  const list: StatusList = { bits: 2, bytes: new Uint8Array(listBytes(ENTRIES)) }
  for (const [index, status] of entries) setStatus(list, index, status)
  const packed = { bits: 2, lst: toBase64Url(deflateSync(list.bytes)) }
  return token(STATUS_LIST_TYPE, { ...frame(seq, asOf), status_list: packed })
}

export function changesToken(from: number, seq: number, changes: readonly Entry[], asOf: Instant = SHOWN_AT): string {
  return token(STATUS_CHANGES_TYPE, { ...frame(seq, asOf), from, changes })
}

function frame(seq: number, asOf: Instant) {
  const iat = Math.floor(epochOf(asOf) / 1000)
  return { sub: SUB, iat, exp: iat + 86_400, ttl: 60, seq }
}

function token(typ: string, payload: object): string {
  return signJws({ kid: '990000-1', typ }, payload, ISSUER_KEY, RANDOM)
}
