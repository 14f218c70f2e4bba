/** 重新核发: a driver whose certificate ended is licensed again under the same number. */
import { randomUUID } from 'node:crypto'
import type { RawEvent } from '../rules/samples'
import { codesOf, eventsOfHolders, firstLicence, issuedOnly, personCalled, proven } from './people'
import { codeOf, granted, openStand, type Stand } from './stand'

const driver = personCalled('freight-driver')

let stand: Stand
let id: string
let first: string | undefined
beforeAll(async () => {
  stand = await openStand()
  const [issued] = await stand.push([issue])
  first = issued?.identifier
  await proven(stand, driver)
  id = await firstLicence(stand, driver.openid)
  granted(await stand.holder(driver.openid, 'activate', { id }))
  await stand.push([later('amend', 2, issue.licence), later('revoke', 3, named, { reason: '依法吊销' })])
  await stand.push([later('issue', 4, issue.licence)])
})
afterAll(() => stand.close())

const issue = issueOfDriver()
const { CertificateTypeCode, CertificateNumber } = issue.licence
const named = { CertificateTypeCode, CertificateNumber }

function issueOfDriver(): RawEvent {
  const [event] = issuedOnly(eventsOfHolders(codesOf(driver)))
  if (!event) throw new Error('the feed has lost its driver')
  return event
}

function later(type: string, revision: number, licence: object, members: object = {}) {
  return {
    eventId: randomUUID(),
    type,
    revision,
    occurredAt: `2026-10-0${revision}T00:00:00+08:00`,
    licence,
    ...members,
  }
}

const open = async () => granted(await stand.holder(driver.openid, 'openLicence', { id }))

it('is the same licence to its holder, in force again under an identifier of a new serial', async () => {
  const { summary, identifier, stateReason } = await open()
  expect(summary).toMatchObject({ id, status: 'inForce' })
  expect(identifier.split('.').slice(-2, -1)).toEqual(['001'])
  expect(identifier.split('.').slice(0, -2)).not.toEqual(first?.split('.').slice(0, -2))
  expect(stateReason).toBeUndefined()
})

it('must be activated again before it can be shown', async () => {
  expect((await open()).summary.activated).toBe(false)
  expect(codeOf(await stand.holder(driver.openid, 'present', { id }))).toBe('LICENCE_NOT_ACTIVATED')
  granted(await stand.holder(driver.openid, 'activate', { id }))
  granted(await stand.holder(driver.openid, 'present', { id }))
})

it('keeps the versions of the life that ended, the last of them as it ended', async () => {
  const { versions } = await open()
  expect(versions.map(({ version, event, status }) => [version, event, status])).toEqual([
    [1, 'issue', 'inForce'],
    [2, 'amend', 'revoked'],
    [1, 'issue', 'superseded'],
  ])
  expect(versions[0]?.changes).toEqual([])
})

it('is told to the ministry as a licence created, after the one that was invalidated', async () => {
  const told = [...stand.records('outbox').values()].filter(({ licence }) => licence === id)
  const inOrder = told.sort((a, b) => a.revision - b.revision)
  expect(inOrder.map(({ operation, version }) => [operation, version])).toEqual([
    ['create', 1],
    ['update', 2],
    ['invalidate', 2],
    ['create', 1],
  ])
  expect(new Set(inOrder.map(({ identifier }) => identifier)).size).toBe(3)
})

it('is refused while the licence lives, and every other act after its end, each with the reason', async () => {
  const refusals = async (...events: object[]) =>
    (await stand.push(events)).flatMap(({ findings }) => findings.map(({ rule }) => rule))
  expect(await refusals(later('issue', 5, issue.licence))).toEqual(['ALREADY_ISSUED'])
  expect(await refusals(later('annul', 5, named), later('resume', 6, named))).toEqual(['LICENCE_ANNULLED'])
})

it('does not take back a serial that the licence has left', async () => {
  const licence = { ...issue.licence, CertificateIdentifier: first }
  const [result] = await stand.push([later('issue', 6, licence)])
  expect(result).toMatchObject({ outcome: 'rejected', findings: [{ rule: 'IDENTIFIER_TAKEN' }] })
})
