/** The demo's people, and what the province has on each. */
import { PEOPLE, type Person } from '../../local/demo/people'
import { feedEvents, type RawEvent } from '../rules/samples'
import { granted, type Stand } from './stand'

export function personCalled(id: string): Person {
  const person = PEOPLE.find((each) => each.id === id)
  if (!person) throw new Error(`no ${id} among the demo's people`)
  return person
}

/** The feed's events of every licence that one of `codes` holds, in order. */
export function eventsOfHolders(codes: readonly string[]): readonly RawEvent[] {
  const events = feedEvents()
  const held = new Set(events.filter(({ licence }) => codes.includes(String(licence.CertificateHolderCode))).map(keyOf))
  return events.filter((event) => held.has(keyOf(event)))
}

/** The codes of a person and of the companies he represents. */
export function codesOf({ holderCode, represents = [] }: Person): readonly string[] {
  return [holderCode, ...represents.map(({ creditCode }) => creditCode)]
}

export function keyOf({ licence }: RawEvent): string {
  return `${licence.CertificateTypeCode} ${licence.CertificateNumber}`
}

/** Only the event by which each licence came about: everybody's is in force. */
export function issuedOnly(events: readonly RawEvent[]): readonly RawEvent[] {
  return events.filter(({ type }) => type === 'issue')
}

export async function proven(stand: Stand, person: Person): Promise<string> {
  granted(await stand.holder(person.openid, 'proveIdentity', { code: person.demoCode }))
  return person.openid
}

/** Registers the officer with the province's signature, and proves him. */
export async function registered(stand: Stand, person: Person, active = true): Promise<string> {
  const { name, holderCode, officer } = person
  await stand.register([{ ...officer, name, holderCode, active }])
  return proven(stand, person)
}

/** The id of the person's first licence. */
export async function firstLicence(stand: Stand, openid: string): Promise<string> {
  const [first] = granted(await stand.holder(openid, 'listLicences', {})).items
  if (!first) throw new Error('the person has no licence')
  return first.id
}
