/** The provincial licensing system in a test's hands: pushes one more event on a licence of the demo feed, signed. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local/cloud'
import { EVENTS_PATH } from '../../local/demo/push'
import { postSigned } from '../../local/demo/signed-post'
import { readPair } from '../../local/keys'

export interface FedLicence {
  readonly CertificateTypeCode: string
  readonly CertificateNumber: string
  readonly CertificateHolderCode: string
  readonly face: { readonly plateNumber?: string; readonly operatorName?: string }
}

interface FedEvent {
  readonly type: string
  readonly revision: number
  readonly licence: Partial<FedLicence>
}

/** What happened to a licence that is there already. `licence` when it is written out whole again. */
export interface LaterEvent {
  readonly type: string
  readonly reason?: string
  readonly licence?: object
  readonly review?: object
}

const FEED = join('local', 'demo', 'province-feed.ndjson')

/** The plates of a company's vehicles, in the order the province issued them. */
export function platesOf(operatorName: string): string[] {
  const own = fedEvents().filter(({ licence }) => licence.face?.operatorName === operatorName)
  return [...new Set(own.flatMap(({ licence }) => licence.face?.plateNumber ?? []))]
}

/** The licence as it was last written out whole, and the revision the next event has to carry. */
export function fedLicence(matches: (licence: FedLicence) => boolean): { licence: FedLicence; revision: number } {
  const events = fedEvents()
  const [whole] = events
    .map((event) => event.licence)
    .filter(isWhole)
    .filter(matches)
    .reverse()
  if (!whole) throw new Error('The demo feed has no such licence')
  const own = events.filter(({ licence }) => keyOf(licence) === keyOf(whole))
  return { licence: whole, revision: Math.max(...own.map(({ revision }) => revision)) }
}

/** Pushes one more event on the licence; throws unless the cloud accepts it. */
export async function pushEvent(
  cloud: LocalCloud,
  { licence, revision }: { licence: FedLicence; revision: number },
  event: LaterEvent,
): Promise<void> {
  const { CertificateTypeCode, CertificateNumber } = licence
  const told = event.licence ? { ...licence, ...event.licence } : { CertificateTypeCode, CertificateNumber }
  await push(cloud, [{ ...event, revision: revision + 1, licence: told }])
}

/** Issues `count` more vehicles like this one, with numbers and plates of their own. */
export async function pushNewVehicles(
  cloud: LocalCloud,
  { licence }: { licence: FedLicence },
  count: number,
): Promise<void> {
  const vehicles = Array.from({ length: count }, (_, index) => ({
    ...licence,
    CertificateNumber: `9901017${String(index).padStart(5, '0')}`,
    face: { ...licence.face, plateNumber: `示Z${10000 + index}` },
  }))
  await push(
    cloud,
    vehicles.map((vehicle) => ({ type: 'issue', revision: 1, licence: vehicle })),
  )
}

/** Issues licences written out whole. */
export async function pushNewLicences(cloud: LocalCloud, licences: readonly object[]): Promise<void> {
  await push(
    cloud,
    licences.map((licence) => ({ type: 'issue', revision: 1, licence })),
  )
}

/** Pushes what happened to a licence, one event after another, from revision 2 on. */
export async function pushLife(
  cloud: LocalCloud,
  { CertificateTypeCode, CertificateNumber }: Pick<FedLicence, 'CertificateTypeCode' | 'CertificateNumber'>,
  events: readonly LaterEvent[],
): Promise<void> {
  const licence = { CertificateTypeCode, CertificateNumber }
  await push(
    cloud,
    events.map((event, place) => ({ ...event, revision: place + 2, licence: { ...licence, ...event.licence } })),
  )
}

async function push(cloud: LocalCloud, events: readonly object[]): Promise<void> {
  const stamped = events.map((event) => ({ ...event, eventId: randomUUID(), occurredAt: new Date().toISOString() }))
  const key = readPair(join(cloud.dataDir, 'keys'), 'province-licensing')
  const answer = JSON.stringify(await postSigned(cloud.url, EVENTS_PATH, JSON.stringify({ events: stamped }), key))
  const accepted = answer.split('"accepted"').length - 1
  if (accepted !== events.length) throw new Error(`The province's events were not all accepted: ${answer}`)
}

function fedEvents(): FedEvent[] {
  const lines = readFileSync(FEED, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as FedEvent)
}

function keyOf({ CertificateTypeCode, CertificateNumber }: Partial<FedLicence>): string {
  return `${CertificateTypeCode} ${CertificateNumber}`
}

function isWhole(licence: Partial<FedLicence>): licence is FedLicence {
  return licence.CertificateHolderCode !== undefined && licence.face !== undefined
}
