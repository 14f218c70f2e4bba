/** Resident memory of the whole `npm start` with the demo loaded, before and after people have used every function. */
import { discard, startCloud, temporaryDirectory } from './cloud'
import { take } from './figure'

const CALLS = 200

export async function measureMemory(): Promise<void> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory)
  try {
    const afterStart = cloud.residentMegabytes()
    await callEveryFunction(cloud.url)
    const afterUse = cloud.residentMegabytes()
    const contenders = [
      { name: 'demo loaded', run: async () => afterStart },
      { name: `after ${CALLS} calls to each function`, run: async () => afterUse },
    ]
    await take({ name: 'local cloud, resident', unit: 'MB', atMost: 500, rounds: 1, contenders })
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

async function callEveryFunction(url: string): Promise<void> {
  const { functions } = (await (await fetch(`${url}/healthz`)).json()) as { functions: string[] }
  for (const name of functions) await Promise.all(Array.from({ length: CALLS }, () => call(url, name)))
}

async function call(url: string, name: string): Promise<void> {
  const answer = await fetch(`${url}/invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': 'bench' },
    body: JSON.stringify({ route: 'me', request: {} }),
  })
  await answer.arrayBuffer()
}
