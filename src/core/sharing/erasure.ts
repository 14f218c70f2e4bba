/** 删除请求 (个人信息保护法 第四十七条): its time and states. Asked once the grant is over; answered, or it lapses. An answer is final. */
import { after, type Instant } from '../time'

/** GB/T 35273-2020 8.7: a request of the person's is answered within thirty days. */
export const ERASURE_LIFE_MS = 30 * 24 * 60 * 60_000

export type ErasureState = 'asked' | 'done' | 'declined' | 'lapsed'

export function erasureEndsAt(now: Instant): Instant {
  return after(now, ERASURE_LIFE_MS)
}

/** The state at `now`: what was stored, unless its time has run out since. */
export function erasureStateAt(
  { state, endsAt }: { readonly state: ErasureState; readonly endsAt: Instant },
  now: Instant,
): ErasureState {
  return state === 'asked' && now > endsAt ? 'lapsed' : state
}
