/** 离线亮证 and 信任: what a holder's phone asks of `credentials`, and what any phone asks of `public` to check codes without a network. */
import * as v from 'valibot'
import type { Failure } from '../core/failure'
import { MOST_CREDENTIALS } from '../core/presentation/device-key'
import type { Instant } from '../core/time'
import { instant } from './instant'

const licenceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const renewCredentialsRequest = v.strictObject({
  /** The phone's public key, compressed, in hex. */
  deviceKey: v.pipe(v.string(), v.regex(/^0[23][0-9a-f]{64}$/)),
  /** Proves that the phone has the private key: 64 bytes in hex over `deviceKeyMessage` (core/presentation/device-key). */
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
  /** When it signed, by its own clock. */
  at: instant,
  licences: v.pipe(v.array(licenceId), v.minLength(1), v.maxLength(MOST_CREDENTIALS)),
})

/** What a phone showed while it had no network: told when it has one again, for the holder's own record. */
export const reportShowingsRequest = v.strictObject({
  showings: v.pipe(
    v.array(
      v.strictObject({
        /** Chosen by the phone: the same showing told twice is one. */
        id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
        licence: licenceId,
        from: instant,
        to: instant,
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
  ),
})

export interface CredentialRoutes {
  renewCredentials: { request: v.InferInput<typeof renewCredentialsRequest>; value: RenewedCredentials }
  reportShowings: { request: v.InferInput<typeof reportShowingsRequest>; value: { readonly noted: number } }
}

export interface RenewedCredentials {
  /** The cloud's time: the phone learns how far its own is off. */
  readonly now: Instant
  readonly items: readonly (RenewedCredential | RefusedCredential)[]
}

export interface RenewedCredential {
  readonly licence: string
  /** `encoded ‖ signature` (core/presentation/credential), base64url. */
  readonly credential: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** When the phone should ask for the next one, if it has a network. */
  readonly renewAt: Instant
}

/** Such as a licence not in force: there is nothing to show offline. */
export interface RefusedCredential {
  readonly licence: string
  readonly failure: Failure
}

export const trustRequest = v.strictObject({})
const issuer = v.pipe(v.string(), v.regex(/^\d{6}$/))
const list = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4095))
export const statusListRequest = v.strictObject({ issuer, list })
export const statusChangesRequest = v.strictObject({
  issuer,
  list,
  /** The `seq` the phone has. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

/** What a phone keeps to check codes without a network. */
export interface TrustMaterial {
  readonly now: Instant
  /** Compressed keys in hex, by key id. The mini-program takes them from its own cloud, as it takes its code from WeChat (docs/decisions.md). */
  readonly roots: Readonly<Record<string, string>>
  /** JWS; absent as long as none was ever fetched from the ministry. */
  readonly trustList?: string
  /** Every list there is, to see at a glance which have changed. */
  readonly lists: readonly { readonly issuer: string; readonly list: number; readonly seq: number }[]
}

export interface TrustRoutes {
  trust: { request: v.InferInput<typeof trustRequest>; value: TrustMaterial }
  /** The JWS of one list. */
  statusList: { request: v.InferInput<typeof statusListRequest>; value: { readonly token: string } }
  /** The JWS of the changes since `from`; `token` is absent when the phone must fetch the whole list. */
  statusChanges: { request: v.InferInput<typeof statusChangesRequest>; value: { readonly token?: string } }
}
