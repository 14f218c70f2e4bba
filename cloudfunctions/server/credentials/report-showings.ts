/**
 * 补报亮证: what the phone showed while it had no network, told later, for the holder's own record. Nobody vouches for it but the phone; what is
 * not his, told before, or older than anything a phone should still have to tell, is passed over: the phone has told it and may forget it.
 */
import type * as v from 'valibot'
import type { CredentialRoutes, reportShowingsRequest } from '../../../src/contract/presentation'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { after, epochOf, type Instant, instantOf } from '../../../src/core/time'
import { auditHeadKey, auditWrites, factsOf } from '../audit/append'
import type { Holder } from '../identity/actors'
import { principalsOf } from '../licences/owned-licence'
import { type Busy, type Clock, type Key, type KeyedIndex, key, probablyAbsent, type Store } from '../ports'
import type { Index } from '../records'

export interface ReportingDeps {
  readonly store: Store
  readonly clock: Clock
  readonly index: KeyedIndex
}

type Showing = v.InferOutput<typeof reportShowingsRequest>['showings'][number]

const DAY_MS = 24 * 3_600_000
const OLDEST_MS = 30 * DAY_MS
/** Longer than anything is taken: what was told stays known as long as it could be told again. */
const MEMORY_MS = OLDEST_MS + 2 * DAY_MS

export async function reportShowings(
  deps: ReportingDeps,
  holder: Holder,
  { showings }: v.InferOutput<typeof reportShowingsRequest>,
): Promise<Result<CredentialRoutes['reportShowings']['value'], Failure>> {
  let noted = 0
  for (const showing of [...showings].sort((a, b) => epochIn(a.from) - epochIn(b.from))) {
    const done = await note(deps, holder, showing)
    // What was noted before stays noted: the phone tells all of it again, and each is noted once.
    if (!done.ok) return done
    if (done.value) noted += 1
  }
  return ok({ noted })
}

async function note(deps: ReportingDeps, holder: Holder, showing: Showing): Promise<Result<boolean, Busy>> {
  const now = deps.clock.now()
  const happenedAt = happened(showing, now)
  if (happenedAt === undefined) return ok(false)
  const licence = showing.licence as Index
  const id: Key<'licences'> = key('licences', licence)
  const told: Key<'showings'> = key('showings', deps.index.of('showing', `${holder.person}\n${showing.id}`))
  return deps.store.transact<boolean, never>([id, auditHeadKey(licence), probablyAbsent(told)], (read) => {
    const record = read.get(id)
    if (!record || !principalsOf(holder).includes(record.holderIndex) || read.get(told)) {
      return ok({ writes: [], value: false })
    }
    const facts = { ...factsOf(record), happenedAt }
    return ok({
      writes: [
        { kind: 'insert', key: told, record: { licence, expiresAt: after(now, MEMORY_MS) } },
        ...auditWrites(read, { licence, at: now, act: 'presentedOffline', actor: 'holder', facts }),
      ],
      value: true,
    })
  })
}

/** When it was shown; a phone whose clock is fast has shown it now at the latest. undefined: too long ago, or ended before it began. */
function happened({ from, to }: Showing, now: Instant): Instant | undefined {
  const shown = Math.min(epochIn(from), epochOf(now))
  return epochIn(to) < epochIn(from) || shown < epochOf(now) - OLDEST_MS ? undefined : instantOf(shown)
}

function epochIn(text: string): number {
  return Date.parse(text)
}
