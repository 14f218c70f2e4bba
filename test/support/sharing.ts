/** Granted use in tests: the steps on the pages as people take them, and what is taken as given. */
import { randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import type { GrantView, SharingRoutes } from '../../src/contract/sharing'
import { civilDateOf, daysAfter, instantOf } from '../../src/core/time'
import { asSharer, givenProven } from './calls'
import { press, see } from './sight'
import type { ActorPhone } from './stage'

export const PARTY = '示例市丰达货运平台有限公司'
const PARTY_ID = 'relying-party-demo'

type Terms = SharingRoutes['draftGrant']['request']['terms']

export function inDays(days: number): string {
  return daysAfter(civilDateOf(instantOf(Date.now())), days)
}

/** On the second step: the relying party of the demo. */
export async function chooseParty(phone: ActorPhone, name = PARTY): Promise<void> {
  await press(phone, /^授权给，请选择接收方/)
  await press(phone, new RegExp(`^${name}，`))
  await see(phone, name)
}

/** A request of the demo's relying party that waits for the holder's answer. */
export async function givenRequest(
  cloud: LocalCloud,
  asker: Person,
  holder: Person,
  bent: Partial<Terms> = {},
): Promise<GrantView> {
  await givenProven(cloud, asker)
  return asSharer(cloud, asker, 'askForGrant', {
    requestId: randomBytes(16).toString('base64url'),
    party: PARTY_ID,
    holder: { by: 'holderCode', code: holder.holderCode },
    terms: {
      ...{ purpose: 'platform', words: '平台入驻审核', until: inDays(60), uses: 5, copies: true },
      fields: { practitioner: ['holderName', 'qualifications', 'validity', 'status', 'birthDate'] },
      ...bent,
    },
  })
}

/** What the recipient has been given, newest first. */
export async function receivedBy(cloud: LocalCloud, person: Person): Promise<readonly GrantView[]> {
  await givenProven(cloud, person)
  return (await asSharer(cloud, person, 'listGrants', { list: 'received' })).items
}

/** Whether the recipient can read the grant's licence now. */
export async function canRead(cloud: LocalCloud, person: Person, grant: GrantView, licence: string): Promise<boolean> {
  const { purpose } = grant.terms
  const request = { requestId: randomBytes(16).toString('base64url'), grant: grant.id, licence, purpose }
  return asSharer(cloud, person, 'readGranted', request).then(
    () => true,
    () => false,
  )
}
