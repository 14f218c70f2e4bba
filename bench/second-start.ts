/** `npm start` on a machine that has started it before: nothing to build, the demo already there. */
import { discard, startCloud, temporaryDirectory } from './cloud'
import { take } from './figure'

export async function measureSecondStart(): Promise<void> {
  const directory = temporaryDirectory()
  await (await startCloud(directory)).stop()
  const run = async () => {
    const cloud = await startCloud(directory)
    await cloud.stop()
    return cloud.startedIn / 1000
  }
  await take({
    name: 'second start to /healthz',
    unit: 's',
    atMost: 6,
    rounds: 5,
    contenders: [{ name: 'npm start', run }],
  })
  discard(directory)
}
