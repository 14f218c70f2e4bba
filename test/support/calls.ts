/** What a test takes as given, done without the pages: the same calls the phone makes, in a person's name. */
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { CopyRoutes } from '../../src/contract/copies'
import type { HolderRoutes as OwnRoutes } from '../../src/contract/holder'
import type { LicenceSummary } from '../../src/contract/licence'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import type { CredentialRoutes } from '../../src/contract/presentation'
import type { Reply } from '../../src/contract/reply'
import type { SharingRoutes } from '../../src/contract/sharing'

type HolderRoutes = OwnRoutes & CopyRoutes
type AllOfficerRoutes = OfficerRoutes & RoundRoutes

/** Calls a route of `holder`; throws when it is refused, because what is given is not what is tested. */
export function asHolder<R extends keyof HolderRoutes & string>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: HolderRoutes[R]['request'],
): Promise<HolderRoutes[R]['value']> {
  return calling(cloud, person, 'holder', route, request)
}

/** The same of `officer`, which anyone may call for the little he is told. */
export function asOfficer<R extends keyof AllOfficerRoutes & string>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: AllOfficerRoutes[R]['request'],
): Promise<AllOfficerRoutes[R]['value']> {
  return calling(cloud, person, 'officer', route, request)
}

/** The same of `credentials`, which phones call by themselves. */
export function asPhone<R extends keyof CredentialRoutes & string>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: CredentialRoutes[R]['request'],
): Promise<CredentialRoutes[R]['value']> {
  return calling(cloud, person, 'credentials', route, request)
}

/** The same of `grants`. */
export function asSharer<R extends keyof SharingRoutes & string>(
  cloud: LocalCloud,
  person: Person,
  route: R,
  request: SharingRoutes[R]['request'],
): Promise<SharingRoutes[R]['value']> {
  return calling(cloud, person, 'grants', route, request)
}

async function calling<V>(cloud: LocalCloud, person: Person, fn: string, route: string, request: unknown): Promise<V> {
  const answer = await fetch(`${cloud.url}/invoke/${fn}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': person.openid },
    body: JSON.stringify({ route, request }),
  })
  const reply = (await answer.json()) as Reply<V>
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
