/**
 * The verification an officer has begun. It is kept until the cloud has answered, under one request id: asking again after
 * a lost network is the same verification and not a second use of the holder's code.
 */
import { newRequestId } from '../client/request-id'
import { drop, keep, kept } from '../client/storage'

export interface PendingVerification {
  readonly code: string
  readonly requestId: string
  readonly place?: string
}

const KEY = 'pending-verification'
const PLACE_KEY = 'officer-place'

export function beginVerification(code: string, place: string): void {
  const pending: PendingVerification = { code, requestId: newRequestId(), ...(place === '' ? {} : { place }) }
  keep(KEY, pending)
}

export function pendingVerification(): PendingVerification | undefined {
  return kept<PendingVerification>(KEY)
}

export function endVerification(): void {
  drop(KEY)
}

/** 执法地点: stays the same for a whole shift. */
export function rememberedPlace(): string {
  return kept<string>(PLACE_KEY) ?? ''
}

export function rememberPlace(place: string): void {
  keep(PLACE_KEY, place)
}
