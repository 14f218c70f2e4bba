/** 离线亮证的记录: what was shown without a network, kept on the phone until the cloud has written it into the holder's record. */
import type { CredentialRoutes } from '../contract/presentation'
import { held, hold } from './cache'
import { call } from './call'
import { cloudNow } from './cloud-time'
import { newRequestId } from './request-id'

type Showing = CredentialRoutes['reportShowings']['request']['showings'][number]

const HELD_AS = 'showings'
/** Shown more often than that without ever meeting a network: the oldest are forgotten. */
const MOST_KEPT = 200
/** As many as one request takes. */
const MOST_TOLD = 50

let telling: Promise<void> | undefined
/** The one on the screen is told when it is over. */
let open: string | undefined

/** Names the showing that begins. */
export function beginShowing(licence: string): string {
  const at = cloudNow()
  const id = newRequestId()
  open = id
  hold(HELD_AS, [...showings(), { id, licence, from: at, to: at }].slice(-MOST_KEPT))
  return id
}

/** It goes on until now at least: kept as it grows, since the phone may be switched off any time. */
export function goOnShowing(id: string): void {
  const until = cloudNow()
  hold(
    HELD_AS,
    showings().map((each) => (each.id === id && until > each.from ? { ...each, to: until } : each)),
  )
}

/** Told at once: it may have ended because there is a network again. */
export function endShowing(id: string): void {
  goOnShowing(id)
  if (open === id) open = undefined
  tellShowings()
}

/** One at a time; what is not taken now is told again. Never rejects. */
export function tellShowings(): Promise<void> {
  telling ??= tellAll().finally(() => {
    telling = undefined
  })
  return telling
}

async function tellAll(): Promise<void> {
  for (;;) {
    const told = showings()
      .filter(({ id }) => id !== open)
      .slice(0, MOST_TOLD)
    if (told.length === 0) return
    const done = await report(told)
    if (done.length === 0) return
    const ids = new Set(done.map(({ id }) => id))
    hold(
      HELD_AS,
      showings().filter(({ id }) => !ids.has(id)),
    )
  }
}

/** Those that need not be told again; none when it is no use to go on now. */
async function report(told: readonly Showing[]): Promise<readonly Showing[]> {
  const outcome = await call('credentials', 'reportShowings', { showings: [...told] })
  if (outcome.ok) return told
  if (outcome.failure.code !== 'REQUEST_INVALID') return []
  // One that the cloud cannot read must not hold up the others; told alone and refused again, it never will be read.
  return told.length === 1 ? told : report(told.slice(0, 1))
}

function showings(): readonly Showing[] {
  return held<readonly Showing[]>(HELD_AS)?.value ?? []
}
