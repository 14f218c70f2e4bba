/**
 * Puts each function together from its configuration. Only this file and its neighbours of the same beginning name adapters; what carries
 * much has a neighbour of its own, for everything a file imports is loaded by every function that uses it.
 */
import * as v from 'valibot'
import { fileCipher } from './adapters/file-cipher'
import { functionKick } from './adapters/function-kick'
import { decodesPhoto } from './adapters/photo-decoder'
import { identityProof } from './compose-identity'
import { json, shared, variable } from './compose-shared'
import type { HolderDeps, IssuanceDeps, NightlyDeps } from './deps'
import { serialBlocks } from './mirroring/serial-blocks'

export function holderDeps(): HolderDeps {
  return {
    ...shared(),
    publicHost: variable('PUBLIC_HOST'),
    kick: functionKick,
    fileCipher,
    identityProof: identityProof(),
  }
}

export function issuanceDeps(): IssuanceDeps {
  const keys = json('PROVINCE_KEYS', publicKeys)
  return {
    ...mirroring(),
    mount: variable('PUBLIC_MOUNT'),
    publicKeyOf: async (keyId) => (Object.hasOwn(keys, keyId) ? keys[keyId] : undefined),
  }
}

export function nightlyDeps(): NightlyDeps {
  return mirroring()
}

const publicKeys = v.record(v.string(), v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/i)))

/** What the functions that take events over have besides. */
function mirroring() {
  const deps = shared()
  return { ...deps, decodesPhoto, serials: serialBlocks(deps) }
}
