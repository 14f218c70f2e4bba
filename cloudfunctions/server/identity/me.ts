/** Who this phone has proven to be. */
import type { Me } from '../../../src/contract/holder'
import type { Failure } from '../../../src/core/failure'
import { ok, type Result } from '../../../src/core/result'
import { asHolder, type Caller, type Holder, type IdentityDeps, registrationOf } from './actors'

export async function me(deps: IdentityDeps, { person }: Caller): Promise<Result<Me, Failure>> {
  const holder = await asHolder(deps, person)
  return ok(holder.ok ? await describe(deps, holder.value) : { proven: false, represents: [] })
}

/** What the phone may know of a proven person. */
export async function describe(deps: IdentityDeps, { identity }: Pick<Holder, 'identity'>): Promise<Me> {
  const registered = await registrationOf(deps, identity)
  const { name, represents } = identity
  return {
    proven: true,
    name,
    represents: represents.map((company) => company.name),
    ...(registered
      ? { officer: { agency: registered.record.agency, officerNumber: registered.record.officerNumber } }
      : {}),
  }
}
