/** 设备密钥: that the phone has the key it names, and how often it may ask. One key a phone: another takes its place. */
import type * as v from 'valibot'
import type { renewCredentialsRequest } from '../../../src/contract/presentation'
import { fromHex } from '../../../src/core/crypto/hex'
import { verifyCompact, verifyingKey } from '../../../src/core/crypto/sm2-compact'
import type { Failure } from '../../../src/core/failure'
import { DEVICE_PROOF_WINDOW_MS, deviceKeyMessage } from '../../../src/core/presentation/device-key'
import { ok, type Result, refuse } from '../../../src/core/result'
import { after, epochOf, type Instant } from '../../../src/core/time'
import { type Clock, type Key, key, type Store } from '../ports'
import type { DeviceRecord, Index } from '../records'

/** A phone needs four renewals a day; thirty an hour leave room for trouble and none for a machine. */
const MOST_RENEWALS = 30
const WINDOW_MS = 3_600_000
const MINUTE_MS = 60_000

export interface DeviceDeps {
  readonly store: Store
  readonly clock: Clock
}

/** Registers the phone's key and counts the renewal. */
export async function proveDevice(
  deps: DeviceDeps,
  person: Index,
  request: v.InferOutput<typeof renewCredentialsRequest>,
): Promise<Result<undefined, Failure>> {
  const now = deps.clock.now()
  return isProven(request, now)
    ? register(deps, person, request.deviceKey, now)
    : refuse({ code: 'DEVICE_SIGNATURE_WRONG' })
}

function isProven(
  { deviceKey, signature, at, licences }: v.InferOutput<typeof renewCredentialsRequest>,
  now: Instant,
): boolean {
  if (Math.abs(Date.parse(at) - epochOf(now)) > DEVICE_PROOF_WINDOW_MS) return false
  const device = verifyingKey(fromHex(deviceKey))
  return device !== undefined && verifyCompact(deviceKeyMessage(deviceKey, at, licences), fromHex(signature), device)
}

function register(
  { store }: DeviceDeps,
  person: Index,
  deviceKey: string,
  now: Instant,
): Promise<Result<undefined, Failure>> {
  const id: Key<'devices'> = key('devices', person)
  return store.transact<undefined, Failure>([id], (read) => {
    const stored = read.get(id)
    const recent = (stored?.renewals ?? []).filter((at) => at > after(now, -WINDOW_MS))
    if (recent.length >= MOST_RENEWALS) return tooMany(recent, now)
    const since = stored?.deviceKey === deviceKey ? stored.since : now
    const record: DeviceRecord = { deviceKey, since, renewals: [...recent, now] }
    return ok({ writes: [{ kind: stored ? 'replace' : 'insert', key: id, record }], value: undefined })
  })
}

/** Minutes until the oldest renewal no longer counts, rounded up. */
function tooMany([oldest]: readonly Instant[], now: Instant) {
  const waitMs = oldest ? epochOf(after(oldest, WINDOW_MS)) - epochOf(now) : WINDOW_MS
  return refuse<Failure>({ code: 'CREDENTIALS_TOO_MANY', minutes: Math.max(1, Math.ceil(waitMs / MINUTE_MS)) })
}
