/** The roadside without a network, at a stage's cloud: holders' phones that show by themselves, and what officers' phones are given to check with. */
import { join } from 'node:path'
import type { LocalCloud } from '../../local/cloud'
import type { Person } from '../../local/demo/people'
import { postSigned } from '../../local/demo/signed-post'
import { readPair } from '../../local/keys'
import type { LicenceSummary } from '../../src/contract/licence'
import type { RenewedCredential, RenewedCredentials } from '../../src/contract/presentation'
import type { Reply } from '../../src/contract/reply'
import { fromBase45, toBase45 } from '../../src/core/presentation/base45'
import { PROOF_PREFIX } from '../../src/core/presentation/proof'
import { after } from '../../src/core/time'
import { givenActivated } from './calls'
import { now, phoneOf, renewal, shown } from './showing-phone'

/** 出示方手机: has a key and the credential it fetched when it was online last. */
export interface ShowingPhone {
  /** The code on its screen; `laterMs`: as it will be then, without a network until then. */
  code(laterMs?: number): string
}

/** A phone of the person's that has fetched the credential of an activated licence and has been without a network since. */
export async function givenShowingPhone(
  cloud: LocalCloud,
  person: Person,
  { id }: Pick<LicenceSummary, 'id'>,
): Promise<ShowingPhone> {
  const phone = phoneOf(person.openid)
  const credential = credentialIn(await renewed(cloud, person, renewal(phone, [id])))
  return { code: (laterMs = 0) => shown(phone, credential, after(now(), laterMs)) }
}

/** The same for the first licence of a driver, which is activated if it was not. */
export async function driversPhone(cloud: LocalCloud, driver: Person): Promise<ShowingPhone> {
  return givenShowingPhone(cloud, driver, await givenActivated(cloud, driver))
}

async function renewed(cloud: LocalCloud, { openid }: Person, request: object): Promise<Reply<RenewedCredentials>> {
  const answer = await fetch(`${cloud.url}/invoke/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body: JSON.stringify({ route: 'renewCredentials', request }),
  })
  return (await answer.json()) as Reply<RenewedCredentials>
}

function credentialIn(reply: Reply<RenewedCredentials>): RenewedCredential {
  const item = reply.ok ? reply.value.items[0] : undefined
  if (!item || !('credential' in item)) throw new Error(`No credential was given: ${JSON.stringify(reply)}`)
  return item
}

/** What the timer of `credentials` does at its times: status lists with all that happened, and the ministry's trust list. */
export async function publish(cloud: LocalCloud): Promise<void> {
  const answer = await fetch(`${cloud.url}/local/timers/credentials/run`, { method: 'POST' })
  if (!answer.ok) throw new Error(`The lists were not published: ${answer.status}`)
}

/** How a phone of the second province shows: `at` is an instant, the rest as local/simulators/sample-province has it. */
interface SampleWish {
  readonly kind: 'online' | 'offline'
  readonly at?: string
  readonly deviceClockMs?: number
  readonly credentialAgeMinutes?: number
}

/** A code that a holder of the second province shows. */
export async function sampleCode(cloud: LocalCloud, licence: string, wish: SampleWish): Promise<string> {
  const answer = await fetch(`${cloud.url}/simulator/sample-province/codes`, {
    method: 'POST',
    body: JSON.stringify({ licence, ...wish }),
  })
  const { code } = (await answer.json()) as { readonly code?: string }
  if (code === undefined) throw new Error(`The second province shows nothing for ${licence}`)
  return code
}

/** The same code with one bit of what the issuer signed changed: a forger's. */
export function altered(code: string): string {
  const bytes = fromBase45(code.slice(PROOF_PREFIX.length))
  if (!bytes) throw new Error('an offline code is no base45')
  const secondOfIssue = 14
  const bent = bytes.map((byte, place) => (place === secondOfIssue ? byte ^ 1 : byte))
  return PROOF_PREFIX + toBase45(bent)
}

/** The province says until when the officer’s 执法证 is good. */
export async function registerTerm(cloud: LocalCloud, person: Person, validUntil: string): Promise<void> {
  const { name, holderCode, officer } = person
  const body = JSON.stringify({ officers: [{ ...officer, name, holderCode, active: true, validUntil }] })
  const key = readPair(join(cloud.dataDir, 'keys'), 'province-licensing')
  const answer = JSON.stringify(await postSigned(cloud.url, '/api/issuance/v1/officers', body, key))
  if (!answer.includes('"accepted"')) throw new Error(`The officer was not registered: ${answer}`)
}
