/** Warm calls as the mini-program makes them: gateway → worker → bundle → wx-server-sdk → gateway → SQLite and back. */
import { discard, startCloud, temporaryDirectory } from './cloud'
import { take } from './figure'

interface DemoPerson {
  readonly role: string
  readonly openid: string
  readonly id: string
}

const WARM_UP = 30
const ROUNDS = 300

export async function measureCalls(): Promise<void> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory)
  try {
    const openid = await signIn(cloud.url)
    const contenders = [
      { name: 'gateway alone (GET /healthz)', run: () => timed(() => fetch(`${cloud.url}/healthz`)) },
      { name: 'holder.me', run: () => timed(() => invoke(cloud.url, openid, 'me')) },
      { name: 'holder.listLicences', run: () => timed(() => invoke(cloud.url, openid, 'listLicences')) },
    ]
    for (let i = 0; i < WARM_UP; i++) for (const { run } of contenders) await run()
    await take({ name: 'warm call, one at a time', unit: 'ms', atMost: 15, rounds: ROUNDS, contenders })
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

async function signIn(url: string): Promise<string> {
  const people = (await (await fetch(`${url}/local/people`)).json()) as DemoPerson[]
  const person = people.find(({ role }) => role === 'practitioner')
  if (!person) throw new Error('the demo has no practitioner')
  const minted = await fetch(`${url}/simulator/identity/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: person.id }),
  })
  const { code } = (await minted.json()) as { code: string }
  await invoke(url, person.openid, 'proveIdentity', { code })
  return person.openid
}

async function invoke(url: string, openid: string, route: string, request: object = {}): Promise<Response> {
  const answer = await fetch(`${url}/invoke/holder`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body: JSON.stringify({ route, request }),
  })
  const reply = (await answer.clone().json()) as { ok?: boolean }
  if (reply.ok !== true) throw new Error(`holder.${route} was refused`)
  return answer
}

async function timed(act: () => Promise<Response>): Promise<number> {
  const started = performance.now()
  await (await act()).arrayBuffer()
  return performance.now() - started
}
