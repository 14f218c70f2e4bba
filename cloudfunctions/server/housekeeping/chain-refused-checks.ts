/** Brings into the trails what refused checks were left: their functions died, or it was too busy there. */
import { type ChainingDeps, chainRefused } from '../audit/chain-refused'
import type { Random } from '../ports'
import { eachInTurn } from './each-in-turn'

const PAGE = 200

/** How many found their place. */
export async function chainRefusedChecks(deps: ChainingDeps & { readonly random: Random }): Promise<number> {
  const waiting = { equals: { state: 'waiting' }, order: 'ascending', limit: PAGE } as const
  const found = await deps.store.find('refusedChecks', 'byTurn', waiting)
  const licences = [...new Set(found.map(({ record }) => record.licence))]
  const chained = await eachInTurn(deps.random, licences, (licence) => chainRefused(deps, licence))
  return chained.reduce((sum, each) => sum + each, 0)
}
