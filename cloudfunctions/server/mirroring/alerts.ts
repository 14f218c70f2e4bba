/** 告警: what has waited for the province too long is said once, in the log and in `mirror/status`, and is taken back when it is put right. */
import { ok, type Result } from '../../../src/core/result'
import type { Instant } from '../../../src/core/time'
import { type Busy, type Clock, type Found, type Key, key, type Store } from '../ports'
import type { AlertRecord, HeldRecord, RejectionRecord } from '../records'
import { heldKey } from './arrival'
import { nextCheck } from './waiting-times'

interface AlertingDeps {
  readonly store: Store
  readonly clock: Clock
}

type Told = Pick<AlertRecord, 'kind' | 'subject' | 'since' | 'findings'>

export function alertOfHeld({ licence, revision, heldAt, findings }: HeldRecord): Told {
  return { kind: 'held', subject: heldKey(licence, revision).id, since: heldAt, findings }
}

export function alertOfRejection(subject: string, { rejectedAt, findings }: RejectionRecord): Told {
  return { kind: 'rejections', subject, since: rejectedAt, findings }
}

/** Raises the alert unless it stands. The log line comes first: cut short here it is written again, never lost. */
export async function raise({ store, clock }: AlertingDeps, told: Told): Promise<Result<boolean, Busy>> {
  const id = alertKey(told)
  if ((await store.get(id))?.state === 'open') return ok(false)
  logAlert(told)
  const now = clock.now()
  return store.transact<boolean, never>([id], (read) => {
    const before = read.get(id)
    if (before?.state === 'open') return ok({ writes: [], value: false })
    const record: AlertRecord = { ...told, state: 'open', raisedAt: now, nextAt: nextCheck(now) }
    return ok({ writes: [{ kind: before ? 'replace' : 'insert', key: id, record }], value: true })
  })
}

/** Ids and rules: nothing of the holder. */
function logAlert({ kind, subject, since, findings }: Told): void {
  console.warn(JSON.stringify({ alert: kind, subject, since, rules: findings.map(({ rule }) => rule) }))
}

/** Closes the alerts whose matter is put right, and gives those that stand. At most 100. */
export async function settleAlerts(
  deps: AlertingDeps,
  found: readonly Found<AlertRecord>[],
): Promise<readonly Found<AlertRecord>[]> {
  const standing = await standingAmong(deps.store, found)
  const over = found.filter((each) => !standing.includes(each))
  await Promise.all(over.map(({ id }) => close(deps, key('alerts', id), deps.clock.now())))
  return standing
}

async function standingAmong(
  store: Store,
  found: readonly Found<AlertRecord>[],
): Promise<readonly Found<AlertRecord>[]> {
  const subjectsOf = (kind: AlertRecord['kind']) =>
    found.filter(({ record }) => record.kind === kind).map(({ record }) => record.subject)
  const held = await store.getMany('held', subjectsOf('held'))
  const rejections = await store.getMany('rejections', subjectsOf('rejections'))
  return found.filter(({ record: { kind, subject } }) =>
    kind === 'held' ? held.has(subject) : rejections.get(subject)?.state === 'open',
  )
}

async function close({ store }: AlertingDeps, id: Key<'alerts'>, now: Instant): Promise<void> {
  await store.compareAndSet(id, { state: 'open' }, { state: 'closed', closedAt: now })
}

function alertKey({ kind, subject }: Told): Key<'alerts'> {
  return key('alerts', `${kind}:${subject}`)
}
