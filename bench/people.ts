/** The demo's people, calling the functions of a measured cloud as their phones would. */

interface DemoPerson {
  readonly role: string
  readonly openid: string
  readonly id: string
}

export type Role = 'practitioner' | 'company' | 'officer'

/** Proves the identities of the demo's people of a role, or of the first `most`; their openids. */
export async function signIn(url: string, role: Role, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const people = (await (await fetch(`${url}/local/people`)).json()) as DemoPerson[]
  const chosen = people.filter((person) => person.role === role).slice(0, most)
  if (chosen.length === 0) throw new Error(`the demo has no ${role}`)
  for (const { id, openid } of chosen)
    await invoke(url, 'holder', openid, 'proveIdentity', { code: await mint(url, id) })
  return chosen.map(({ openid }) => openid)
}

/** The value of a route. Throws when it was refused, with the refusal's code. */
export async function invoke<T>(
  url: string,
  name: string,
  openid: string,
  route: string,
  request: object = {},
): Promise<T> {
  const answer = await fetch(`${url}/invoke/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body: JSON.stringify({ route, request }),
  })
  const reply = (await answer.json()) as { ok?: boolean; value?: unknown; failure?: { code?: string } }
  if (reply.ok !== true) throw new Error(`${name}.${route} was refused: ${reply.failure?.code}`)
  return reply.value as T
}

/** A one-time code of the identity provider. */
async function mint(url: string, person: string): Promise<string> {
  const minted = await fetch(`${url}/simulator/identity/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  const { code } = (await minted.json()) as { code: string }
  return code
}
