/**
 * 未获授权的查询: a party asked for a licence that was never granted to it. Its holder is told who asked, for what and when; the party learns nothing,
 * not even whether there is such a licence, and may ask in vain only so often.
 */
import type { Failure } from '../../../src/core/failure'
import { given } from '../../../src/core/given'
import { type Result, refuse } from '../../../src/core/result'
import { factsOf } from '../audit/append'
import { chainRefused } from '../audit/chain-refused'
import { sealTrailText } from '../audit/trail-text'
import { key } from '../ports'
import type { Index } from '../records'
import type { Asking } from './method'
import type { NamingDeps } from './named-licence'
import { type CountingDeps, countCall } from './party-limits'

const MOST_NAMED_FIELDS = 40

export async function refuseAttempt(
  deps: NamingDeps & CountingDeps,
  asking: Asking,
  licence: Index | undefined,
  fields?: readonly string[],
): Promise<Result<never, Failure>> {
  if (licence !== undefined) await noteAttempt(deps, asking, licence, fields)
  const counted = await countCall(deps, asking.party, 'unknown')
  return counted.ok ? refuse({ code: 'GRANT_NOT_FOUND' }) : counted
}

async function noteAttempt(
  deps: NamingDeps,
  { recipient, record: party, purpose, requestId }: Asking,
  licence: Index,
  fields: readonly string[] | undefined,
): Promise<void> {
  const record = await deps.store.get(key('licences', licence))
  if (!record) return
  const id = deps.index.of('reading', `${recipient}\n${requestId}\n${licence}\nGRANT_NOT_FOUND`)
  const facts = {
    ...{ ...factsOf(record), recipient, purpose, outcome: 'GRANT_NOT_FOUND' },
    name: sealTrailText(deps.cipher, licence, 'name', party.name),
    ...given({ fields: fields?.slice(0, MOST_NAMED_FIELDS) }),
  }
  await deps.store.insert(key('refusedChecks', id), {
    ...{ licence, at: deps.clock.now(), actor: 'recipient', facts },
    ...{ act: 'grantReadRefused', state: 'waiting' },
  })
  await chainRefused(deps, licence)
}
