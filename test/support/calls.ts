/** What a test takes as given, done without the pages: the same calls the phone makes, in a person's name. */
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { CopyRoutes } from '../../src/contract/copies'
import type { HolderRoutes as OwnRoutes } from '../../src/contract/holder'
import type { LicenceSummary } from '../../src/contract/licence'
import type { Reply } from '../../src/contract/reply'

type HolderRoutes = OwnRoutes & CopyRoutes

/** Calls a route of `holder`; throws when it is refused, because what is given is not what is tested. */
export async function asHolder<R extends keyof HolderRoutes & string>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: HolderRoutes[R]['request'],
): Promise<HolderRoutes[R]['value']> {
  const answer = await fetch(`${cloud.url}/invoke/holder`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': person.openid },
    body: JSON.stringify({ route, request }),
  })
  const reply = (await answer.json()) as Reply<HolderRoutes[R]['value']>
  if (!reply.ok) throw new Error(`${route} of ${person.id} was refused: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

/** At most once: proving again would only cost time. */
export async function givenProven(cloud: LocalCloud, person: Person): Promise<void> {
  const { proven } = await asHolder(cloud, person, 'me', {})
  if (!proven) await asHolder(cloud, person, 'proveIdentity', { code: person.demoCode })
}

/** A licence of the person's that is activated now; `subject` picks a vehicle of the fleet by its plate. */
export async function givenActivated(cloud: LocalCloud, person: Person, subject?: string): Promise<LicenceSummary> {
  await givenProven(cloud, person)
  const { items } = await asHolder(cloud, person, 'listLicences', {})
  const licence = subject === undefined ? items[0] : await vehicleCalled(cloud, person, subject)
  if (!licence) throw new Error(`${person.id} has no licence ${subject ?? ''}`)
  await asHolder(cloud, person, 'activate', { id: licence.id })
  return licence
}

/** The text of a code shown by the person, without anyone looking at it. */
export async function givenCode(
  cloud: LocalCloud,
  person: Person,
  { id }: Pick<LicenceSummary, 'id'>,
): Promise<string> {
  return (await asHolder(cloud, person, 'present', { id })).code
}

/** The id under which the person's one fleet is asked for. */
export async function operatorOf(cloud: LocalCloud, person: Person): Promise<string> {
  const { items } = await asHolder(cloud, person, 'listFleets', {})
  if (items.length !== 1) throw new Error(`${person.id} has ${items.length} fleets`)
  return items[0]?.operator ?? ''
}

async function vehicleCalled(cloud: LocalCloud, person: Person, plate: string): Promise<LicenceSummary | undefined> {
  const { items } = await asHolder(cloud, person, 'listFleet', { operator: await operatorOf(cloud, person), plate })
  return items[0]
}
