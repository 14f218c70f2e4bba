/** The routes in the test's own process, on a stand's database and keys, at a time the test sets. */
import { cloudbaseStore, cloudDatabase } from '../../cloudfunctions/server/adapters/cloudbase-store'
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { decodesPhoto } from '../../cloudfunctions/server/adapters/photo-decoder'
import { systemRandom } from '../../cloudfunctions/server/adapters/system'
import type { HolderDeps } from '../../cloudfunctions/server/deps'
import { officerIdOf } from '../../cloudfunctions/server/identity/officer-id'
import { newShift, shiftKey } from '../../cloudfunctions/server/identity/shift'
import type { MirroringDeps } from '../../cloudfunctions/server/mirroring/arrival'
import { serialBlocks } from '../../cloudfunctions/server/mirroring/serial-blocks'
import type { Store } from '../../cloudfunctions/server/ports'
import { DATABASE } from '../../cloudfunctions/server/records'
import { holderRoutes, officerRoutes } from '../../cloudfunctions/server/routes'
import type { HolderRoutes } from '../../src/contract/holder'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import type { Reply } from '../../src/contract/reply'
import { type Instant, instantOf } from '../../src/core/time'
import type { Stand } from './stand'

/** The officer's routes that are built. */
type DeskRoutes = OfficerRoutes & Pick<RoundRoutes, keyof typeof officerRoutes & keyof RoundRoutes>

export interface Desk {
  readonly deps: HolderDeps & MirroringDeps
  /** From now on it is `instant`. */
  setNow(instant: Instant): void
  holder<R extends keyof HolderRoutes>(
    openid: string,
    route: R,
    request: HolderRoutes[R]['request'],
  ): Promise<Reply<HolderRoutes[R]['value']>>
  officer<R extends keyof DeskRoutes>(
    openid: string,
    route: R,
    request: DeskRoutes[R]['request'],
  ): Promise<Reply<DeskRoutes[R]['value']>>
  /** The same desk on another store, such as one that fails. */
  on(store: Store): Desk
}

/** An officer who has proven himself begins a shift at the desk's time, which may be years away. */
export async function beginShift({ deps }: Desk, openid: string, holderCode: string): Promise<void> {
  const id = shiftKey(deps.index.of('openid', openid))
  const record = newShift(officerIdOf(deps.index, holderCode), deps.clock.now())
  await deps.store.compareAndRemove(id, {})
  await deps.store.insert(id, record)
}

export async function openDesk(stand: Stand): Promise<Desk> {
  const probed = (await stand.call('probe', undefined, { do: 'environment' })) as unknown as {
    value: NodeJS.ProcessEnv
  }
  const ours = /^(TENCENTCLOUD_|TCB_|SCF_)/
  Object.assign(process.env, Object.fromEntries(Object.entries(probed.value).filter(([name]) => ours.test(name))))
  return deskOn(stand, cloudbaseStore(cloudDatabase(), DATABASE), { now: instantOf(Date.now()) })
}

function deskOn(stand: Stand, store: Store, time: { now: Instant }): Desk {
  const { dataKeys, indexKey } = stand.keys
  const deps: HolderDeps & MirroringDeps = {
    store,
    clock: { now: () => time.now },
    random: systemRandom,
    serials: serialBlocks({ store, random: systemRandom }),
    cipher: fieldCipher(JSON.parse(dataKeys)),
    index: keyedIndex(indexKey),
    decodesPhoto,
    caller: { openid: () => undefined },
    identityProof: { redeem: () => Promise.reject(new Error('persons prove their identity through the function')) },
    publicHost: new URL(stand.url).host,
    fileCipher,
    kick: { sealing: async () => undefined },
  }
  const person = (openid: string) => deps.index.of('openid', openid)
  return {
    deps,
    setNow: (instant) => {
      time.now = instant
    },
    holder: (openid, route, request) => holderRoutes[route].run(deps, person(openid), request),
    officer: (openid, route, request) => officerRoutes[route].run(deps, person(openid), request),
    on: (other) => deskOn(stand, other, time),
  }
}
