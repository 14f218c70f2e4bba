/** The rules alone, bundled as they are deployed: pushed events, parsed and without a photo, read and checked on one core. */
import { join, resolve } from 'node:path'
import { decodesPhoto } from '../cloudfunctions/server/adapters/photo-decoder'
import { bundle } from '../config/functions'
import { instantOf } from '../src/core/time'
import { discard, temporaryDirectory } from './cloud'
import { take } from './figure'
import { provinceEvents } from './province/province'

const LICENCES = 20_000
const ROUNDS = 7

type Reading = typeof import('../src/core/licence/read-event')

export async function measureRules(): Promise<void> {
  const directory = temporaryDirectory()
  try {
    const output = join(resolve(directory), 'read-event.js')
    await bundle('src/core/licence/read-event.ts', output)
    await measure(require(output) as Reading)
  } finally {
    discard(directory)
  }
}

async function measure({ readEvent }: Reading): Promise<void> {
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
