/** Warm calls as the mini-program makes them: gateway → worker → bundle → wx-server-sdk → gateway → SQLite and back. */
import { discard, startCloud, temporaryDirectory } from './cloud'
import { take } from './figure'
import { invoke, signIn } from './people'

const WARM_UP = 30
const ROUNDS = 300

export async function measureCalls(): Promise<void> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory)
  try {
    const [openid = ''] = await signIn(cloud.url, 'practitioner', 1)
    const contenders = [
      {
        name: 'gateway alone (GET /healthz)',
        run: () => timed(async () => (await fetch(`${cloud.url}/healthz`)).arrayBuffer()),
      },
      { name: 'holder.me', run: () => timed(() => invoke(cloud.url, 'holder', openid, 'me')) },
      { name: 'holder.listLicences', run: () => timed(() => invoke(cloud.url, 'holder', openid, 'listLicences')) },
    ]
    for (let i = 0; i < WARM_UP; i++) for (const { run } of contenders) await run()
    await take({ name: 'warm call, one at a time', unit: 'ms', atMost: 15, rounds: ROUNDS, contenders })
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
