/** `npm run bench [-- --only NAME …]`: every figure the README quotes, taken here and printed. */
import { measureCalls } from './calls'
import { measureColdStart } from './cold-start'
import { measureDocuments } from './documents'
import { measureFeed } from './feed'
import { measureFleetGrant } from './fleet-grant'
import { measureFullFeed } from './full-feed'
import { measureGrowth } from './growth'
import { measureMemory } from './memory'
import { measureOfflineCheck } from './offline-check'
import { measureOnlineCheck } from './online-check'
import { measurePackages } from './packages'
import { measureRules } from './rules'
import { measureSecondStart } from './second-start'
import { measureStatusList } from './status-list'
import { measureSuite } from './suite'

const FIGURES: Readonly<Record<string, () => Promise<void>>> = {
  packages: measurePackages,
  rules: measureRules,
  feed: measureFeed,
  'full-feed': measureFullFeed,
  growth: measureGrowth,
  calls: measureCalls,
  documents: measureDocuments,
  'offline-check': measureOfflineCheck,
  'online-check': measureOnlineCheck,
  'status-list': measureStatusList,
  'fleet-grant': measureFleetGrant,
  memory: measureMemory,
  'second-start': measureSecondStart,
  'cold-start': measureColdStart,
  suite: measureSuite,
}

async function bench(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(`[BENCH_LICENCES=100000] npm run bench [-- --only NAME …]\n  NAME  ${Object.keys(FIGURES).join(' | ')}`)
    return
  }
  const wanted = args.filter((name) => name in FIGURES)
  for (const [name, measure] of Object.entries(FIGURES)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure()
  }
}

bench(process.argv.slice(2)).catch((fault: Error) => {
  console.error(fault.message)
  process.exitCode = 1
})
