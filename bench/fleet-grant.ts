/**
 * 车队授权: a company lets a thousand of its vehicles be used, in one act as its phone makes it: the draft, page after page of its fleet, the
 * consent, until the receipt is signed. And what the cloud holds in memory meanwhile, for a thousand and for the most that one act may have.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GrantFill, GrantView, SharingMe } from '../src/contract/sharing'
import { civilDateOf, daysAfter, instantOf } from '../src/core/time'
import { discard, type MeasuredCloud, startCloud, startFeed, succeeded, temporaryDirectory } from './cloud'
import { print } from './figure'
import { invoke, signIn } from './people'

const SIZES = [1000, 1000, 1000, 5000] as const
const MOST = Math.max(...SIZES)
/** All of the vehicles made for this have it. */
const PLATE = '示Z'

interface Given {
  readonly size: number
  readonly seconds: number
  readonly highestMegabytes: number
}

export async function measureFleetGrant(): Promise<void> {
  const directory = temporaryDirectory()
  const cloud = await startCloud(directory)
  try {
    const [openid = ''] = await signIn(cloud.url, 'company', 1)
    await issueVehicles(directory, cloud.url)
    const before = cloud.residentMegabytes()
    const given: Given[] = []
    for (const size of SIZES) given.push(await give(cloud, openid, size))
    report(given, before)
  } finally {
    await cloud.stop()
    discard(directory)
  }
}

/** Like a vehicle of the demo's company, each with a number and a plate of its own. */
async function issueVehicles(directory: string, url: string): Promise<void> {
  const model = modelVehicle()
  const lines = Array.from({ length: MOST }, (_, at) => {
    const face = { ...model.licence.face, plateNumber: `${PLATE}${10_000 + at}` }
    const licence = { ...model.licence, CertificateNumber: `9901017${String(at).padStart(5, '0')}`, face }
    return JSON.stringify({ ...model, eventId: randomUUID(), revision: 1, licence })
  })
  const file = join(directory, 'fleet.ndjson')
  writeFileSync(file, `${lines.join('\n')}\n`)
  await succeeded(startFeed(directory, file, ['--url', url]))
}

interface VehicleEvent {
  readonly type: string
  readonly licence: { readonly face?: { readonly plateNumber?: string; readonly operatorName?: string } }
}

function modelVehicle(): VehicleEvent {
  const lines = readFileSync(join('local', 'demo', 'province-feed.ndjson'), 'utf8')
    .trim()
    .split('\n')
  const events = lines.map((line) => JSON.parse(line) as VehicleEvent)
  const found = events.find(({ type, licence: { face } }) => type === 'issue' && face?.operatorName === firstCompany())
  if (!found) throw new Error('the demo’s company has no vehicle')
  return found
}

function firstCompany(): string {
  const people = JSON.parse(readFileSync(join('local', 'demo', 'people.json'), 'utf8')) as readonly {
    readonly role: string
    readonly represents?: readonly { readonly name: string }[]
  }[]
  return people.find(({ role }) => role === 'company')?.represents?.[0]?.name ?? ''
}

async function give(cloud: MeasuredCloud, openid: string, size: number): Promise<Given> {
  const call = <T>(route: string, request: object) => invoke<T>(cloud.url, 'grants', openid, route, request)
  const { givers } = await call<SharingMe>('sharingMe', {})
  const giver = givers.find(({ kind }) => kind === 'company')?.id
  let highest = cloud.residentMegabytes()
  const watch = setInterval(() => {
    highest = Math.max(highest, cloud.residentMegabytes())
  }, 500)
  const started = performance.now()
  const { id } = await call<GrantView>('draftGrant', {
    ...{ requestId: randomBytes(16).toString('base64url'), giver },
    recipient: { kind: 'party', id: 'relying-party-demo' },
    terms: {
      ...{ purpose: 'carriage', until: daysAfter(civilDateOf(instantOf(Date.now())), 10), copies: false },
      fields: { transport: ['plateNumber', 'vehicleType', 'status'] },
    },
  })
  for (let filled = await fill(call, id); filled.size < size; filled = await fill(call, id, filled.next)) {
    if (filled.next === undefined) throw new Error(`the fleet ended at ${filled.size} vehicles`)
  }
  const given = await call<GrantView>('giveGrant', { grant: id })
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  if (given.size !== size) throw new Error(`${given.size} of ${size} licences were granted`)
  return { size, seconds, highestMegabytes: highest }
}

type Call = <T>(route: string, request: object) => Promise<T>

function fill(call: Call, grant: string, cursor?: string): Promise<GrantFill> {
  return call('fillGrant', { grant, pick: { fleet: { plate: PLATE }, ...(cursor ? { cursor } : {}) } })
}

function report(given: readonly Given[], before: number): void {
  const thousands = given.filter(({ size }) => size === 1000)
  const most = given.filter(({ size }) => size === MOST)
  const times = new Map([['1,000 vehicles', thousands.map(({ seconds }) => seconds)]])
  print({ name: 'fleet grant, one act', unit: 's', rounds: thousands.length, atMost: 30 }, times)
  const largest = new Map([[`${MOST} vehicles`, most.map(({ seconds }) => seconds)]])
  print({ name: 'fleet grant, the largest', unit: 's', rounds: most.length }, largest)
  const memory = new Map([
    ['before', [before]],
    ['1,000 vehicles', thousands.map(({ highestMegabytes }) => highestMegabytes)],
    [`${MOST} vehicles`, most.map(({ highestMegabytes }) => highestMegabytes)],
  ])
  print({ name: 'fleet grant, resident while it is made', unit: 'MB', rounds: 1 }, memory)
}
