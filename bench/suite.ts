/** The whole of `npm test`, browser tests included. */
import { spawnSync } from 'node:child_process'
import { take } from './figure'

export async function measureSuite(): Promise<void> {
  const contenders = [{ name: 'npm test', run: async () => minutesToTest() }]
  await take({ name: 'whole test run', unit: 'min', atMost: 15, rounds: 1, contenders })
}

function minutesToTest(): number {
  const started = Date.now()
  // Its words go to stderr: eight minutes of silence look like a fault.
  const { status } = spawnSync('npm', ['test', '--silent'], { stdio: ['ignore', 2, 'inherit'] })
  if (status !== 0) throw new Error('npm test failed: its time says nothing')
  return (Date.now() - started) / 60_000
}
