/** The rules alone: pushed events, parsed and without a photo, read and checked on one core. */
import { decodesPhoto } from '../cloudfunctions/server/adapters/photo-decoder'
import { readEvent } from '../src/core/licence/read-event'
import { instantOf } from '../src/core/time'
import { take } from './figure'
import { provinceEvents } from './province/province'

const LICENCES = 20_000
const ROUNDS = 7

export async function measureRules(): Promise<void> {
  const issues = [...provinceEvents({ licences: LICENCES, seed: 0 })].filter(({ type }) => type === 'issue')
  const options = { now: instantOf(Date.now()), decodesPhoto }
  const run = async () => {
    const started = performance.now()
    const read = issues.filter((event) => readEvent(event, options).event !== undefined).length
    if (read < issues.length) throw new Error(`the rules refused ${issues.length - read} licences`)
    return (read / (performance.now() - started)) * 1000
  }
  await run()
  const contenders = [{ name: 'readEvent, whole licences of all kinds', run }]
  await take({ name: 'rule evaluation', unit: 'licences/s', atLeast: 50_000, rounds: ROUNDS, contenders })
}
