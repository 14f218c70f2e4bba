/** Puts `officer` together. It may ask the ministry about other provinces' codes, and the identity provider who begins a shift. */
import { identityProof } from './compose-identity'
import { ministry } from './compose-ministry'
import { json, shared, trustListRoots, variable } from './compose-shared'
import type { OfficerDeps } from './deps'

export function officerDeps(): OfficerDeps {
  return {
    ...shared(),
    publicHost: variable('PUBLIC_HOST'),
    identityProof: identityProof(),
    ministry: ministry(),
    trustListRoots: json('TRUST_LIST_ROOTS', trustListRoots),
  }
}
