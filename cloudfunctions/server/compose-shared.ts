/** What the functions are put together from: their configuration, the database, and the keys of what is in it. */
import * as v from 'valibot'
import { cloudbaseStore, cloudDatabase } from './adapters/cloudbase-store'
import { fieldCipher } from './adapters/field-cipher'
import { keyedIndex } from './adapters/keyed-index'
import { systemClock, systemRandom } from './adapters/system'
import { wechatCaller } from './adapters/wechat-caller'
import type { FieldCipher, Store } from './ports'
import { DATABASE } from './records'

const dataKeys = v.strictObject({ current: v.string(), keys: v.record(v.string(), v.string()) })

/** Who may sign trust lists: compressed keys, by key id. */
export const trustListRoots = v.record(v.string(), v.pipe(v.string(), v.regex(/^0[23][0-9a-f]{64}$/)))

/** DER in base64, each. */
const ders = v.array(v.pipe(v.string(), v.base64()))

/** Whom files are checked against. */
export function fileTrust() {
  return { roots: dersIn('TRUST_ROOTS'), revocationLists: dersIn('REVOCATION_LISTS') }
}

function dersIn(name: string): readonly Uint8Array[] {
  return json(name, ders).map((text) => new Uint8Array(Buffer.from(text, 'base64')))
}

/** What every function has. */
export function keyless() {
  const store: Store = cloudbaseStore(cloudDatabase(), DATABASE)
  return { store, clock: systemClock, random: systemRandom, caller: wechatCaller }
}

/** What every function has that opens what is sealed. */
export function shared() {
  return { ...keyless(), cipher: sealer(), index: keyedIndex(variable('INDEX_KEY')) }
}

/** Opens and seals what is stored. */
export function sealer(): FieldCipher {
  return fieldCipher(json('DATA_KEYS', dataKeys))
}

/** Without its configuration a function does not start: half a start would fail later, and less clearly. */
export function variable(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Throws when the variable is not of `schema`. */
export function json<S extends v.GenericSchema>(name: string, schema: S): v.InferOutput<S> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), variable(name))
  // Without the value: it may be a key.
  if (!parsed.success) throw new Error(`${name} is malformed`)
  return parsed.output
}
