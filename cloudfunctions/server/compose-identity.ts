/** The identity provider, for the functions that ask it. */
import { identityOverHttp } from './adapters/identity-http'
import { variable } from './compose-shared'
import type { IdentityProof } from './ports'

export function identityProof(): IdentityProof {
  return identityOverHttp(variable('IDENTITY_URL').replace(/\/$/, ''), variable('IDENTITY_KEY'))
}
