/** `npm start`: builds what the local cloud serves and has become stale, then starts it. All options are the local cloud's. */
import { buildStale } from './build'

async function start(): Promise<void> {
  if (!process.argv.includes('--help')) await buildStale(['functions', 'h5'], console.log)
  await import('../local/main')
}

start().catch((fault: Error) => {
  console.error(fault.message)
  process.exitCode = 1
})
