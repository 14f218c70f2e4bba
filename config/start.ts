/** `npm start`: builds what the local cloud serves and has become stale, then starts it. All options are the local cloud's. */
import { parseCommandLine } from '../local/options'
import { Refusal } from '../local/refusal'
import { buildStale } from './build'

async function start(): Promise<void> {
  // Before a build of a minute, not after it.
  const { help } = parseCommandLine(process.argv.slice(2), process.env)
  if (!help) await buildStale(['functions', 'h5'], console.log)
  await import('../local/main')
}

start().catch((fault: Error) => {
  console.error(fault.message)
  process.exitCode = fault instanceof Refusal ? 2 : 1
})
