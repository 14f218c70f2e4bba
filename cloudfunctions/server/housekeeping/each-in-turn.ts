/** Works off what a bounded page held, one after the other; what fails is logged and does not stop the rest. */
import { reportFault } from '../fault'
import type { Random } from '../ports'

/** The results of those that did not fail. */
export async function eachInTurn<T, R>(
  random: Random,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  for (const item of items) {
    try {
      results.push(await work(item))
    } catch (error) {
      reportFault(random, error)
    }
  }
  return results
}

/** The sum of one count over all results. */
export function sumOf<N extends string>(results: readonly { readonly [name in N]: number }[], name: N): number {
  return results.reduce((sum, result) => sum + result[name], 0)
}
