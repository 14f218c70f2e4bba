/** Licences that a test has to itself, in the hands of the demo's driver: issued, activated, and then whatever the province does with them. */
import { keyedIndex } from '../../cloudfunctions/server/adapters/keyed-index'
import { licenceIdOf } from '../../cloudfunctions/server/licences/sealed-licence'
import type { TypeCode } from '../../src/core/licence/kinds'
import type { RawEvent } from '../rules/samples'
import { personCalled, proven } from './people'
import { issueNumbered, next, outcomes } from './province-events'
import { granted, type Stand } from './stand'

export const driver = personCalled('freight-driver')

export interface OwnLicence {
  readonly id: string
  readonly issue: RawEvent
}

/** A licence of the driver, activated unless told otherwise. */
export async function ownLicence(stand: Stand, number: string, isActivated = true): Promise<OwnLicence> {
  const [licence] = await ownLicences(stand, [number], isActivated)
  if (!licence) throw new Error('no licence was made')
  return licence
}

export async function ownLicences(
  stand: Stand,
  numbers: readonly string[],
  isActivated = true,
): Promise<readonly OwnLicence[]> {
  const issues = numbers.map((number) => issueNumbered(number))
  await accepted(stand, issues)
  await proven(stand, driver)
  const licences = issues.map((issue) => ({ id: idOf(stand, issue), issue }))
  for (const { id } of isActivated ? licences : []) granted(await stand.holder(driver.openid, 'activate', { id }))
  return licences
}

/** What the province does to it next; fails the test when it is not accepted. */
export function happens(stand: Stand, { issue }: OwnLicence, revision: number, type: string): Promise<void> {
  return accepted(stand, [next(issue, revision, { type })])
}

export async function accepted(stand: Stand, events: readonly RawEvent[]): Promise<void> {
  expect(outcomes(await stand.push(events))).toEqual(events.map(() => 'accepted'))
}

function idOf(stand: Stand, { licence }: RawEvent): string {
  const { CertificateTypeCode, CertificateNumber } = licence
  return licenceIdOf(keyedIndex(stand.keys.indexKey), CertificateTypeCode as TypeCode, String(CertificateNumber))
}
