import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CollectionName, DATABASE } from '../../cloudfunctions/server/records'
import { PEOPLE } from '../../local/demo/people'
import type { Reply } from '../../src/contract/reply'
import { feedEvents } from '../rules/samples'
import { now, phoneOf, shown } from '../support/showing-phone'
import { firstLicence, personCalled, proven, registered } from './people'
import { credentialOf } from './phone'
import { granted, openStand, type Stand } from './stand'

const CITIZEN_NUMBER = /[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dX]/g

let stand: Stand
const printed: string[] = []
beforeAll(async () => {
  for (const stream of ['log', 'warn', 'error'] as const) {
    jest.spyOn(console, stream).mockImplementation((...texts) => void printed.push(texts.join(' ')))
  }
  stand = await openStand({ demo: true })
  await journey(stand)
  await stand.stop()
})
afterAll(() => {
  jest.restoreAllMocks()
  return stand.close()
})

/** Shown and checked without a network, and told afterwards by both phones. */
async function offline(on: Stand, licence: string, openid: string, told: object): Promise<void> {
  granted((await on.runTimer('credentials')) as Reply<unknown>)
  const phone = phoneOf(openid)
  const code = shown(phone, await credentialOf(on, phone, licence))
  const check = { requestId: 'B'.repeat(20), code, at: now(), verdict: 'valid', ...told } as const
  const { items } = granted(await on.officer('demo-officer-shili', 'reportOffline', { checks: [check] }))
  expect(items).toMatchObject([{ outcome: 'noted' }])
  const showing = { id: 'C'.repeat(22), licence, from: now(), to: now() }
  expect(granted(await on.credentials(openid, 'reportShowings', { showings: [showing] }))).toEqual({ noted: 1 })
}

/** Everything that a person's data passes through once, a fault included. */
async function journey(on: Stand): Promise<void> {
  const driver = personCalled('freight-driver')
  const officer = personCalled('officer-shili')
  const openid = await proven(on, driver)
  const id = await firstLicence(on, openid)
  granted(await on.holder(openid, 'openLicence', { id }))
  granted(await on.holder(openid, 'activate', { id }))
  const { code } = granted(await on.holder(openid, 'present', { id }))
  const request = { code, requestId: 'A'.repeat(20), place: `车主${driver.name}家门口` }
  const { verification } = granted(await on.officer(await registered(on, officer), 'verify', request))
  const words = `自称${driver.name}，${driver.holderCode}`
  const ruling = { outcome: 'refused', ground: 'other', words } as const
  granted(await on.officer(officer.openid, 'noteOutcome', { verification, ...ruling }))
  const [refusal] = granted(await on.holder(openid, 'listActivity', {})).items
  granted(await on.holder(openid, 'reportRefusal', { id: refusal?.id ?? '', words }))
  await offline(on, id, openid, { place: request.place, ...ruling })
  const [, later] = feedEvents().filter(({ licence }) => licence.CertificateNumber === driver.holderCode)
  await on.push([{ ...later, eventId: 'not a uuid', revision: 99 }])
}

/** Names and numbers of everybody in the feed and on the stage. */
function secrets(): readonly string[] {
  const events = feedEvents()
  const names = events.map(({ licence }) => licence.CertificateHolderName)
  const faces = events.map(({ licence }) => JSON.stringify(licence.face ?? {}))
  const numbers = [JSON.stringify(events), ...faces].flatMap((text) => text.match(CITIZEN_NUMBER) ?? [])
  const people = PEOPLE.flatMap(({ name, holderCode }) => [name, holderCode])
  return [...new Set([...names, ...numbers, ...people])].filter((text): text is string => typeof text === 'string')
}

function leaksIn(text: string): readonly string[] {
  return secrets().filter((secret) => text.includes(secret))
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

it('looks for several hundred names and numbers', () => {
  expect(leaksIn(JSON.stringify(feedEvents())).length).toBeGreaterThan(200)
})

it('stores no name and no number of anybody in readable form', () => {
  const collections = Object.keys(DATABASE.collections) as CollectionName[]
  // Record by record as well as file by file: a page boundary of the database file may cut a text in two.
  const texts = collections.map((collection) => JSON.stringify([...stand.records(collection)]))
  expect(texts.flatMap(leaksIn)).toEqual([])
  expect(filesOf(stand.dataDir).flatMap((file) => leaksIn(readFileSync(file, 'utf8')))).toEqual([])
})

it('writes none of them to a log', () => {
  const logs = filesOf(join(stand.dataDir, 'logs')).map((file) => readFileSync(file, 'utf8'))
  expect([...printed, ...logs].flatMap(leaksIn)).toEqual([])
})
