/** Puts `credentials` together: the only function that is given the issuer's key. */
import * as v from 'valibot'
import { localIssuerKey } from './adapters/issuer-key-local'
import { systemDeflate } from './adapters/system'
import { ministry } from './compose-ministry'
import { json, shared, trustListRoots, variable } from './compose-shared'
import type { CredentialsDeps } from './deps'
import { statusIndexes } from './status-lists/indexes'

export function credentialsDeps(): CredentialsDeps {
  const deps = shared()
  return {
    ...deps,
    publicHost: variable('PUBLIC_HOST'),
    deflate: systemDeflate,
    issuerKey: localIssuerKey(json('ISSUER_KEY', issuerKey)),
    statusIndexes: statusIndexes(deps),
    ministry: ministry(),
    trustListRoots: json('TRUST_LIST_ROOTS', trustListRoots),
  }
}

const issuerKey = v.strictObject({
  issuer: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
  privateKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
})
