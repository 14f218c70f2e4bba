/** Puts each function together from its configuration. The only file that names adapters. */
import * as v from 'valibot'
import { cloudbaseStore, cloudDatabase } from './adapters/cloudbase-store'
import { fieldCipher } from './adapters/field-cipher'
import { fileCipher } from './adapters/file-cipher'
import { functionKick } from './adapters/function-kick'
import { identityOverHttp } from './adapters/identity-http'
import { keyedIndex } from './adapters/keyed-index'
import { decodesPhoto } from './adapters/photo-decoder'
import { systemClock, systemRandom } from './adapters/system'
import { wechatCaller } from './adapters/wechat-caller'
import type { HolderDeps, IssuanceDeps, NightlyDeps, OfficerDeps } from './deps'
import { serialBlocks } from './mirroring/serial-blocks'
import type { Store } from './ports'
import { DATABASE } from './records'

export function holderDeps(): HolderDeps {
  return {
    ...shared(),
    publicHost: variable('PUBLIC_HOST'),
    kick: functionKick,
    fileCipher,
    identityProof: identityOverHttp(variable('IDENTITY_URL').replace(/\/$/, ''), variable('IDENTITY_KEY')),
  }
}

export function officerDeps(): OfficerDeps {
  return shared()
}

export function issuanceDeps(): IssuanceDeps {
  return { ...mirroring(), mount: variable('PUBLIC_MOUNT'), publicKeys: json('PROVINCE_KEYS', publicKeys) }
}

export function nightlyDeps(): NightlyDeps {
  return mirroring()
}

const publicKeys = v.record(v.string(), v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/i)))

const dataKeys = v.strictObject({ current: v.string(), keys: v.record(v.string(), v.string()) })

/** What the functions that take events over have besides. */
function mirroring() {
  const deps = shared()
  return { ...deps, decodesPhoto, serials: serialBlocks(deps) }
}

/** What every function has: the database and the keys of what is in it. */
function shared() {
  const store: Store = cloudbaseStore(cloudDatabase(), DATABASE)
  return {
    store,
    clock: systemClock,
    random: systemRandom,
    caller: wechatCaller,
    cipher: fieldCipher(json('DATA_KEYS', dataKeys)),
    index: keyedIndex(variable('INDEX_KEY')),
  }
}

/** Without its configuration a function does not start: half a start would fail later, and less clearly. */
function variable(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

function json<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), variable(name))
  // Without the value: it may be a key.
  if (!parsed.success) throw new Error(`${name} is malformed`)
  return parsed.output
}
