/** The ministry, for the functions that ask it. */
import * as v from 'valibot'
import { ministryOverHttp } from './adapters/ministry-http'
import { systemClock } from './adapters/system'
import { json, variable } from './compose-shared'
import type { Ministry } from './ports'

const verifierKey = v.strictObject({
  keyId: v.pipe(v.string(), v.minLength(1)),
  privateKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
})

export function ministry(): Ministry {
  const url = variable('MINISTRY_URL').replace(/\/$/, '')
  const servicePublicKey = variable('MINISTRY_KEY')
  return ministryOverHttp({ url, servicePublicKey, ...json('VERIFIER_KEY', verifierKey) }, systemClock)
}
