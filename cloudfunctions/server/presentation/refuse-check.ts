/** A code that tells nothing. The holder learns of the attempt; whoever made it learns nothing about the licence. */
import type { Failure } from '../../../src/core/failure'
import { type Result, refuse } from '../../../src/core/result'
import { factsOf } from '../audit/append'
import { chainRefused } from '../audit/chain-refused'
import type { OwnedLicence } from '../licences/owned-licence'
import { key } from '../ports'
import type { CodeDeps, CodeRefusal, CodeUse } from './spend-code'

export async function refuseCheck(
  deps: CodeDeps,
  { presentation, requestId, now, asker }: CodeUse,
  { id: licence, record }: OwnedLicence,
  code: CodeRefusal,
): Promise<Result<never, Failure>> {
  const facts = { ...factsOf(record), ...asker.facts(licence), outcome: code }
  const id = deps.index.of('verification', `${asker.limited.id}\n${requestId}\n${presentation.id}`)
  // Taken: the same attempt once more, which is durable already.
  await deps.store.insert(key('refusedChecks', id), { licence, at: now, actor: asker.actor, facts, state: 'waiting' })
  await chainRefused(deps, licence)
  return refuse({ code })
}
