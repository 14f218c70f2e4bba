/** The routes in the test's own process, on a stand's database and keys, at a time the test sets. */
import { cloudbaseStore, cloudDatabase } from '../../cloudfunctions/server/adapters/cloudbase-store'
import { fieldCipher } from '../../cloudfunctions/server/adapters/field-cipher'
import { fileCipher } from '../../cloudfunctions/server/adapters/file-cipher'
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { ministryOverHttp } from '../../cloudfunctions/server/adapters/ministry-http'
import { decodesPhoto } from '../../cloudfunctions/server/adapters/photo-decoder'
import { localReceiptKey } from '../../cloudfunctions/server/adapters/receipt-key-local'
import { systemClock, systemRandom } from '../../cloudfunctions/server/adapters/system'
import type { GrantsDeps, HolderDeps, OfficerDeps } from '../../cloudfunctions/server/deps'
import { officerIdOf } from '../../cloudfunctions/server/identity/officer-id'
import { newShift, shiftKey } from '../../cloudfunctions/server/identity/shift'
import type { MirroringDeps } from '../../cloudfunctions/server/mirroring/arrival'
import { serialBlocks } from '../../cloudfunctions/server/mirroring/serial-blocks'
import type { Ministry, Store } from '../../cloudfunctions/server/ports'
import { DATABASE } from '../../cloudfunctions/server/records'
import { grantRoutes, holderRoutes, officerRoutes } from '../../cloudfunctions/server/routes'
import type { HolderRoutes } from '../../src/contract/holder'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import type { Reply } from '../../src/contract/reply'
import type { SharingRoutes } from '../../src/contract/sharing'
import { type Instant, instantOf } from '../../src/core/time'
import type { Stand } from './stand'

type DeskRoutes = OfficerRoutes & RoundRoutes

export interface Desk {
  readonly deps: HolderDeps & MirroringDeps & OfficerDeps & GrantsDeps
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
  grants<R extends keyof SharingRoutes>(
    openid: string,
    route: R,
    request: SharingRoutes[R]['request'],
  ): Promise<Reply<SharingRoutes[R]['value']>>
  /** The same desk on another store, such as one that fails. */
  on(store: Store): Desk
  /** The same desk with other outside systems. */
  with(others: Others): Desk
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

/** Its signatures are of now, whatever the desk's time is. */
function ministryOf(stand: Stand): Ministry {
  const { keyId, privateKey } = stand.keys.pair('province-verifier')
  const servicePublicKey = stand.keys.pair('ministry').publicKey
  const url = `${stand.url}/simulator/ministry`
  return ministryOverHttp({ url, keyId, privateKey, servicePublicKey }, systemClock)
}

type Others = Partial<Pick<OfficerDeps, 'ministry' | 'trustListRoots'>>

function deskOn(stand: Stand, store: Store, time: { now: Instant }, others: Others = {}): Desk {
  const { dataKeys, indexKey } = stand.keys
  const deps: HolderDeps & MirroringDeps & OfficerDeps & GrantsDeps = {
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
    ministry: ministryOf(stand),
    trustListRoots: stand.keys.trustListRoots,
    ...others,
    fileCipher,
    receiptKey: localReceiptKey(stand.keys.pair('province-receipts')),
    templates: {},
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
    grants: (openid, route, request) => grantRoutes[route].run(deps, person(openid), request),
    on: (other) => deskOn(stand, other, time, others),
    with: (more) => deskOn(stand, store, time, { ...others, ...more }),
  }
}
